using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Simulations;

/// <summary>A run that goes on from a checkpoint takes the steps and samples of one that was never stopped.</summary>
internal sealed class CheckpointTests
{
    private const double Step = 1e-3, Stop = 1;

    [Test]
    public void FromEveryCheckpointTheRunEndsInTheSameState()
    {
        (Scrambler Model, Samples[] Outputs) whole = Run(checkpoints: null);
        var store = new MemoryCheckpoints();
        Run(new CheckpointPlan(store) { Interval = 0.0375 });
        Assert.That(store.Committed, Has.Count.EqualTo(26));
        foreach (MemoryCheckpoint checkpoint in store.Committed)
        {
            // Blocks of steps are cut in other places each time.
            (Scrambler Model, Samples[] Outputs) resumed = Run(new CheckpointPlan(new MemoryCheckpoints()) { ResumeFrom = checkpoint });
            Assert.That(resumed.Model.State, Is.EqualTo(whole.Model.State), $"from step {checkpoint.Step}");
            Assert.That(resumed.Model.Advanced, Is.EqualTo(1000 - checkpoint.Step));
            for (int i = 0; i < whole.Outputs.Length; i++)
            {
                Assert.That(resumed.Outputs[i].Seen, Is.EqualTo(whole.Outputs[i].Seen), $"output {i} from step {checkpoint.Step}");
            }
        }
    }

    [TestCase(0.25, new long[] { 250, 500, 750 })]
    [TestCase(0.3, new long[] { 300, 600, 900 })]
    [TestCase(0.4005, new long[] { 401, 801 }, Description = "the first whole step not before its time")]
    [TestCase(2.0, new long[] { })]
    public void CheckpointsFallOnMultiplesOfSimulatedTime(double interval, long[] expected)
    {
        var store = new MemoryCheckpoints();
        Run(new CheckpointPlan(store) { Interval = interval });
        Assert.That(store.Committed.Select(c => c.Step), Is.EqualTo(expected), "none at the beginning and none at the end");
        Assert.That(store.Committed.Select(c => c.Time), Is.EqualTo(expected.Select(s => s * 1e-3)).Within(1e-15));
    }

    [Test]
    public void ByWallTimeOneIsDueAfterEveryBlockThatTookLonger()
    {
        var store = new MemoryCheckpoints();
        Scrambler model = Run(new CheckpointPlan(store) { Every = TimeSpan.FromTicks(1) }).Model;
        Assert.That(store.Committed, Has.Count.EqualTo(model.Calls - 1), "all but the last");

        store = new MemoryCheckpoints();
        Run(new CheckpointPlan(store) { Every = TimeSpan.FromHours(1) });
        Assert.That(store.Committed, Is.Empty);
    }

    [Test]
    public void ACancelledRunIsSavedAndGoesOn()
    {
        ulong whole = Run(checkpoints: null).Model.State;
        using var stop = new CancellationTokenSource();
        var store = new MemoryCheckpoints();
        var model = new Scrambler { Watch = advanced => { if (advanced >= 400) { stop.Cancel(); } } };
        var simulation = new Simulation(model, Step, Stop) { Checkpoints = new(store) };
        Assert.That(simulation.Run(stop.Token), Is.False);
        Assert.That(store.Committed.Select(c => c.Step), Is.EqualTo((long[])[simulation.Step]));

        var other = new Scrambler();
        var resumed = new Simulation(other, Step, Stop) { Checkpoints = new(store) { ResumeFrom = store.Committed[0] } };
        Assert.That(resumed.Run(new CancellationToken(canceled: true)), Is.False);
        Assert.That((resumed.Step, store.Begun), Is.EqualTo((simulation.Step, 1)), "nothing new to save");
        Assert.That(resumed.Run(), Is.True);
        Assert.That(other.State, Is.EqualTo(whole));
    }

    [Test]
    public void ALongerRunGoesOnWithTheSameStep()
    {
        var store = new MemoryCheckpoints();
        Run(new CheckpointPlan(store) { Interval = 0.4 });
        (Scrambler Model, Samples[] Outputs) whole = Run(checkpoints: null, stop: 2);
        (Scrambler Model, Samples[] Outputs) longer = Run(new CheckpointPlan(store) { ResumeFrom = store.Committed[^1] }, stop: 2);
        Assert.That(longer.Model.State, Is.EqualTo(whole.Model.State));
        Assert.That(longer.Outputs[0].Seen, Is.EqualTo(whole.Outputs[0].Seen));

        // A stop time that the step does not divide: the last step reaches over it.
        var bare = new MemoryCheckpoints();
        new Simulation(new Scrambler(), Step, Stop) { Checkpoints = new(bare) { Interval = 0.4 } }.Run();
        var simulation = new Simulation(new Scrambler(), Step, 1.2345) { Checkpoints = new(bare) { ResumeFrom = bare.Committed[^1] } };
        Assert.That(simulation.Run(), Is.True);
        Assert.That((simulation.Steps, simulation.TimeStep), Is.EqualTo((1235, Step)));
    }

