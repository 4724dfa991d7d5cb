using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>weak-turbulence</c> deck: sums and quadratures, done on the host.</summary>
internal sealed class WeakTurbulenceExperiment(WeakTurbulenceDeck deck) : Experiment
{
    private readonly WaveField field = WaveField.Of(deck.Plasma, deck.Waves, deck.Seed);

    public override IEnumerable<(string Label, string Value)> Check()
    {
        yield return ("f_ce", InvariantText.Of($"{field.Set.Mode.Plasma.ElectronGyrofrequency / Math.Tau:G6} Hz"));
        yield return ("f_pe / f_ce", InvariantText.Of($"{field.Set.Mode.Plasma.FrequencyRatio:G5}"));
        yield return ("waves", InvariantText.Of($"{field.Set.Count:N0}, B_w {field.Set.RmsAmplitude / Units.PicoTesla:G4} pT"));
        yield return ("elapsed times", InvariantText.Of($"{deck.ElapsedTimes.Values.Count:N0}, {deck.ElapsedTimes.Values.Min():G4} … {deck.ElapsedTimes.Values.Max():G4} s"));
        for (int i = 0; i < deck.Particles.PitchAngles.Count; i++)
            yield return (InvariantText.Of($"α0 = {deck.Particles.PitchAngles[i] / Units.Degree:G4}°"), InvariantText.Of($"{field.EnergyOf(deck.Particles, i) / Units.KeV:G5} keV"));
    }

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        ResonanceFactorSection factor = deck.ResonanceFactor;
        IReadOnlyList<double> times = deck.ElapsedTimes.Values;
        var histories = new List<CoefficientHistory>();
        for (int i = 0; i < deck.Particles.PitchAngles.Count; i++)
        {
            double α = deck.Particles.PitchAngles[i], energy = field.EnergyOf(deck.Particles, i);
            DiffusionTensor[]? ofSpectrum = field.Spectrum is { } spectrum
                ? Until(cancellation, times, t => WeakTurbulence.Coefficients(spectrum, Species.Electron, energy, α, t))
                : null;
            DiffusionTensor[] ofWaves = Until(cancellation, times, t => WeakTurbulence.Coefficients(field.Set, Species.Electron, energy, α, t));
            if (cancellation.IsCancellationRequested)
                break;
            histories.Add(new(
                α,
                energy,
                field.Spectrum is { } s
                    ? Quasilinear.Coefficients(s, Species.Electron, energy, α)
                    : Quasilinear.Coefficients(field.Set, Species.Electron, energy, α),
                ofSpectrum,
                ofWaves,
                field.Set.RecurrenceTime(Species.Electron, energy, α)));
        }

        return new Outcome(
            new(
                factor.ResonanceDistances,
                factor.GyrationAngles.Values,
                Table(factor.ResonanceDistances, factor.GyrationAngles.Values, ResonanceFactor.Value),
                factor.PeakDistances.Values,
                [.. factor.PeakDistances.Values.Select(ResonanceFactor.Maximum)],
                factor.FixedAngles,
                factor.DistanceAxis.Values,
                Table(factor.FixedAngles, factor.DistanceAxis.Values, (angle, distance) => ResonanceFactor.Value(distance, angle)),
                times,
                histories),
            histories.Count == deck.Particles.PitchAngles.Count);
    }

    private static DiffusionTensor[] Until(CancellationToken cancellation, IEnumerable<double> times, Func<double, DiffusionTensor> coefficients) =>
        [.. times.TakeWhile(_ => !cancellation.IsCancellationRequested).Select(coefficients)];

    private static double[][] Table(IReadOnlyList<double> rows, IReadOnlyList<double> columns, Func<double, double, double> value) =>
        [.. rows.Select(r => columns.Select(c => value(r, c)).ToArray())];

    private sealed class Outcome(WeakTurbulenceResult result, bool completed) : ExperimentOutcome
    {
        public override bool Completed => completed;

        public override JsonObject ToJson(RunProvenance provenance) => WeakTurbulenceJson.Of(result, provenance);

        public override void Write(Hdf5File file) => WeakTurbulenceFile.Write(file, result);

        public override IEnumerable<string> Summary()
        {
            yield return "    α0        E0       quasilinear D_αα   D_αα(Δt) / quasilinear at the longest Δt: spectrum, waves";
            foreach (CoefficientHistory h in result.Coefficients)
            {
                string ofSpectrum = h.OfSpectrum is { } s ? Ratio(s[^1].AlphaAlpha, h) : "-";
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{h.PitchAngle / Units.Degree,6:G4}° {h.Energy / Units.KeV,8:G4} keV   {h.Quasilinear.AlphaAlpha:0.000e-0} s^-1     {ofSpectrum,8} {Ratio(h.OfWaves[^1].AlphaAlpha, h),8}");
            }
        }

        private static string Ratio(double d, CoefficientHistory h) => h.Quasilinear.AlphaAlpha > 0
            ? (d / h.Quasilinear.AlphaAlpha).ToString("F4", CultureInfo.InvariantCulture)
            : "theory is 0";
    }
}
