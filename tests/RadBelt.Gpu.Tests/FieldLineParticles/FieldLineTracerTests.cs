using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Simulations;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

internal sealed class FieldLineTracerTests
{
    private static readonly DipoleFieldLine Line = new(5.5);
    private static readonly FieldLineSettings Brief = new() { StopTime = 0.8 };
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    private static SyntheticElement Wave { get; } = new(Line)
    {
        Frequency = 7e3, Chirp = 4e4, WaveNumber = 6e-4, Bend = (-0.4, 0.3), Outward = (2e-4, 1e-3), Electric = (2e-2, 1e-2, 1e-2), Duration = 0.05, Fall = (1, 0),
    };

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void ResultsAreTheSameBitsForAnyThreadsLanesAndBatches()
    {
        (FieldLineRun run, List<(int, SatelliteCrossing)> seen) = Run(CpuDevice.WidestLanes, 1, 1 << 18);
        Assert.That(seen, Has.Count.GreaterThan(20));
        Assert.That(run.LostNorth + run.LostSouth, Is.Positive);
        foreach ((LaneWidth width, int threads, long batch) in ((LaneWidth, int, long)[])[
            (LaneWidth.Scalar, 1, 1 << 18), (LaneWidth.Bits256, 1, 100), (CpuDevice.WidestLanes, 3, 1 << 18), (CpuDevice.WidestLanes, 2, 37)])
        {
            (FieldLineRun other, List<(int, SatelliteCrossing)> crossings) = Run(width, threads, batch);
            Assert.That(other, Is.EqualTo(run), $"{width}, {threads} threads, batches of {batch}");
            Assert.That(crossings, Is.EqualTo(seen), $"{width}, {threads} threads, batches of {batch}");
        }

        static (FieldLineRun, List<(int, SatelliteCrossing)>) Run(LaneWidth width, int threads, long batch)
        {
            using var device = CpuDevice.Create(threads, width);
            List<(int, SatelliteCrossing)> seen = [];
            FieldLineRun run = FieldLineTracer.Run(
                device, GivenElectrons.Random(Line, 333, seed: 4), [Wave.Table()], Brief with { BatchSize = batch },
                [Satellite(Hemisphere.North), Satellite(Hemisphere.South)], (satellite, crossing) => seen.Add((satellite, crossing)), null, default);
            return (run, seen);
        }
    }

    /// <summary>After any batch, and then with batches of another size.</summary>
    [Test]
    public void ARunThatGoesOnFromACheckpointIsTheRunLeftAlone()
    {
        var store = new MemoryCheckpoints();
        (FieldLineRun run, FluxEstimate[] seen) = Run(new(store) { Every = TimeSpan.FromTicks(1) }, batch: 30);
        Assert.That(store.Committed, Has.Count.EqualTo(4));
        Assert.That(seen.Sum(bin => bin.Count), Is.GreaterThan(5));
        foreach (MemoryCheckpoint checkpoint in store.Committed.ToArray())
        {
            (FieldLineRun other, FluxEstimate[] bins) = Run(new(store) { ResumeFrom = checkpoint }, batch: 17);
            Assert.That(other, Is.EqualTo(run));
            Assert.That(bins, Is.EqualTo(seen));
        }

        (FieldLineRun, FluxEstimate[]) Run(CheckpointPlan plan, long batch)
        {
            VirtualSatellite[] satellites = [Satellite(Hemisphere.North), Satellite(Hemisphere.South)];
            FieldLineRun run = FieldLineTracer.Run(
                device, GivenElectrons.Random(Line, 100, seed: 4), [Wave.Table()], Brief with { BatchSize = batch }, satellites, new PartwiseCheckpoints(plan), null, default).Run;
            return (run, [.. satellites.SelectMany(satellite => satellite.Flux().Omnidirectional)]);
        }
    }