    [Test]
    public void WallTimeAddsUp()
    {
        var store = new MemoryCheckpoints();
        new Simulation(new Scrambler { Watch = _ => Thread.Sleep(20) }, Step, 0.01) { Checkpoints = new(store) { Interval = 0.009 } }.Run();
        SimulationProgress last = default;
        var progress = new Listener(p => last = p);
        new Simulation(new Scrambler(), Step, 0.01) { Progress = progress, Checkpoints = new(store) { ResumeFrom = store.Committed[0] } }.Run();
        Assert.That(last.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(60)), "four or more blocks of 20 ms before the checkpoint");
    }

    [Test]
    public void AModelThatSeesThatItIsUnsoundIsNotSaved()
    {
        var store = new MemoryCheckpoints();
        var model = new Scrambler { UnsoundAfter = 500 };
        var simulation = new Simulation(model, Step, Stop) { Checkpoints = new(store) { Interval = 0.2 } };
        Assert.That(() => simulation.Run(), Throws.InstanceOf<SimulationFailedException>());
        Assert.That(store.Committed.Select(c => c.Step), Is.EqualTo((long[])[200, 400]));
        Assert.That(store.Begun, Is.EqualTo(3));
    }

    [Test]
    public void WhatDoesNotFitIsRefused()
    {
        var store = new MemoryCheckpoints();
        Run(new CheckpointPlan(store) { Interval = 0.4 });
        CheckpointPlan late = new(store) { ResumeFrom = store.Committed[^1] };
        Refused(() => new Simulation(new Scrambler(), Step, Stop) { Checkpoints = late }.Run(), "2 outputs, this one has 0");
        Refused(() => Run(late, stop: 0.5), "it is at 0.8 s, after the stop time of 0.5 s");
        Refused(() => Run(new CheckpointPlan(store) { Interval = 0 }), "must be positive");
        Refused(() => Run(new CheckpointPlan(store) { Every = TimeSpan.Zero }), "must be positive");
        Refused(() => new Simulation(new Plain(), Step, Stop) { Checkpoints = new(store) }.Run(), "a Plain cannot be saved");
    }

    private static (Scrambler Model, Samples[] Outputs) Run(CheckpointPlan? checkpoints, double stop = Stop)
    {
        var model = new Scrambler();
        Samples[] outputs = [new(0.05, model), new(0.0333, model)];
        var simulation = new Simulation(model, Step, stop) { Checkpoints = checkpoints };
        Array.ForEach(outputs, simulation.Outputs.Add);
        Assert.That(simulation.Run(), Is.True);
        return (model, outputs);
    }

    /// <summary>A state that every step changes beyond recognition (Knuth's MMIX generator).</summary>
    private sealed class Scrambler : IModel, ICheckpointed
    {
        public ulong State { get; private set; }

        public long Advanced { get; private set; }

        public int Calls { get; private set; }

        public Action<long> Watch { get; init; } = _ => { };

        public long UnsoundAfter { get; init; } = long.MaxValue;

        public void Begin(double timeStep) => (State, Advanced, Calls) = (1, 0, 0);

        public void Advance(long steps)
        {
            for (long i = 0; i < steps; i++)
            {
                State = unchecked(State * 6364136223846793005 + 1442695040888963407);
            }

            Advanced += steps;
            Calls++;
            Watch(Advanced);
        }

        public void Save(ICheckpointWriter writer)
        {
            writer.Write<ulong>("state", [State]);
            if (Advanced > UnsoundAfter)
            {
                throw new SimulationFailedException("unsound", Advanced);
            }
        }

        public void Restore(ICheckpointReader reader) => State = reader.Read<ulong>("state")[0];

        public void Dispose()
        {
        }
    }

    private sealed class Plain : IModel
    {
        public void Begin(double timeStep)
        {
        }

        public void Advance(long steps)
        {
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Notes times and states.</summary>
    private sealed class Samples(double interval, Scrambler model) : ISimulationOutput, ICheckpointed
    {
        private readonly List<(double Time, ulong State)> seen = [];

        public double Interval => interval;

        public IReadOnlyList<(double Time, ulong State)> Seen => seen;

        public void Sample(double time) => seen.Add((time, model.State));

        public void Save(ICheckpointWriter writer)
        {
            writer.Write<double>("times", [.. seen.Select(s => s.Time)]);
            writer.Write<ulong>("states", [.. seen.Select(s => s.State)]);
        }

        public void Restore(ICheckpointReader reader) => seen.AddRange(reader.Read<double>("times").Zip(reader.Read<ulong>("states")));
    }

    private sealed class Listener(Action<SimulationProgress> tell) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(value);
    }
}
