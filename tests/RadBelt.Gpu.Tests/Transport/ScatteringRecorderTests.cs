using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Transport;

using Particles = RadBelt.Gpu.TestParticles.Particles;

internal sealed class ScatteringRecorderTests
{
    private static readonly ParticleEnsemble[] Ensembles =
        [new(30 * Degree, 5 * KeV, 100), new(60 * Degree, 50 * KeV, 7), new(90 * Degree, 1 * MeV, 1000)];
    private static readonly (double, double)[] Ranges = [(0.5, 0.6), (1, 1.1), (1.5, 1.6)];
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void EachEnsembleIsRecordedOnItsOwn()
    {
        using Particles particles = Electrons();
        IReadOnlyList<EnsembleRecord> records = Record(particles, seed: 1, [0, 1, 2]).Ensembles;
        for (int i = 0; i < Ensembles.Length; i++)
        {
            // Nothing has moved: each member is where its ensemble started, and nowhere near the others.
            EnsembleRecord record = records[i];
            Assert.That(record.Ensemble, Is.EqualTo(Ensembles[i]));
            Assert.That(record.Moments, Has.Count.EqualTo(3));
            Assert.That(record.Moments[1].Count, Is.EqualTo(Ensembles[i].Count));
            Assert.That(record.Moments[1].PitchAngle.MeanSquare, Is.LessThan(1e-30));
            Assert.That(record.Moments[1].Energy.MeanSquare, Is.LessThan(Math.Pow(1e-14 * Ensembles[i].Energy, 2)));
            Assert.That(
                record.Trajectories.SelectMany(t => t.Energy),
                Is.All.EqualTo(Ensembles[i].Energy).Within(1e-14 * Ensembles[i].Energy));
            Assert.That(record.Snapshots[0].Histogram.Counts.Sum(), Is.EqualTo(Ensembles[i].Count));
        }
    }

    [Test]
    public void TrajectoriesAreOfDistinctMembersChosenByTheSeed()
    {
        using Particles particles = Electrons();
        long[][] Members(long seed) =>
            [.. Record(particles, seed, [0]).Ensembles.Select(e => e.Trajectories.Select(t => t.Member).ToArray())];
        long[][] chosen = Members(1);
        Assert.That(chosen.Select(c => c.Length), Is.EqualTo((int[])[30, 7, 30]), "30 of each, or all of them");
        Assert.That(chosen, Is.All.Unique.And.All.Ordered);
        Assert.That(chosen[0], Is.All.InRange(0, 99));
        Assert.That(chosen[1], Is.EqualTo(Enumerable.Range(0, 7)));
        Assert.That(chosen[2].Max(), Is.InRange(500, 999), "all of them below 500 by chance: once in 10⁹");
        Assert.That(Members(1), Is.EqualTo(chosen));
        Assert.That(Members(2)[2], Is.Not.EqualTo(chosen[2]));
    }

    [Test]
    public void SnapshotsAreTakenAtTheFirstSampleNotBeforeTheirTime()
    {
        using Particles particles = Electrons();
        ScatteringRecorder recorder = Record(particles, seed: 1, [0, 0.5, 1.5, 2, 3]);
        Assert.That(recorder.Times, Is.EqualTo((double[])[0, 0.5, 1.5, 2, 3]));
        Assert.That(recorder.Ensembles[2].Snapshots.Select(s => s.Time), Is.EqualTo((double[])[0, 1.5, 3]), "asked for at 0, 1, 2.5");
        EnsembleSnapshot snapshot = recorder.Ensembles[2].Snapshots[1];
        Assert.That(
            (snapshot.States.Count, snapshot.PitchAngle.Count, snapshot.Energy.Count),
            Is.EqualTo((50, 50, 50)), "the scatter limit");
        Assert.That(snapshot.States, Is.EqualTo(particles.Read(107, 50)), "the first members of that ensemble");
        Assert.That(recorder.Ensembles[1].Snapshots[1].States, Has.Count.EqualTo(7), "all, of a small one");
    }

    [Test]
    public void LargeEnsemblesAreReadInBlocksAsIfAtOnce()
    {
        // Three blocks and a bit, of electrons that a strong wave has just spread.
        ParticleEnsemble large = new(60 * Degree, 5 * KeV, 200_001);
        using Particles particles = Particles.Uniform(device, Species.Electron, [Ensembles[1], large], 1e5, seed: 9);
        var mode = new RMode(new ColdPlasma(140 * NanoTesla, 1e7));
        WaveSet wave = WaveSet.Of(mode, new Wave(0.3 * mode.Plasma.ElectronGyrofrequency, WaveDirections.Backward, 1 * NanoTesla, 0));
        using TestParticleModel model = TestParticleModel.Create(particles, new UniformField(140 * NanoTesla).Plus(wave), new Boris());
        model.Begin(5 * Microsecond);
        model.Advance(50);
        Record(particles, seed: 1, [0]);   // compiles
        long before = GC.GetAllocatedBytesForCurrentThread();
        EnsembleRecord record = Record(particles, seed: 1, [0]).Ensembles[1];
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 * large.Count), "two blocks of 2¹⁶ doubles and small things");

        var (α, e) = (new double[large.Count], new double[large.Count]);
        particles.ReadPitchAngleAndEnergy(7, α, e);
        Assert.That(α.Distinct().Count(), Is.GreaterThan(100_000));
        Assert.That(record.Moments[0], Is.EqualTo(ScatteringMoments.Of(α, e, large.PitchAngle, large.Energy)));
        PitchAngleHistogram all = PitchAngleHistogram.Of(α, 1, 1.1, 10);
        Assert.That(record.Snapshots[0].Histogram.Counts, Is.EqualTo(all.Counts));
        Assert.That((record.Snapshots[0].Histogram.Below, record.Snapshots[0].Histogram.Above), Is.EqualTo((all.Below, all.Above)));
        Assert.That(record.Trajectories.Select(t => t.PitchAngle.Single()), Is.EqualTo(record.Trajectories.Select(t => α[t.Member])));
        Assert.That(record.Trajectories.Select(t => t.Energy.Single()), Is.EqualTo(record.Trajectories.Select(t => e[t.Member])));
        Assert.That(record.Trajectories.Max(t => t.Member), Is.GreaterThan(1 << 17), "one of the last third at least");
    }

    private Particles Electrons() => Particles.Uniform(device, Species.Electron, Ensembles, 1e5, seed: 9);

    private static ScatteringRecorder Record(Particles particles, long seed, double[] times)
    {
        var recorder = new ScatteringRecorder(particles, new(0.5, 30, [0, 1, 2.5], 50, 10, Ranges), seed);
        Array.ForEach(times, recorder.Sample);
        return recorder;
    }
}
