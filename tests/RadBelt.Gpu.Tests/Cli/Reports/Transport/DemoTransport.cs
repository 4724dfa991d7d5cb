using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports.Transport;

/// <summary>A made-up transport run: ensembles that spread by known coefficients in two fields, the chorus one a fifth faster, theory twice as fast.</summary>
internal static class DemoTransport
{
    public const double ChorusOverBroadband = 1.2, TheoryOverBroadband = 2, StopTime = 4;

    private const int Electrons = 400;

    /// <summary>D_EE of the broadband field, J² s⁻¹.</summary>
    public const double Diffusion = 50 * Units.KeV * Units.KeV;

    public static TransportReportData Run(bool archive = true, bool broadband = true)
    {
        double[] energies = [0.25 * Units.MeV, 0.5 * Units.MeV], angles = [30 * Units.Degree, 50 * Units.Degree, 70 * Units.Degree];
        TransportEnsemble[] ensembles = [.. from e in energies from a in angles select new TransportEnsemble(e, a, Electrons)];
        return new()
        {
            Setup = new(1.44e-7, 3.1e-15, 6e6, broadband ? (400, 2000) : null, broadband ? 50 : 0, 1, StopTime, 60, 0),
            Fields =
            [
                .. archive ? [new TransportInField(TransportFieldKind.Archive, "waves of out/element", [.. ensembles.Select((e, i) => Record(e, ChorusOverBroadband, i))], 10)] : Array.Empty<TransportInField>(),
                .. broadband ? [new TransportInField(TransportFieldKind.Broadband, "broadband field of 50 waves", [.. ensembles.Select((e, i) => Record(e, 1, 100 + i))], 20)] : Array.Empty<TransportInField>(),
            ],
            Spectra = broadband ? [.. Enumerable.Range(0, 5).Select(i => new GaussianSpectrum(i * 3e6, (60 + 60 * i) * Units.PicoTesla, 2e-12, 1200, 10, 300, 9))] : [],
            Theory = broadband ? new(energies, angles, [.. energies.Select(_ => angles.Select(_ => new TransportRates(TheoryOverBroadband * Diffusion, -Units.KeV, 1e-3, 1e-4)).ToArray())]) : null,
            Stochastic = broadband ? [.. new[] { 1, 0.5 }.Select(scale => new StochasticTransport(scale, [.. ensembles.Select((e, i) => Followed(e, TheoryOverBroadband * scale, 200 + i))]))] : [],
            TheoryElapsed = broadband ? 5 : 0,
        };
    }

    private static TransportRecord Record(TransportEnsemble ensemble, double factor, int seed)
    {
        const double Period = 0.5;
        double d = factor * Diffusion;
        return new(
            ensemble,
            Period,
            [.. Enumerable.Range(0, 9).Select(n => new TransportMoments(n * Period, ensemble.Energy, 2 * d * n * Period, ensemble.EquatorialPitchAngle, 2e-3 * factor * n * Period))],
            new(d, 0.05 * d, -Units.KeV, 0.1 * Units.KeV, 0, ensemble.Energy, Period, StopTime),
            new(1e-3 * factor, 5e-5, 1e-4, 1e-5, 0, ensemble.EquatorialPitchAngle, Period, StopTime),
            Snapshots(ensemble, factor, seed),
            [.. Enumerable.Range(0, 3).Select(i => Trajectory(ensemble, seed, i))],
            2);
    }

    private static StochasticEnsemble Followed(TransportEnsemble ensemble, double factor, int seed)
    {
        TransportRecord record = Record(ensemble, factor, seed);
        return new(record.Snapshots, record.Energy, record.PitchAngle);
    }

    private static TransportSnapshot[] Snapshots(TransportEnsemble ensemble, double factor, int seed)
    {
        var random = new Random(seed);
        return [.. new[] { 1.0, StopTime }.Select(t => new TransportSnapshot(
            t,
            [.. Enumerable.Range(0, Electrons).Select(_ => ensemble.Energy + Math.Sqrt(2 * factor * Diffusion * t) * Gaussian(random))],
            [.. Enumerable.Range(0, Electrons).Select(_ => ensemble.EquatorialPitchAngle + Math.Sqrt(2e-3 * factor * t) * Gaussian(random))]))];
    }

    // A pitch angle that jumps once, within a wave whose phase turns through 180°.
    private static TransportTrajectory Trajectory(TransportEnsemble ensemble, int seed, int number)
    {
        var random = new Random(1000 * seed + number);
        double[] times = [.. Enumerable.Range(0, 400).Select(k => k * 0.01)];
        double[] walk = new double[times.Length];
        for (int k = 1; k < walk.Length; k++)
            walk[k] = 0.97 * walk[k - 1] + 0.003 * Gaussian(random);
        return new(
            times,
            [.. times.Select(_ => ensemble.Energy)],
            [.. walk.Select((w, k) => ensemble.EquatorialPitchAngle + w + (number == 1 && k is > 100 and < 108 ? 0.05 * (k - 100) / 8 : 0))],
            [.. times.Select(t => 1e7 * Math.Sin(t))],
            [.. times.Select(t => 1e8 * Math.Cos(t))],
            [.. times.Select(t => Math.IEEERemainder(20 * t, Math.Tau))],
            [.. times.Select(_ => 1e-10)]);
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
