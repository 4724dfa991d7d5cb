using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>Real results, small enough to be made in a fraction of a second: the field of Allanson et al. (2021) and electrons in it.</summary>
internal static class SmallRuns
{
    public static readonly RunProvenance Provenance = new(
        "test-particles", "A small run", "small.yaml", "experiment: test-particles\nplasma: {B0: 140 nT}  # <ü>\n", ["waves.count=32", "seed=7"],
        "0.1.0", "cpu", "SIMD CPU", 7);

    private static readonly RMode Mode = new(new ColdPlasma(140e-9, 1e7));
    private static readonly Lazy<BroadbandScatteringResult> Kept = new(() => Run(Experiment()));

    /// <summary>Three ensembles, out of order and of different size, among 32 backward waves.</summary>
    public static BroadbandScatteringResult Result => Kept.Value;

    public static BroadbandScattering Experiment(double amplitude = 1.79e-12, int waves = 32, double stopTime = 2e-3, int count = 100, params double[] degrees)
    {
        double fce = Mode.Plasma.ElectronGyrofrequency;
        WaveSpectrum spectrum = WaveSpectrum.Flat(Mode, 0.2 * fce, 0.4 * fce, amplitude, WaveDirections.Backward);
        double[] angles = degrees.Length > 0 ? degrees : [45, 15, 75];
        return new()
        {
            Waves = WaveSet.Realise(spectrum, waves, j => j * 0.618 % 1),
            Spectrum = spectrum,
            Ensembles = [.. angles.Select((α, i) => new ParticleEnsemble(
                α * Units.Degree, Resonance.Energy(Mode, Species.Electron, 0.3 * fce, WaveDirections.Backward, α * Units.Degree), degrees.Length > 0 ? count : 5 + count * i))],
            StopTime = stopTime,
            Samples = 8,
            Trajectories = 6,
            Snapshots = 3,
            ScatterLimit = 50,
            HistogramBins = 12,
        };
    }

    public static BroadbandScatteringResult Run(BroadbandScattering experiment, CancellationToken cancellation = default)
    {
        using Device device = Device.Open("cpu");
        return experiment.Run(device, cancellation: cancellation);
    }

    public static WeakTurbulenceResult WeakTurbulence(bool ofSpectrum = true, int points = 3)
    {
        BroadbandScattering experiment = Experiment();
        double[] distances = [0.5, 0.2, 0.05];
        double[] fixedAngles = [10, 100];
        double[] angles = Spread(1, 200);
        double[] axis = Spread(-0.5, 0.5);
        double[] times = [.. Spread(-3.5, -1).Select(x => Math.Pow(10, x))];
        return new(
            distances,
            angles,
            [.. distances.Select(r => angles.Select(t => ResonanceFactor.Value(r, t)).ToArray())],
            distances,
            [.. distances.Select(ResonanceFactor.Maximum)],
            fixedAngles,
            axis,
            [.. fixedAngles.Select(t => axis.Select(r => ResonanceFactor.Value(r, t)).ToArray())],
            times,
            [.. experiment.Ensembles.Select(e => new CoefficientHistory(
                e.PitchAngle,
                e.Energy,
                Quasilinear.Coefficients(experiment.Spectrum!, Species.Electron, e.Energy, e.PitchAngle),
                ofSpectrum ? [.. times.Select(t => RadBelt.Gpu.Diffusion.WeakTurbulence.Coefficients(experiment.Spectrum!, Species.Electron, e.Energy, e.PitchAngle, t))] : null,
                [.. times.Select(t => RadBelt.Gpu.Diffusion.WeakTurbulence.Coefficients(experiment.Waves, Species.Electron, e.Energy, e.PitchAngle, t))],
                experiment.Waves.RecurrenceTime(Species.Electron, e.Energy, e.PitchAngle)))]);

        double[] Spread(double from, double to) => [.. Enumerable.Range(0, points).Select(i => from + (to - from) * i / (points - 1))];
    }
}