    /// <summary>
    /// Waves end at s = 0.2 with all their amplitude, or at t: electrons that are there then are counted. Waves that have died out by there, and the equator where they
    /// come from, leave nothing to count.
    /// </summary>
    [Test]
    public void ElectronsThatLeaveWavesAreCounted()
    {
        SyntheticElement cut = Wave with { Sines = (0, 0.2), Fall = (0, 1), Electric = (1e-9, 1e-9, 0), Outward = (0, 0) };
        Assert.Multiple(() =>
        {
            Assert.That(Left(cut, 0.1), Is.EqualTo(1), "moves north");
            Assert.That(Left(cut, Math.PI - 0.05), Is.Zero, "moves south over the equator");
            Assert.That(Left(cut with { Fall = (1, 1) }, 0.1), Is.Zero, "waves fall to nothing");
            Assert.That(Left(cut with { Sines = (-0.1, 0.2), Fall = (0, 1) }, Math.PI - 0.05), Is.EqualTo(1), "moves south out of waves that go on");
            Assert.That(Left(cut with { Sines = (0, 0.9), Duration = 0.004, Fall = (0, 0) }, 0.1), Is.EqualTo(1), "waves end at once");
        });

        long Left(SyntheticElement element, double bouncePhase) => FieldLineTracer.Run(
            device, new GivenElectrons(Line, new InitialElectron(100 * KeV, 20 * Degree, bouncePhase, 0, 1)), [element.Table()], new() { StopTime = 0.04 }, []).LeftWaves;
    }

    [Test]
    public void ProgressRisesToTheEndAndCancellationStops()
    {
        List<SimulationProgress> told = [];
        var progress = new Told(told.Add);
        FieldLineTracer.Run(device, GivenElectrons.Random(Line, 20, seed: 1), [Wave.Table()], Brief with { BatchSize = 8 }, [], progress);
        Assert.That(told.Select(p => p.Step), Is.EqualTo(Enumerable.Range(1, told.Count).Select(i => (long)i)));
        Assert.That(told[^1].Step, Is.EqualTo(told[^1].Steps));

        using var stop = new CancellationTokenSource();
        var stopping = new Told(p => stop.Cancel());
        Assert.That(
            () => FieldLineTracer.Run(device, GivenElectrons.Random(Line, 20, seed: 1), [], Brief, [], stopping, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void WhatDoesNotFitTogetherIsRefused()
    {
        var electrons = new GivenElectrons(Line, new InitialElectron(100 * KeV, 0.2, 0, 0, 1));
        var other = new DipoleFieldLine(5.6);
        VirtualSatellite low = new(Line, Hemisphere.North, 90e3, Bins, lossAltitude: 50e3), elsewhere = new(other, Hemisphere.North, 650e3, Bins);
        Assert.Multiple(() =>
        {
            Refused(() => FieldLineTracer.Run(device, electrons, [(Wave with { Line = other }).Table()], Brief, []), "on L = 5.6");
            Refused(() => FieldLineTracer.Run(device, electrons, [], Brief, [elsewhere]), "on L = 5.6");
            Refused(() => FieldLineTracer.Run(device, electrons, [], Brief, [low]), "atmosphere at 50 km, the run loses electrons at 100 km");
            Refused(() => FieldLineTracer.Run(device, electrons, [], Brief with { StopTime = 0 }, []), "stop time");
            Refused(() => FieldLineTracer.Run(device, electrons, [], Brief with { StepsPerGyration = 11 }, []), "steps per gyration");
            Refused(() => FieldLineTracer.Run(device, electrons, [], Brief with { BatchSize = 0 }, []), "batch size");
            Refused(() => FieldLineTracer.Run(device, new GivenElectrons(Line, new InitialElectron(100 * KeV, 1.6, 0, 0, 1)), [], Brief, []), "equatorial pitch angle");
            Refused(() => FieldLineTracer.Run(device, new GivenElectrons(Line, new InitialElectron(0, 0.2, 0, 0, 1)), [], Brief, []), "energy of an electron");
            Refused(() => FieldLineTracer.Follow(device, Line, [new(100 * KeV, 0.2, 0, 0, 1)], [], Brief, [0, 0.9]), "times");
        });
    }

    private static SatelliteBins Bins => new([0, 1], [1 * KeV, 1 * MeV], [0, Math.PI]);

    private static VirtualSatellite Satellite(Hemisphere hemisphere) => new(Line, hemisphere, 650e3, Bins);

    private sealed class Told(Action<SimulationProgress> tell) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(value);
    }
}
