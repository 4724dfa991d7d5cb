using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>The tracers of a <c>pic</c> run, and what is made of their records.</summary>
internal static class PicTracing
{
    /// <summary>The equatorial loss cone at L = 6, which the paper marks.</summary>
    private const double LossCone = 3 * Units.Degree;

    /// <summary>The tracers of a deck.</summary>
    /// <param name="tracers">What it says of them.</param>
    /// <param name="mode">Cold whistlers of its plasma.</param>
    /// <param name="facing">The direction that pitch angles are measured against.</param>
    /// <exception cref="InvalidInputException">No energy resonates at a pitch angle.</exception>
    public static TracerSet Set(PicTracersSection tracers, RMode mode, WaveDirections facing)
    {
        EnsemblesSection? put = tracers.Ensembles;
        return new()
        {
            StartTime = tracers.Start,
            Folded = tracers.Fold,
            Facing = facing,
            Injected = put is null ? [] : [.. put.PitchAngles.Select((α, i) => new ParticleEnsemble(α, put.EnergyOf(i) ?? Resonant(mode, put, i), put.Count))],
            Chosen = [.. tracers.Windows.Select(w => new TracerWindow(
                w.Species, (w.Energies.Low, w.Energies.High), (w.PitchAngles.Low, w.PitchAngles.High), w.Count))],
        };
    }

    /// <summary>What records them.</summary>
    /// <param name="section">What the deck says of them.</param>
    /// <param name="stopTime">Length of the run, s.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="tracers">The tracers.</param>
    public static ScatteringRecorder Recorder(PicTracersSection section, double stopTime, long seed, Gpu.Pic.Tracers.PicTracers tracers)
    {
        double length = stopTime - section.Start, interval = length / section.Samples;

        // A sample falls on the start.
        if (section.Start > 0)
        {
            interval = section.Start / Math.Ceiling(section.Start / interval);
        }

        return new(
            tracers,
            new(
                interval,
                section.Trajectories,
                [.. Enumerable.Range(0, section.Snapshots).Select(i => length * i / Math.Max(1, section.Snapshots - 1) * (1 - 1e-6))],
                section.Scatter,
                section.HistogramBins,
                [.. tracers.Ensembles.Select(_ => (0.0, Math.PI))]),
            seed);
    }

    /// <summary>What a page shows of them; null before their start.</summary>
    /// <param name="records">What was recorded.</param>
    /// <param name="frequencies">Frequencies of the resonance curves to draw, in f_ce.</param>
    /// <param name="spectrum">The waves as quasilinear theory takes them; null where it does not apply.</param>
    public static Reports.ParticleInCell.PicTracers? ForReport(PicRecords records, IReadOnlyList<double> frequencies, WaveSpectrum? spectrum) =>
        records.Tracers is not { Times.Count: > 0 } recorder ? null : new()
        {
            StartTime = records.TracersStart,
            Times = [.. recorder.Times],
            Ensembles = recorder.Ensembles,
            Quasilinear = spectrum is null ? null : [.. recorder.Ensembles.Select(e =>
                Quasilinear.Coefficients(spectrum, Species.Electron, e.Ensemble.Energy, e.Ensemble.PitchAngle))],
            ResonanceFrequencies = frequencies,
            LossCone = LossCone,
        };

    private static double Resonant(RMode mode, EnsemblesSection put, int index)
    {
        (double ω, double α) = (Math.Tau * put.ResonantWith!.Value, put.PitchAngles[index]);
        return Resonance.Energies(mode, Species.Electron, ω, WaveDirections.Backward, α) is [double lowest, ..]
            ? lowest
            : throw new InvalidInputException(FormattableString.Invariant(
                $"tracers: no electron at {α / Units.Degree:G4}° resonates with a whistler of {ω / mode.Plasma.ElectronGyrofrequency:G4} f_ce that it meets; give pitch angles below 90°"));
    }

    /// <summary>
    /// The power that there was on average in a uniform field, flat over the band where a driver makes it so, else a Gaussian as in the paper. Waves that are driven run
    /// one way; those that grow run both ways.
    /// </summary>
    public static WaveSpectrum? Spectrum(PicPlan plan, PicRecords records, FieldSamples? field, double start)
    {
        double power = records.Energy.Energies.Where(e => e.Time >= start).Select(e => e.WaveField * e.WaveField).DefaultIfEmpty(0).Average();
        if (field is not { Times: >= 64 } || !(power > 0))
        {
            return null;
        }

        if (plan.Growth is null && plan.Setup.Open?.Driver is { } driver)
        {
            return WaveSpectrum.Flat(plan.Mode, Math.Tau * driver.Lowest, Math.Tau * driver.Highest, Math.Sqrt(power), WaveDirections.Backward);
        }

        FourierAmplitude amplitude = FourierAmplitude.OfBy(field);
        (double lower, double upper) = plan.Widest;
        (double Frequency, double Power)[] inside = [.. amplitude.Frequencies.Zip(amplitude.Amplitudes, (f, a) => (Math.Tau * f, a * a)).Where(p => p.Item1 >= lower && p.Item1 <= upper)];
        double sum = inside.Sum(p => p.Power), centre = inside.Sum(p => p.Power * p.Frequency) / sum;
        double width = Math.Sqrt(2 * inside.Sum(p => p.Power * (p.Frequency - centre) * (p.Frequency - centre)) / sum);
        return double.IsFinite(width) && width > 0
            ? WaveSpectrum.Gaussian(plan.Mode, centre, width, lower, upper, Math.Sqrt(power), WaveDirections.Both)
            : null;
    }
}
