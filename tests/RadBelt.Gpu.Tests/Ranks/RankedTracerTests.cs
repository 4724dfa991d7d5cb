using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Pic;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>Tracers on several ranks are those of one rank, bit for bit: injected and chosen ones, their laps, their checkpoints.</summary>
public sealed class RankedTracerTests
{
    private const int Steps = 70, LateStart = 20;

    // Some 0.8 cells a step both ways, and more a step over a cut than first messages have room for.
    private static readonly TracerSet Fast = new()
    {
        Injected = [new(15 * Degree, 600 * KeV, 5001), new(160 * Degree, 600 * KeV, 300)],
        Chosen = [new("hot", (5 * KeV, 60 * KeV), (20 * Degree, 120 * Degree), 100), new("ring", (1 * KeV, 5 * MeV), (0, Math.PI), 1 << 20)],
    };

    [Test]
    public void RanksGiveTheTracersOfOne([Values] bool isOpen, [Values(2, 3)] int size)
    {
        double[] expected = OnRanks(1, isOpen, Run);
        Assert.That(OnRanks(size, isOpen, Run), Is.EqualTo(expected));

        static double[] Run(PicModel model)
        {
            Begin(model);
            model.Advance(LateStart + 5);
            double[] before = State(model);
            model.Advance(Steps - LateStart - 5);
            var laps = new int[model.Tracers[0].Count];
            model.Tracers[0].ReadLaps(0, laps);
            Assert.That(laps, Has.Some.Positive.And.Some.Negative, "they run around");
            return [.. before, .. State(model)];
        }
    }

    // Before the second set starts, when it has just started, and amid it; the checkpoint is that of one rank.
    [Test]
    public void ACheckpointGoesOnWithAnyNumberOfRanks([Values] bool isOpen, [Values(LateStart - 5, LateStart, LateStart + 15)] int savedAt)
    {
        CheckpointInMemory one = OnRanks(1, isOpen, Saved), two = OnRanks(2, isOpen, Saved), three = OnRanks(3, isOpen, Saved);
        Assert.That(two.Names, Is.EqualTo(one.Names).And.Some.EqualTo("tracers/0/particles/cell"));
        foreach (string name in one.Names)
        {
            Assert.That(two.Array(name), Is.EqualTo(one.Array(name)), name);
        }

        double[] expected = OnRanks(1, isOpen, m =>
        {
            Begin(m);
            m.Advance(Steps);
            return State(m);
        });
        Assert.That(OnRanks(3, isOpen, m => Continued(m, two)), Is.EqualTo(expected), "two to three");
        Assert.That(OnRanks(1, isOpen, m => Continued(m, three)), Is.EqualTo(expected), "three to one");

        CheckpointInMemory Saved(PicModel model)
        {
            Begin(model);
            model.Advance(savedAt);
            var checkpoint = new CheckpointInMemory();
            model.Save(checkpoint);
            return checkpoint;
        }

        double[] Continued(PicModel model, CheckpointInMemory checkpoint)
        {
            Begin(model);
            model.Restore(checkpoint);
            model.Advance(Steps - savedAt);
            return State(model);
        }
    }

    [Test]
    public void WhatCannotBeTracedIsRefusedOnAllRanks()
    {
        TracerWindow none = new("hot", (5 * MeV, 6 * MeV), (0, 1), 1);
        string[] messages = RankedPicTests.OnRanks(2, RankedPicTests.Cubically(SmallPlasmas.Periodic(60)), m =>
        {
            string empty = Assert.Throws<InvalidInputException>(() => m.Add(new()))!.Message;
            m.Add(new() { Chosen = [none] });
            return (string[])[empty, Assert.Throws<InvalidInputException>(() => m.Begin(StepOf(m)))!.Message];
        });
        Assert.That(messages[0], Does.Contain("the set is empty"));
        Assert.That(messages[1], Does.Contain("no macro-particle of hot is within 5000 … 6000 keV"));
    }

    [Test]
    public void AModelThatIsDisposedTwiceEndsOnce() => Assert.That(
        RankedPicTests.OnRanks(2, RankedPicTests.Cubically(SmallPlasmas.Periodic(60)), m =>
        {
            m.Dispose();
            return Assert.Throws<ObjectDisposedException>(() => m.Energy()) is not null;
        }),
        Is.True);

    [Test]
    public void ASetComesThroughAsItIs()
    {
        TracerSet set = Fast with { Kind = Species.Proton, StartTime = 0.1, Facing = WaveDirections.Forward, Folded = true, Stretch = (1.5, 2.5) };
        TracerSet read = TracerSetMessage.Read(TracerSetMessage.Of(set)), plain = TracerSetMessage.Read(TracerSetMessage.Of(Fast));
        Assert.That(read.Injected, Is.EqualTo(set.Injected));
        Assert.That(read.Chosen, Is.EqualTo(set.Chosen));
        Assert.That(read, Is.EqualTo(set with { Injected = read.Injected, Chosen = read.Chosen }));
        Assert.That(plain.Stretch, Is.Null);
    }

    private static T OnRanks<T>(int size, bool isOpen, Func<PicModel, T> lead) => RankedPicTests.OnRanks(
        size, RankedPicTests.Cubically((isOpen ? SmallPlasmas.Everything(60) : SmallPlasmas.Periodic(60)) with { ListsPerCell = 2 }), lead);

    private static double StepOf(PicModel model) => TimeStepBounds.Of(model.Setup).Recommended;

    // The second set is of a stretch that in an open domain begins and ends amid ranks.
    private static void Begin(PicModel model)
    {
        (double, double) stretch = (5 * 400, 50 * 400);
        model.Add(Fast with { Stretch = stretch });
        model.Add(Fast with { Injected = [new(1, 20 * KeV, 77)], Stretch = stretch, StartTime = LateStart * StepOf(model), Facing = WaveDirections.Forward });
        model.Begin(StepOf(model));
    }

    private static double[] State(PicModel model)
    {
        var values = new List<double>();
        foreach (PicTracers tracers in model.Tracers.Where(t => t.Count > 0))
        {
            int count = (int)tracers.Count;
            double[] angles = new double[count], energies = new double[count];
            var laps = new int[count];
            tracers.ReadLaps(0, laps);
            tracers.UpdatePitchAngleAndEnergy();
            tracers.ReadPitchAngleAndEnergy(0, angles, energies);
            ParticleState[] states = tracers.Read(0, count);
            values.AddRange([tracers.StartTime, .. tracers.Ensembles.SelectMany(e => (double[])[e.PitchAngle, e.Energy, e.Count])]);
            values.AddRange([.. states.SelectMany(s => (double[])[s.X, s.Ux, s.Uy, s.Uz]), .. angles, .. energies, .. laps.Select(n => (double)n)]);
        }

        return [.. values];
    }
}
