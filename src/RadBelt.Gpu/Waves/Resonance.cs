using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// Cyclotron resonance of a particle with field-aligned waves: <c>ω − k v∥ = nΩ/γ</c>, Ω = qB0/m signed, n =
/// <see cref="FieldAlignedMode.ResonanceOrder"/> (−1 for R, +1 for L). Pitch angles are measured from +B0.
/// </summary>
/// <remarks>
/// With these signs an electron resonates with a whistler it meets head on (as long as ω &lt; ω_ce/γ): α &gt; 90° for forward waves (k &gt;
/// 0), α &lt; 90° for backward ones. Papers that quote α = 5° … 89° and waves along +B0 measure from the direction opposite to the waves;
/// <see cref="FacingWaves"/> turns such an angle into ours.
/// </remarks>
public static class Resonance
{
    /// <summary>
    /// The pitch angle from +B0 of a particle whose velocity makes <paramref name="angle"/> (rad) with the direction opposite to the
    /// waves': π − angle for forward waves, the angle itself for backward waves and for waves in both directions, where the two are
    /// equivalent.
    /// </summary>
    public static double FacingWaves(double angle, WaveDirections directions) =>
        directions == WaveDirections.Forward ? Math.PI - angle : angle;

    /// <summary>
    /// All waves of a spectrum's band and directions that resonate with a particle, by direction (forward first), then by rising frequency.
    /// </summary>
    /// <param name="spectrum">The spectrum: mode, closed band, directions.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <returns>The resonant waves; empty when there are none. Roots on a band edge count; a double root counts once.</returns>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public static IReadOnlyList<ResonantWave> Waves(WaveSpectrum spectrum, Species species, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var orbit = new UnperturbedOrbit(spectrum.Mode, species, energy, pitchAngle);
        return [.. spectrum.Directions.Signs().SelectMany(
            sign => ResonantRoots.Find(spectrum.Mode, orbit, spectrum.LowerFrequency, spectrum.UpperFrequency, sign))];
    }

    /// <summary>
    /// Kinetic energies, J, at which a particle of pitch angle <paramref name="pitchAngle"/> resonates with a wave, in rising order. From
    /// γω − k u cosα = nΩ with u = c(γ² − 1)^½, a quadratic in γ. There is one at most for electrons and R-mode waves.
    /// </summary>
    /// <param name="mode">The mode.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="frequency">Angular frequency ω of the wave, rad s⁻¹.</param>
    /// <param name="direction">Forward or Backward: the sign of k.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">The mode does not propagate at this frequency; the pitch angle is out of range; the
    /// direction is not a single one.</exception>
    public static IReadOnlyList<double> Energies(
        FieldAlignedMode mode, Species species, double frequency, WaveDirections direction, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(species);
        Require.PitchAngle(pitchAngle);

        double ω = frequency;
        double κ = direction.Sign() * mode.WaveNumber(ω) * SpeedOfLight * Math.Cos(pitchAngle);
        double nΩ = mode.ResonanceOrder * species.Gyrofrequency(mode.Plasma.FieldStrength);
        double discriminant = κ * κ + nΩ * nΩ - ω * ω;
        if (discriminant < 0)
        {
            return [];
        }

        // Roots of aγ² − 2bγ + c = 0, the larger first and the other from the product of both, so that neither loses digits.
        double a = ω * ω - κ * κ;
        double b = nΩ * ω;
        double c = nΩ * nΩ + κ * κ;
        double q = b + Math.CopySign(Math.Abs(κ) * Math.Sqrt(discriminant), b);
        double[] roots = [.. new[] { q / a, c / q }.Where(γ => γ > 1 && double.IsFinite(γ) && Resonates(γ)).Order()];

        // At α = 90° the two signs of κ, and with them both roots, fall together.
        if (roots.Length == 2 && roots[1] - roots[0] <= 1e-12 * roots[1])
        {
            roots = roots[..1];
        }

        return [.. roots.Select(γ => Square(MomentumRatio(γ)) / (γ + 1) * species.RestEnergy)];

        // u/c; from the resonance condition itself where γ² − 1 would lose digits.
        double MomentumRatio(double γ)
        {
            double u = Math.Sqrt(γ * γ - 1);
            return γ < 1.5 && Math.Abs(κ) * u > 1e-3 * Math.Abs(nΩ) ? (γ * ω - nΩ) / κ : u;
        }

        static double Square(double x) => x * x;

        // The quadratic is squared: it also holds the roots for −κ.
        bool Resonates(double γ) => Math.Abs(γ * ω - κ * Math.Sqrt(γ * γ - 1) - nΩ) <= 1e-12 * (γ * ω + Math.Abs(nΩ));
    }

    /// <summary>
    /// The energy, J, at which a particle of pitch angle <paramref name="pitchAngle"/> resonates with a wave: the lowest of
    /// <see cref="Energies"/>.
    /// </summary>
    /// <inheritdoc cref="Energies"/>
    /// <exception cref="InvalidInputException">As <see cref="Energies"/>; or no energy resonates.</exception>
    public static double Energy(FieldAlignedMode mode, Species species, double frequency, WaveDirections direction, double pitchAngle)
    {
        IReadOnlyList<double> energies = Energies(mode, species, frequency, direction, pitchAngle);
        return energies.Count > 0
            ? energies[0]
            : throw new InvalidInputException(
                $"resonant energy: no {species.Name} at α = {pitchAngle / Units.Degree:G6}° resonates with a {direction} wave at "
                + $"{frequency / (2 * Math.PI):G6} Hz; try α = {180 - pitchAngle / Units.Degree:G6}°, or another direction "
                + $"(electrons meet whistlers head on).");
    }

    /// <summary>
    /// The resonance curve E(α) of one wave, for plots: the pitch angles of <paramref name="pitchAngles"/> (rad) that have a resonant
    /// energy, with it (J).
    /// </summary>
    /// <inheritdoc cref="Energies"/>
    public static IReadOnlyList<(double PitchAngle, double Energy)> Curve(
        FieldAlignedMode mode, Species species, double frequency, WaveDirections direction, IEnumerable<double> pitchAngles)
    {
        ArgumentNullException.ThrowIfNull(pitchAngles);
        return [.. pitchAngles.SelectMany(α => Energies(mode, species, frequency, direction, α).Select(energy => (α, energy)))];
    }
}
