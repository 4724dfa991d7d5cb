using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Simulations;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>
/// A run gives the same bits on any number of threads, in lanes of any width, and when it goes on from a checkpoint, in everything that is recorded.
/// </summary>
internal sealed class ReproducibilityTests
{
    [Test]
    public void RunsGiveTheSameBits([Values] Mover mover, [Values] Precision precision)
    {
        BroadbandScatteringResult? first = null;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            foreach (int threads in (int[])[1, 2, 7])
            {
                BroadbandScatteringResult result = Run(mover, precision, threads, width, seed: 4);
                Compare(first ??= result, result, $"{threads} threads, {width}");
            }
        }

        BroadbandScatteringResult other = Run(mover, precision, threads: 1, LaneWidth.Bits256, seed: 5);
        Assert.That(other.Ensembles[0].Moments[^1], Is.Not.EqualTo(first!.Ensembles[0].Moments[^1]), "another seed, other particles");
    }

    [Test]
    public void RunsThatGoOnFromACheckpointGiveTheSameBits([Values] Mover mover, [Values] Precision precision)
    {
        BroadbandScatteringResult whole = Run(mover, precision, threads: 1, LaneWidth.Bits256, seed: 4);
        var store = new MemoryCheckpoints();
        CheckpointPlan saving = new(store) { Interval = whole.Experiment.StopTime / 6.7 };
        Compare(whole, Run(mover, precision, threads: 1, LaneWidth.Bits256, seed: 4, saving), "saved");
        Assert.That(store.Committed, Has.Count.EqualTo(6));
        foreach (MemoryCheckpoint checkpoint in store.Committed)
        {
            CheckpointPlan resuming = new(new MemoryCheckpoints()) { ResumeFrom = checkpoint };
            Compare(whole, Run(mover, precision, threads: 2, LaneWidth.Bits256, seed: 4, resuming), $"from step {checkpoint.Step}");
        }
    }

    [Test]
    public void ACheckpointOfOtherParticlesIsRefused()
    {
        var store = new MemoryCheckpoints();
        Run(Mover.Boris, Precision.Double, threads: 1, LaneWidth.Bits256, seed: 4, new(store) { Interval = 1e-3 }, count: 40);
        CheckpointPlan resuming = new(store) { ResumeFrom = store.Committed[0] };
        Refusal.Refused(
            () => Run(Mover.Boris, Precision.Double, threads: 1, LaneWidth.Bits256, seed: 4, resuming, count: 41), "holds 245 particles, this run has 246");
    }

    private static BroadbandScatteringResult Run(
        Mover mover, Precision precision, int threads, LaneWidth width, long seed, CheckpointPlan? checkpoints = null, int count = 333)
    {
        // Counts that no lane width divides, more blocks than threads, steps that no block divides.
        var random = new Random(8);
        using var device = CpuDevice.Create(threads, width);
        return new BroadbandScattering
        {
            Waves = WaveSet.Realise(Broadband(WaveDirections.Both, 50 * PicoTesla), 12, _ => random.NextDouble()),
            Ensembles = [new(40 * Degree, 10 * KeV, count), new(80 * Degree, 60 * KeV, 205)],
            StopTime = 211 * 2 * Math.PI / (16 * ωce),
            TimeStep = mover == Mover.Reduced ? null : 2 * Math.PI / (20 * ωce),
            Mover = mover,
            Precision = precision,
            Seed = seed,
            Samples = 5,
            Snapshots = 2,
        }.Run(device, checkpoints: checkpoints);
    }

    private static void Compare(BroadbandScatteringResult expected, BroadbandScatteringResult actual, string what)
    {
        Assert.That(actual.Times, Is.EqualTo(expected.Times), what);
        for (int i = 0; i < expected.Ensembles.Count; i++)
        {
            EnsembleRecord a = expected.Ensembles[i], b = actual.Ensembles[i];
            Assert.That(b.Moments, Is.EqualTo(a.Moments), what);
            Assert.That(b.Trajectories.SelectMany(t => t.PitchAngle), Is.EqualTo(a.Trajectories.SelectMany(t => t.PitchAngle)), what);
            Assert.That(b.Snapshots, Has.Count.EqualTo(2));
            for (int s = 0; s < 2; s++)
            {
                Assert.That(b.Snapshots[s].States, Has.Count.EqualTo(a.Ensemble.Count).And.EqualTo(a.Snapshots[s].States), what);
                Assert.That(b.Snapshots[s].Energy, Is.EqualTo(a.Snapshots[s].Energy), what);
                Assert.That(b.Snapshots[s].Histogram.Counts, Is.EqualTo(a.Snapshots[s].Histogram.Counts), what);
            }
        }
    }
}
