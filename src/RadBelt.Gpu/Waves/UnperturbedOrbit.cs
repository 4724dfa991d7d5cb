using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// The helix of a particle in B0 alone, and what one field-aligned wave does to it to first order (Allanson et al. 2022 Eqs. 9–12, 20–25).
/// Pitch angles are measured from +B0, wave numbers are signed.
/// </summary>
internal readonly struct UnperturbedOrbit
{
    private readonly double energyScale;
    private readonly double cosine;
    private readonly double speed;
    private readonly int harmonic;

    public UnperturbedOrbit(FieldAlignedMode mode, Species species, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        Require.PitchAngle(pitchAngle);

        speed = species.Speed(energy);
        cosine = Math.Cos(pitchAngle);
        ParallelSpeed = speed * cosine;
        Gyrofrequency = species.Gyrofrequency(mode.Plasma.FieldStrength) / species.LorentzFactor(energy);
        harmonic = mode.ResonanceOrder;
        energyScale = Math.Sin(pitchAngle) * Math.Sqrt(energy * (energy + 2 * species.RestEnergy));
    }

    /// <summary>v∥ = v cosα, m s⁻¹.</summary>
    public double ParallelSpeed { get; }

    /// <summary>Relativistic signed gyrofrequency Ω0 = qB0/(γm), rad s⁻¹.</summary>
    public double Gyrofrequency { get; }

    /// <summary>Detuning from resonance h = ω − k v∥ − nΩ0 = R_res Ω0, rad s⁻¹.</summary>
    public double Detuning(double ω, double k) => ω - k * ParallelSpeed - harmonic * Gyrofrequency;

    /// <summary>A bound on the rounding error of <see cref="Detuning"/>, that of the energy it was built from included, rad s⁻¹.</summary>
    public double DetuningRounding(double ω, double k) => 1e-14 * (ω + Math.Abs(k * ParallelSpeed) + Math.Abs(Gyrofrequency));

    /// <summary>g = 1 − ω cosα/(kv): the change of pitch angle relative to that in a static wave.</summary>
    public double PitchAngleFactor(double ω, double k) => 1 - ω * cosine / (k * speed);

    /// <summary>−sinα [E(E + 2E_R)]^½ ω/(kc), J: the change of energy on the scale of <see cref="PitchAngleFactor"/>.</summary>
    public double EnergyFactor(double ω, double k) => -energyScale * ω / (k * PhysicalConstants.SpeedOfLight);
}
