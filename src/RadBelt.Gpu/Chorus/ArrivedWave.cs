namespace RadBelt.Gpu.Chorus;

/// <summary>A wave at one place and time.</summary>
/// <param name="Emission">t0, s.</param>
/// <param name="Frequency">ω, rad s⁻¹.</param>
/// <param name="Phase">φ, rad.</param>
/// <param name="WaveNormalAngle">ψ, rad, with the sign of k_x.</param>
/// <param name="Gain">Logarithm of the amplitude over the source's.</param>
/// <param name="SourceLShell">L it was emitted at.</param>
internal readonly record struct ArrivedWave(
    double Emission, double Frequency, double Phase, double WaveNormalAngle, double Gain, double SourceLShell)
{
    /// <summary>
    /// <c>φ = φ0(t0) + ∫k·dr − ω(t − t0)</c> (Chen et al. 2021, Eq. 21) with <c>φ0(t0) = −2π∫0^t0 f dt</c>: at the source ∂φ/∂t = −ω0(t) too, which the φ0 = 0 for
    /// every ray that the paper prints would break.
    /// </summary>
    public static double PhaseAt(Chirp tone, double time, double emission, double ω, double pathPhase) =>
        -2 * Math.PI * tone.Turns(emission) + pathPhase - ω * (time - emission);
}
