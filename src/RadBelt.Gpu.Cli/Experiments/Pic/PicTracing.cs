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

    /// <summary>The tracers of a deck that has some.</summary>
    /// <exception cref="InvalidInputException">No energy resonates at a pitch angle.</exception>
    public static TracerSet Set(PicDeck deck, RMode mode)
    {
        PicTracersSection tracers = deck.Tracers!;
        EnsemblesSection? put = tracers.Ensembles;
        return new()
        {
            StartTime = tracers.Start,
            Folded = tracers.Fold,
            Facing = deck.Driver is null ? WaveDirections.Backward : WaveDirections.Forward,
            Injected = put is null ? [] : [.. put.PitchAngles.Select((α, i) => new ParticleEnsemble(α, put.EnergyOf(i) ?? Resonant(mode, put, i), put.Count))],
            Chosen = [.. tracers.Windows.Select(w => new TracerWindow(
                w.Species, (w.Energies.Low, w.Energies.High), (w.PitchAngles.Low, w.PitchAngles.High), w.Count))],
        };
    }

    /// <summary>What records them.</summary>
    public static ScatteringRecorder Recorder(PicDeck deck, Gpu.Pic.Tracers.PicTracers tracers)
    {
        PicTracersSection section = deck.Tracers!;
        double length = deck.StopTime - section.Start, interval = length / section.Samples;

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
            deck.Seed);
    }

    /// <summary>What a page shows of them; null before their start.</summary>
    public static Reports.ParticleInCell.PicTracers? ForReport(PicDeck deck, PicPlan plan, PicRecords records, FieldSamples? field)
    {
        if (records.Tracers is not { Times.Count: > 0 } recorder)
        {
            return null;
        }

        WaveSpectrum? spectrum = Spectrum(plan, records, field, deck.Tracers!.Start);
        double[] frequencies = deck.Driver is null ? [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0.2, 0.3, 0.4];
        return new()
        {
            StartTime = records.TracersStart,
            Times = [.. recorder.Times],
            Ensembles = recorder.Ensembles,
            Quasilinear = spectrum is null ? null : [.. recorder.Ensembles.Select(e =>
                Quasilinear.Coefficients(spectrum, Species.Electron, e.Ensemble.Energy, e.Ensemble.PitchAngle))],
            ResonanceFrequencies = frequencies,
            LossCone = LossCone,
        };
    }

    private static double Resonant(RMode mode, EnsemblesSection put, int index)
    {
        (double ω, double α) = (Math.Tau * put.ResonantWith!.Value, put.PitchAngles[index]);
        return Resonance.Energies(mode, Species.Electron, ω, WaveDirections.Backward, α) is [double lowest, ..]
            ? lowest
            : throw new InvalidInputException(FormattableString.Invariant(
                $"tracers: no electron at {α / Units.Degree:G4}° resonates with a whistler of {ω / mode.Plasma.ElectronGyrofrequency:G4} f_ce that it meets; give pitch angles below 90°"));
    }

    // The power that there was on average, flat over the band where a driver makes it so, else a Gaussian as in the paper. Waves that are driven run one way; those
    // that grow run both ways.
    private static WaveSpectrum? Spectrum(PicPlan plan, PicRecords records, FieldSamples? field, double start)
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
