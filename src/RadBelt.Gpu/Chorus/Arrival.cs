namespace RadBelt.Gpu.Chorus;

/// <summary>A wave of the tone as it passes one place, told by when it was emitted.</summary>
/// <param name="Emission">t0, s.</param>
/// <param name="Frequency">ω, rad s⁻¹.</param>
/// <param name="Delay">T, s: from the source to this place.</param>
/// <param name="PathPhase">Ψ = ∫k·dr from the source to this place, rad. At one place ∂Ψ/∂ω = T.</param>
/// <param name="WaveNormalAngle">ψ, rad, with the sign of k_x.</param>
/// <param name="Gain">Logarithm of the amplitude over the source's.</param>
/// <param name="SourceLShell">L it was emitted at.</param>
internal readonly record struct Arrival(
    double Emission, double Frequency, double Delay, double PathPhase, double WaveNormalAngle = 0, double Gain = 0, double SourceLShell = 0)
{
    /// <summary>When it passes, s.</summary>
    public double Time => Emission + Delay;
}
