using MathNet.Numerics.Integration;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Weak-turbulence diffusion over a finite time Δt by resonant and non-resonant field-aligned waves: Allanson et al. (2022) Eqs. 20–22 with
/// the wave number signed, <c>D_αα(Δt) = (|Ω0|/2) Σ_j (b_j/B0)² g_j² A(R_j, |Ω0|Δt)</c> for discrete waves, <c>(|Ω0|/2B0²) ∫ S g² A dk</c>
/// for a continuous spectrum; g and the factors of D_αE, D_EE are those of <see cref="Quasilinear"/>, A is the
/// <see cref="ResonanceFactor"/>.
/// </summary>
/// <remarks>
/// ⟨Δα²⟩ = 2Δt D_αα(Δt) to second order in b/B0, averaged over position and gyrophase. As Δt → ∞ the continuous form tends to
/// <see cref="Quasilinear"/> as 1/Δt; the discrete form follows it up to <see cref="WaveSet.RecurrenceTime"/>.
/// </remarks>
public static class WeakTurbulence
{
    private const int PanelOrder = 16;
    private const int PanelsInBand = 32;
    private const double PhaseOfPanel = 2 * Math.PI;
    private const double MaximumPhase = 1e7;

    /// <summary>The coefficients of a discrete set of waves, a sum without approximation.</summary>
    /// <param name="waves">The waves.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <param name="elapsed">Elapsed time Δt, s, positive.</param>
    /// <exception cref="InvalidInputException">Energy, pitch angle or time out of range.</exception>
    public static DiffusionTensor Coefficients(WaveSet waves, Species species, double energy, double pitchAngle, double elapsed)
    {
        ArgumentNullException.ThrowIfNull(waves);
        Require.Positive(elapsed, "elapsed time Δt", "s");
        var orbit = new UnperturbedOrbit(waves.Mode, species, energy, pitchAngle);
        var sum = new DiffusionTensor();
        for (int j = 0; j < waves.Count; j++)
        {
            double b = waves.Amplitudes[j];
            sum += OfWave(orbit, waves.Mode.Plasma.FieldStrength, waves.Frequencies[j], waves.WaveNumbers[j], b * b, elapsed);
        }

        return sum;
    }

    /// <summary>
    /// The coefficients of a continuous spectrum, to about ten digits: Gauss–Legendre panels between which the phase (ω − k v∥ − nΩ0)Δt
    /// turns once at most.
    /// </summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <param name="elapsed">Elapsed time Δt, s, positive.</param>
    /// <exception cref="InvalidInputException">Energy, pitch angle or time out of range, or Δt so long (1e7 rad over the band) that the
    /// quasilinear limit is the answer.</exception>
    public static DiffusionTensor Coefficients(WaveSpectrum spectrum, Species species, double energy, double pitchAngle, double elapsed)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        Require.Positive(elapsed, "elapsed time Δt", "s");
        var orbit = new UnperturbedOrbit(spectrum.Mode, species, energy, pitchAngle);
        return spectrum.Directions.Signs().Aggregate(
            new DiffusionTensor(), (sum, sign) => sum + Along(spectrum, orbit, sign, elapsed));
    }

    private static DiffusionTensor Along(WaveSpectrum spectrum, UnperturbedOrbit orbit, int sign, double elapsed)
    {
        FieldAlignedMode mode = spectrum.Mode;
        double[] ends = [.. ResonantRoots
            .MonotonePieces(mode, orbit, spectrum.LowerFrequency, spectrum.UpperFrequency, sign)
            .Select(node => node.ω)];
        double[] phases = [.. ends.Select(Phase)];
        double total = phases.Zip(phases.Skip(1), (a, b) => Math.Abs(b - a)).Sum();
        if (total > MaximumPhase)
        {
            throw new InvalidInputException(
                $"elapsed time Δt: in {elapsed:G6} s the waves of the band slip by {total:G3} rad against each other, "
                + $"more than {MaximumPhase:G1}; use the quasilinear limit.");
        }

        double width = (spectrum.UpperFrequency - spectrum.LowerFrequency) / PanelsInBand;
        WaveDirections direction = WaveDirectionSigns.Direction(sign);
        var rule = new GaussLegendreRule(-1, 1, PanelOrder);
        var sum = new DiffusionTensor();
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            AddPanels(ends[i], ends[i + 1], phases[i], phases[i + 1]);
        }

        return sum;

        double Phase(double ω) => elapsed * orbit.Detuning(ω, sign * mode.WaveNumber(ω));

        // The phase is monotone between the ends, so its difference bounds the oscillation inside.
        void AddPanels(double from, double to, double phaseFrom, double phaseTo)
        {
            if (Math.Abs(phaseTo - phaseFrom) > PhaseOfPanel || to - from > width)
            {
                double middle = 0.5 * (from + to);
                double phaseMiddle = Phase(middle);
                AddPanels(from, middle, phaseFrom, phaseMiddle);
                AddPanels(middle, to, phaseMiddle, phaseTo);
                return;
            }

            double half = 0.5 * (to - from);
            for (int i = 0; i < PanelOrder; i++)
            {
                double ω = from + half * (1 + rule.GetAbscissa(i));
                double power = half * rule.GetWeight(i) * spectrum.FrequencyDensity(ω, direction);
                sum += OfWave(orbit, mode.Plasma.FieldStrength, ω, sign * mode.WaveNumber(ω), power, elapsed);
            }
        }
    }

    private static DiffusionTensor OfWave(UnperturbedOrbit orbit, double fieldStrength, double ω, double k, double power, double elapsed)
    {
        double gyration = Math.Abs(orbit.Gyrofrequency);
        double a = ResonanceFactor.Value(orbit.Detuning(ω, k) / gyration, gyration * elapsed);
        double strength = 0.5 * gyration * power / (fieldStrength * fieldStrength) * a;
        return DiffusionTensor.OfKick(orbit.PitchAngleFactor(ω, k), orbit.EnergyFactor(ω, k), strength);
    }
}
