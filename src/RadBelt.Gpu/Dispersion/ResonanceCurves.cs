using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// The two sides of the resonance condition in the form of Albert, Longley &amp; Chan (2024) Eq. 4, <c>1/μ² = [β cosα cosψ ω/(ω − nΩ/γ)]²</c>, as functions of
/// ω: where the curves cross, waves resonate (their Fig. 1). The square does not tell the sign of k∥.
/// </summary>
public static class ResonanceCurves
{
    /// <summary>1/μ² at each frequency; zero where the waves do not propagate.</summary>
    /// <param name="relation">Dispersion relation.</param>
    /// <param name="plasma">The plasma.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="waveNormalAngle">ψ, rad, in [0, π].</param>
    /// <param name="frequencies">ω, rad s⁻¹, positive.</param>
    /// <exception cref="InvalidInputException">A value is out of range, or the relation does not describe this branch and plasma.</exception>
    public static double[] InverseRefractiveIndexSquared(
        DispersionRelation relation, ColdPlasma plasma, WaveBranch branch, double waveNormalAngle, IEnumerable<double> frequencies)
    {
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(frequencies);
        return
        [
            .. frequencies.Select(ω => relation.RefractiveIndexSquared(plasma, branch, ω, waveNormalAngle)).Select(M => M > 0 ? 1 / M : 0),
        ];
    }

    /// <summary>The term of the particle at each frequency; infinite where ω = nΩ/γ exactly.</summary>
    /// <param name="plasma">The plasma.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α, rad, in [0, π].</param>
    /// <param name="harmonic">n.</param>
    /// <param name="waveNormalAngle">ψ, rad.</param>
    /// <param name="frequencies">ω, rad s⁻¹, positive.</param>
    /// <param name="condition">The condition of resonance; the exact one unless given.</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public static double[] ResonanceTerm(
        ColdPlasma plasma,
        Species species,
        double energy,
        double pitchAngle,
        int harmonic,
        double waveNormalAngle,
        IEnumerable<double> frequencies,
        ResonanceCondition? condition = null)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(species);
        ArgumentNullException.ThrowIfNull(frequencies);
        Require.Positive(energy, "energy", "J");
        Require.PitchAngle(pitchAngle);
        double κ = (condition ?? ResonanceCondition.Exact).FrequencyWeight;
        double β = species.Speed(energy) / PhysicalConstants.SpeedOfLight * Math.Cos(pitchAngle) * Math.Cos(waveNormalAngle);
        double nΩ = harmonic * species.Gyrofrequency(plasma.FieldStrength) / species.LorentzFactor(energy);
        return [.. frequencies.Select(ω => β * ω / (κ * ω - nΩ)).Select(term => double.IsNaN(term) ? 0 : term * term)];
    }
}
