using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Devices;
using RadBelt.Gpu.Tests.Simulations;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Runs as a whole: what is recorded when, that it does not depend on how it was computed, and what is refused. The line is steep, so that bounces are short.</summary>
public sealed class TransportRunTests
{
    private const double Duration = 0.01, Interval = 1e-4;
    private static readonly ParabolicFieldLine Line = new(140 * NanoTesla, 1e-10);
    private static readonly WaveFieldGrid Grid = new(Line, -2e5, 1e4, 41, 0.5, Interval, (long)Math.Round(Duration / Interval) + 1);
    private static readonly TransportEnsemble[] Ensembles = [new(500 * KeV, 70 * Degree, 21), new(100 * KeV, 60 * Degree, 12)];
    private static readonly TransportSettings Settings = new(Duration) { Trajectories = 3, TrajectoryInterval = 1e-3, SnapshotTimes = [0, 0.004], Seed = 11 };

    [Test]
    public void RecordsAreTakenAtTheirTimes()
    {
        List<SimulationProgress> told = [];
        IReadOnlyList<TransportRecord> records = Run(Settings, progress: new Told(told));
        double step = TransportPlan.Of(Grid, Ensembles, Settings).TimeStep;
        foreach ((TransportRecord record, TransportEnsemble ensemble) in records.Zip(Ensembles))
        {
            double period = Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
            Assert.That(record.Ensemble, Is.EqualTo(ensemble));
            Assert.That(record.Moments, Has.Count.EqualTo(1 + (int)((Duration + (step / 2)) / period)).And.Count.GreaterThanOrEqualTo(3));
            Assert.That(record.Moments.Select(m => m.Time), Is.EqualTo(record.Moments.Select((_, n) => n * period)).Within(step));
            Assert.That(record.Energy.From, Is.EqualTo(record.Moments[1].Time));
            Assert.That(record.Energy.To, Is.EqualTo(record.Moments[^1].Time));
            Assert.That(record.Snapshots.Select(s => s.Time), Is.EqualTo(Settings.SnapshotTimes).Within(step));
            Assert.That(record.Snapshots.Select(s => s.Energies.Length), Is.All.EqualTo(ensemble.Count));
            Assert.That(record.Snapshots[0].Energies, Is.All.EqualTo(ensemble.Energy).Within(1e-9 * ensemble.Energy));
            Assert.That(record.Moments[0].EnergyVariance, Is.LessThan(1e-20 * ensemble.Energy * ensemble.Energy));
            Assert.That(record.Moments[^1].EnergyVariance, Is.GreaterThan(1e-9 * ensemble.Energy * ensemble.Energy), "the wave did something");
            Assert.That(record.Trajectories, Has.Count.EqualTo(3));
            Assert.That(record.Trajectories[0].Times, Is.EqualTo(Enumerable.Range(0, 11).Select(i => i * 1e-3)).Within(step * 11));

            // Points lie at samples; between nodes 0.3 rad apart a blend is too small by up to 0.3²/8.
            Assert.That(record.Trajectories[0].WaveAmplitudes, Is.All.InRange((1 - (0.3 * 0.3 / 8)) * 1e-9, 1e-9 * (1 + 1e-6)));
        }

        Assert.That(told[^1].Step, Is.EqualTo(told[^1].Steps));
        Assert.That(told[^1].Time, Is.EqualTo(Duration).Within(step));
    }

    /// <summary>
    /// In a wave too weak to feel that stands still, ζ turns as the electron does, forward about B0 by 2 arctan(θ/2) a step with θ = |Ω| b Δt/γ, b where the step is made: half a
    /// step away from the points, which b differs by 1e-3 over.
    /// </summary>
    [Test]
    public void WavePhaseIsTheAngleFromTheWaveToTheVelocity()
    {
        using var device = CpuDevice.Create(1);
        using var field = new GivenField(Grid, (_, _) => (0, 0, 1e-15, 1e-15));
        double step = TransportPlan.Of(Grid, Ensembles, Settings).TimeStep;
        TransportTrajectory t = TransportRun.Run(device, field, Ensembles, Settings with { TrajectoryInterval = step })[0].Trajectories[0];
        double θ = Math.Abs(Species.Electron.Gyrofrequency(Line.EquatorialField)) * step / Species.Electron.LorentzFactor(500 * KeV);
        for (int i = 1; i < t.Times.Length; i++)
        {
            double here = θ * Line.FieldRatio((t.Distances[i] + t.Distances[i - 1]) / 2);
            Assert.That(Math.IEEERemainder(t.WavePhases[i] - t.WavePhases[i - 1], Math.Tau), Is.EqualTo(2 * Math.Atan(here / 2)).Within(1e-3 * here));
        }

        Assert.That(t.WavePhases, Is.All.InRange(-Math.PI, Math.PI));
        Assert.That(t.WaveAmplitudes, Is.All.EqualTo(Math.Sqrt(2) * 1e-15).Within(1e-21));
    }

    [Test]
    public void SlabsDoNotShow([Values(4, 7, 40)] int samples)
    {
        using var device = CpuDevice.Create(1);
        using GivenField field = Wave();
        IReadOnlyList<TransportRecord> slabs = TransportRun.Run(device, field, Ensembles, Settings with { SlabBytes = samples * 41 * 16 });
        Assert.That(field.LongestSlab, Is.EqualTo(samples / 2));
        AreTheSame(slabs, Run(Settings));
    }

