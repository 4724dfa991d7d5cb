using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Resonant quasilinear diffusion by field-aligned waves: Allanson et al. (2022) Eqs. 26, 28, 29 with the wave number signed,
/// <c>D_αα = (π/2)(Ω0²/B0²) Σ_res S_ω g² / |1 − v∥/v_g|</c>, <c>g = 1 − ω cosα/(kv)</c>, Ω0 = Ω/γ; in D_αE one factor g, in D_EE both are
/// replaced by <c>−sinα [E(E + 2E_R)]^½ ω/(kc)</c>. The sum runs over all resonant waves of the band and of the directions that carry
/// power.
/// </summary>
/// <remarks>
/// Equals Summers (2005) for the same power in one direction of k. Regular at α = 0°, 90°, 180°; zero where nothing resonates.
/// On the curves in (E, α) where a resonance is double (v∥ = v_g inside the band) the resonant limit does not exist: D(Δt) grows as Δt^½.
/// There, and only there, the coefficients are ±∞; <see cref="WeakTurbulence"/> stays finite. The singularity is integrable over E and α.
/// </remarks>
public static class Quasilinear
{
    /// <summary>The coefficients of a continuous spectrum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range.</exception>
    public static DiffusionTensor Coefficients(WaveSpectrum spectrum, Species species, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var orbit = new UnperturbedOrbit(spectrum.Mode, species, energy, pitchAngle);
        return Sum(spectrum.Mode, orbit, Resonance.Waves(spectrum, species, energy, pitchAngle), DensityAt);

        double DensityAt(ResonantWave wave) =>
            spectrum.FrequencyDensity(wave.Frequency, WaveDirectionSigns.Direction(wave.WaveNumber));
    }

    /// <summary>
    /// The coefficients of a discrete set of waves through its local density b_j²/Δω_j: what the set does on average over times longer than
    /// a few inverse band widths and shorter than <see cref="WaveSet.RecurrenceTime"/>. A direction with a single wave has no density and
    /// contributes nothing.
    /// </summary>
    /// <param name="waves">The waves.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <exception cref="InvalidInputException">Energy or pitch angle out of range, or the waves of one direction lie in several pass
    /// bands.</exception>
    public static DiffusionTensor Coefficients(WaveSet waves, Species species, double energy, double pitchAngle)
    {
        ArgumentNullException.ThrowIfNull(waves);
        var orbit = new UnperturbedOrbit(waves.Mode, species, energy, pitchAngle);
        var sum = new DiffusionTensor();
        foreach (int sign in (int[])[1, -1])
        {
            if (waves.Band(sign) is (double lower, double upper))
            {
                waves.Mode.RequirePassBand(lower, upper);
                IEnumerable<ResonantWave> resonant = ResonantRoots.Find(waves.Mode, orbit, lower, upper, sign);
                sum += Sum(waves.Mode, orbit, resonant, wave => waves.FrequencyDensity(wave.Frequency, sign));
            }
        }

        return sum;
    }

    private static DiffusionTensor Sum(
        FieldAlignedMode mode, UnperturbedOrbit orbit, IEnumerable<ResonantWave> resonant, Func<ResonantWave, double> density)
    {
        double rate = orbit.Gyrofrequency / mode.Plasma.FieldStrength;
        var sum = new DiffusionTensor();
        foreach (ResonantWave wave in resonant)
        {
            double power = density(wave);
            double strength = power == 0 ? 0 : 0.5 * Math.PI * rate * rate * power / Math.Abs(wave.DetuningSlope);
            double g = orbit.PitchAngleFactor(wave.Frequency, wave.WaveNumber);
            double e = orbit.EnergyFactor(wave.Frequency, wave.WaveNumber);
            sum += DiffusionTensor.OfKick(g, e, strength);
        }

        return sum;
    }
}
