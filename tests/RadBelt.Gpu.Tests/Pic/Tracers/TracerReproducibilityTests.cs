using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Simulations;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Tracers;

/// <summary>Tracers are the same bits however many threads move them, and after a restart.</summary>
internal sealed class TracerReproducibilityTests
{
    private const int StartStep = 10;
    private static readonly double Step = TracerRuns.StepOf(TracerRuns.Plasma());
    private static readonly TracerSet Set = new()
    {
        Injected = [new(40 * Degree, 8 * KeV, 37)],
        Chosen = [new("electrons", (1 * KeV, 20 * KeV), (20 * Degree, 80 * Degree), 50)],
        StartTime = StartStep * Step,
        Facing = WaveDirections.Forward,
    };

    [Test]
    public void ThreadsMakeNoDifference()
    {
        var expected = Run(threads: 1);
        Assert.That(Run(threads: 2), Is.EqualTo(expected));
        Assert.That(Run(threads: 7), Is.EqualTo(expected));

        static (ParticleState[], int[]) Run(int threads)
        {
            using var device = CpuDevice.Create(threads);
            using PicModel model = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set));
            model.Advance(60);
            return State(model);
        }
    }

    // The plasma's current is summed in as many lanes as there are; tracers in a static field feel none of it.
    [Test]
    public void LanesMakeNoDifference()
    {
        PicSetup setup = TracerRuns.Vacuum(cells: 20, cellSize: 3000) with { FieldProfile = x => 1 + (0.3 * Math.Cos(2 * Math.PI * x / 60_000)) };
        var expected = Run(LaneWidth.Scalar);
        Assert.That(Run(LaneWidth.Bits256), Is.EqualTo(expected));
        Assert.That(Run(LaneWidth.Bits512), Is.EqualTo(expected));

        (ParticleState[], int[]) Run(LaneWidth width)
        {
            using var device = CpuDevice.Create(threads: 2, width);
            using PicModel model = TracerRuns.Begun(device, setup, m => m.Add(Set with { StartTime = 0, Chosen = [] }));
            model.Advance(300);
            return State(model);
        }
    }

    [TestCase(StartStep - 5, TestName = "ARestartBeforeTheTrackingIsTheSameRun")]
    [TestCase(StartStep, TestName = "ARestartAtItsStartIsTheSameRun")]
    [TestCase(StartStep + 15, TestName = "ARestartAmidItIsTheSameRun")]
    public void ARestartIsTheSameRun(int savedAt)
    {
        using var device = CpuDevice.Create(threads: 2);
        var checkpoint = new MemoryCheckpoint(savedAt, savedAt * Step);
        (ParticleState[] States, int[] Laps) expected;
        ParticleEnsemble[] ensembles;
        using (PicModel model = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set)))
        {
            model.Advance(savedAt);
            model.Save(checkpoint);
            model.Advance(50 - savedAt);
            expected = State(model);
            ensembles = [.. model.Tracers[0].Ensembles];
        }

        using PicModel resumed = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set));
        resumed.Restore(checkpoint);
        resumed.Advance(50 - savedAt);
        Assert.That(State(resumed), Is.EqualTo(expected));
        Assert.That(resumed.Tracers[0].Ensembles, Is.EqualTo(ensembles));
        Assert.That(resumed.Tracers[0].StartTime, Is.EqualTo(StartStep * Step).Within(1e-9 * Step));
    }

    [Test]
    public void ACheckpointOfOtherTracersIsRefused()
    {
        using var device = CpuDevice.Create(threads: 1);
        var checkpoint = new MemoryCheckpoint(0, 0);
        using PicModel saved = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set with { StartTime = 0 }));
        saved.Save(checkpoint);
        using PicModel other = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set with { StartTime = 0, Chosen = [] }));
        Assert.That(() => other.Restore(checkpoint), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("2 ensembles of tracers"));
    }

    [Test]
    public void TracersHaveNoEffectOnTheRun()
    {
        using var device = CpuDevice.Create(threads: 2);
        using PicModel with = TracerRuns.Begun(device, TracerRuns.Plasma(), m => m.Add(Set));
        using PicModel without = TracerRuns.Begun(device, TracerRuns.Plasma(), _ => { });
        with.Advance(40);
        without.Advance(40);
        PicParticles a = with.CopyParticles(0), b = without.CopyParticles(0);
        Assert.That(a.X, Is.EqualTo(b.X));
        Assert.That(a.Uy, Is.EqualTo(b.Uy));
    }

    private static (ParticleState[] States, int[] Laps) State(PicModel model)
    {
        PicTracers tracers = model.Tracers[0];
        var laps = new int[tracers.Count];
        tracers.ReadLaps(0, laps);
        return (tracers.Read(0, laps.Length), laps);
    }
}