    /// <summary>Wherever part of a run is stopped: within slabs and at their ends, before and after anything is recorded.</summary>
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void StopsDoNotShow(DeviceFactory factory)
    {
        using Device device = factory.Open();
        using GivenField field = Wave();
        TransportSettings settings = Settings with { SlabBytes = 7 * 41 * 16, Part = new(5, 20) };
        var store = new MemoryCheckpoints();
        IReadOnlyList<TransportRecord> whole = Run(new(store) { Every = TimeSpan.FromTicks(1) });
        Assert.That(store.Committed, Has.Count.GreaterThan(12));
        foreach (MemoryCheckpoint checkpoint in store.Committed.ToArray())
            AreTheSame(Run(new(store) { ResumeFrom = checkpoint }), whole);

        IReadOnlyList<TransportRecord> Run(CheckpointPlan plan) => TransportRun.Run(device, field, Ensembles, settings, new(plan), null, CancellationToken.None).Records;
    }

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void DevicesDoNotShow(DeviceFactory factory)
    {
        using Device device = factory.Open();
        if (factory.IsExact)
        {
            AreTheSame(Run(Settings, device), Run(Settings));
        }
        else
        {
            // A rounding here and there in some thousand steps.
            double[] found = [.. Run(Settings, device)[0].Snapshots[1].Energies], expected = [.. Run(Settings)[0].Snapshots[1].Energies];
            Assert.That(found, Is.EqualTo(expected).Within(1e-6).Percent);
        }
    }

    [Test]
    public void CancellationEndsARun() =>
        Assert.That(() => Run(Settings, cancellation: new(true)), Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void BadInputIsRefused()
    {
        TransportEnsemble e = Ensembles[0];
        Refuses("stop time", Settings with { StopTime = 0.02 });
        Refuses("stop time", Settings with { StopTime = double.NaN });
        Refuses("steps per gyration", Settings with { StepsPerGyration = 19 });
        Refuses("steps per gyration: where electrons of 10° ", Settings with { StepsPerGyration = 20 }, e with { EquatorialPitchAngle = 10 * Degree, Energy = 1 * KeV }, new(Line, -1e6, 1e4, 201, 0, Interval, 101));
        Refuses("loss cone", Settings with { LossCone = Math.PI });
        Refuses("lies in the loss cone", Settings with { LossCone = 75 * Degree });
        Refuses("snapshot times", Settings with { SnapshotTimes = [0.02] });
        Refuses("time between points", Settings with { TrajectoryInterval = 0 });
        Refuses("trajectories", Settings with { Trajectories = -1 });
        Refuses("first bounce period", Settings with { FitFrom = -1 });
        Refuses("slabs", Settings with { SlabBytes = 41 * 16 * 3 });
        Refuses("energy", Settings, e with { Energy = -1 });
        Refuses("equatorial pitch angle", Settings, e with { EquatorialPitchAngle = 0 });
        Refuses("equatorial pitch angle", Settings, e with { EquatorialPitchAngle = 100 * Degree });
        Refuses("2° mirrors 13.5 L R_E", Settings, e with { EquatorialPitchAngle = 2 * Degree });
        Refuses("electrons", Settings, e with { Count = 1 });

        static void Refuses(string what, TransportSettings settings, TransportEnsemble? ensemble = null, WaveFieldGrid? grid = null)
        {
            using var device = CpuDevice.Create(1);
            using var field = new GivenField(grid ?? Grid, (_, _) => default);
            Assert.That(
                () => TransportRun.Run(device, field, ensemble is null ? Ensembles : [ensemble], settings), Throws.InstanceOf<InvalidInputException>().With.Message.Contains(what));
        }
    }

    private static IReadOnlyList<TransportRecord> Run(
        TransportSettings settings, Device? device = null, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        using Device reference = DeviceSource.Reference();
        using GivenField field = Wave();
        return TransportRun.Run(device ?? reference, field, Ensembles, settings, progress, cancellation);
    }

    // A strong wave of no particular dispersion.
    private static GivenField Wave() => new(Grid, (z, t) =>
    {
        (double sin, double cos) = Math.SinCos((3e-5 * z) - (8e3 * t));
        return (0.01 * sin, -0.01 * cos, 1e-9 * cos, 1e-9 * sin);
    });

    private static void AreTheSame(IReadOnlyList<TransportRecord> found, IReadOnlyList<TransportRecord> expected)
    {
        foreach ((TransportRecord a, TransportRecord b) in found.Zip(expected))
        {
            Assert.That(a.Moments, Is.EqualTo(b.Moments));
            Assert.That(a.Energy, Is.EqualTo(b.Energy));
            Assert.That(a.Snapshots.Select(s => s.PitchAngles), Is.EqualTo(b.Snapshots.Select(s => s.PitchAngles)));
            Assert.That(a.Trajectories.SelectMany(Numbers), Is.EqualTo(b.Trajectories.SelectMany(Numbers)));
        }

        static double[] Numbers(TransportTrajectory t) => [.. t.Times, .. t.Energies, .. t.PitchAngles, .. t.Distances, .. t.ParallelSpeeds, .. t.WavePhases, .. t.WaveAmplitudes];
    }

    private sealed class Told(List<SimulationProgress> list) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => list.Add(value);
    }
}
