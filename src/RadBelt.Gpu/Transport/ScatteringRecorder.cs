using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>How much of a scattering run is kept.</summary>
/// <param name="Interval">Time between samples of the moments and trajectories, s.</param>
/// <param name="Trajectories">Particles of each ensemble that are followed.</param>
/// <param name="SnapshotTimes">Times of the snapshots, s since the particles' start, rising; each is taken at the first sample not before it.</param>
/// <param name="ScatterLimit">Particles of each ensemble in a snapshot.</param>
/// <param name="HistogramBins">Bins of the snapshots' histograms.</param>
/// <param name="HistogramRanges">Range of each ensemble's histograms, rad.</param>
public sealed record ScatteringRecording(
    double Interval,
    int Trajectories,
    IReadOnlyList<double> SnapshotTimes,
    int ScatterLimit,
    int HistogramBins,
    IReadOnlyList<(double Lower, double Upper)> HistogramRanges);

/// <summary>
/// Records how ensembles of particles scatter, once they have started: moments, trajectories, snapshots. Particles are read in blocks, so memory grows with
/// samples, not with particles.
/// </summary>
public sealed class ScatteringRecorder : ISimulationOutput, ICheckpointed
{
    private const int Block = 1 << 16;
    private readonly IScatteringEnsembles particles;
    private readonly RandomStream choice;
    private readonly ScatteringRecording recording;
    private readonly List<double> times = [];
    private readonly double[] alpha = new double[Block], energy = new double[Block];
    private Recorded[] ensembles = [];
    private int snapshots;

    /// <summary>A recorder of <paramref name="particles"/>.</summary>
    /// <param name="particles">Particles in ensembles.</param>
    /// <param name="recording">What to keep.</param>
    /// <param name="seed">Seed by which the followed particles are chosen.</param>
    public ScatteringRecorder(IScatteringEnsembles particles, ScatteringRecording recording, long seed)
    {
        this.particles = particles;
        this.recording = recording;
        choice = new(seed, RandomStreams.Trajectories);
    }

    /// <inheritdoc/>
    public double Interval => recording.Interval;

    /// <summary>Sample times so far, s since the particles' start.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>What has been recorded so far, by ensemble; nothing before the first sample.</summary>
    public IReadOnlyList<EnsembleRecord> Ensembles => [.. ensembles.Select((e, i) => e.Finish(particles.Ensembles[i]))];

    /// <inheritdoc/>
    public void Sample(double time)
    {
        time -= particles.StartTime;
        if (time < 0)
        {
            return;
        }

        if (times.Count == 0)
        {
            ensembles = ChooseTrajectories();
        }

        particles.UpdatePitchAngleAndEnergy();
        bool snapshot = snapshots < recording.SnapshotTimes.Count && time >= recording.SnapshotTimes[snapshots] * (1 - 1e-9);
        long first = 0;
        for (int i = 0; i < ensembles.Length; i++)
        {
            ItemRange here = particles.Members(i);
            ensembles[i].Sums.Add(SumsOf(first, here, particles.Ensembles[i], ensembles[i]));
            if (snapshot)
            {
                ensembles[i].Snapshots.Add(SnapshotOf(first, here, recording.HistogramRanges[i], time));
            }

            first += here.Count;
        }

        snapshots += snapshot ? 1 : 0;
        times.Add(time);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write<double>("times", [.. times]);
        writer.Write<int>("snapshots", [snapshots]);
        for (int i = 0; i < ensembles.Length; i++)
        {
            ensembles[i].Save(writer.Group(InvariantText.Of($"ensemble/{i}")));
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        times.Clear();
        times.AddRange(reader.Read<double>("times"));
        snapshots = reader.Read<int>("snapshots")[0];
        ensembles = times.Count > 0 ? ChooseTrajectories() : [];
        for (int i = 0; i < ensembles.Length; i++)
        {
            ensembles[i].Restore(reader.Group(InvariantText.Of($"ensemble/{i}")), times.Count, particles.Ensembles[i]);
        }
    }

    private ScatteringSums SumsOf(long first, ItemRange here, ParticleEnsemble start, Recorded recorded)
    {
        var sums = new ScatteringSums(start.PitchAngle, start.Energy);
        ForEachBlock(first, here.Count, (member, α, e) =>
        {
            sums.Add(α, e);
            recorded.Follow(here.First + member, α, e);
        });
        return sums;
    }

    private EnsembleSnapshot SnapshotOf(long first, ItemRange here, (double Lower, double Upper) range, double time)
    {
        PitchAngleHistogram Count(ReadOnlySpan<double> α) => PitchAngleHistogram.Of(α, range.Lower, range.Upper, recording.HistogramBins);
        PitchAngleHistogram histogram = Count([]);
        ForEachBlock(first, here.Count, (_, α, _) => histogram = histogram.Plus(Count(α)));
        int shown = (int)Math.Clamp(recording.ScatterLimit - here.First, 0, here.Count);
        var (pitchAngles, energies) = (new double[shown], new double[shown]);
        particles.ReadPitchAngleAndEnergy(first, pitchAngles, energies);
        return new(time, particles.Read(first, shown), pitchAngles, energies, histogram);
    }

    // Hands over the number within the ensemble of a block's first member, and α and E of the block.
    private void ForEachBlock(long first, long count, Action<long, ReadOnlySpan<double>, ReadOnlySpan<double>> use)
    {
        for (long member = 0; member < count; member += Block)
        {
            int n = (int)Math.Min(Block, count - member);
            Span<double> α = alpha.AsSpan(0, n), e = energy.AsSpan(0, n);
            particles.ReadPitchAngleAndEnergy(first + member, α, e);
            use(member, α, e);
        }
    }

    private Recorded[] ChooseTrajectories() =>
        [.. particles.Ensembles.Select((e, i) => new Recorded(
            [.. Choose(choice, (uint)i, e.Count, recording.Trajectories).Where(particles.Members(i).Contains)]))];

    // Distinct members, drawn one after another; of a shard those of the whole run that are in it.
    private static long[] Choose(RandomStream stream, uint ensemble, long count, int wanted)
    {
        if (wanted >= count)
        {
            return [.. Enumerable.Range(0, (int)count).Select(i => (long)i)];
        }

        var chosen = new SortedSet<long>();
        for (long draw = 0; chosen.Count < wanted; draw++)
        {
            chosen.Add((long)(stream.Uniform(draw, ensemble).First * count));
        }

        return [.. chosen];
    }

    private sealed class Recorded(long[] members)
    {
        private readonly List<double>[] alpha = [.. members.Select(_ => new List<double>())];
        private readonly List<double>[] energy = [.. members.Select(_ => new List<double>())];

        public List<ScatteringSums> Sums { get; } = [];

        public List<EnsembleSnapshot> Snapshots { get; } = [];

        // Takes what a block holds of the members; first is its first member's number.
        public void Follow(long first, ReadOnlySpan<double> α, ReadOnlySpan<double> e)
        {
            for (int i = 0; i < members.Length; i++)
            {
                long at = members[i] - first;
                if (at >= 0 && at < α.Length)
                {
                    alpha[i].Add(α[(int)at]);
                    energy[i].Add(e[(int)at]);
                }
            }
        }

        // Trajectories lie one after the other, each as long as there are samples.
        public void Save(ICheckpointWriter writer)
        {
            ScatteringState.Save(writer, "sums", Sums);
            writer.Write<double>("alpha", [.. alpha.SelectMany(a => a)]);
            writer.Write<double>("energy", [.. energy.SelectMany(e => e)]);
            writer.Write<int>("snapshots", [Snapshots.Count]);
            for (int k = 0; k < Snapshots.Count; k++)
            {
                ScatteringState.Save(writer.Group(InvariantText.Of($"snapshot/{k}")), Snapshots[k]);
            }
        }

        public void Restore(ICheckpointReader reader, int samples, ParticleEnsemble start)
        {
            Sums.Clear();
            Sums.AddRange(ScatteringState.RestoreSums(reader, "sums", start));
            Restore(alpha, reader.Read<double>("alpha"), samples);
            Restore(energy, reader.Read<double>("energy"), samples);
            Snapshots.Clear();
            int count = reader.Read<int>("snapshots")[0];
            Snapshots.AddRange(Enumerable.Range(0, count).Select(k => ScatteringState.RestoreSnapshot(reader.Group(InvariantText.Of($"snapshot/{k}")))));
        }

        private static void Restore(List<double>[] trajectories, double[] values, int samples)
        {
            if (values.Length != samples * trajectories.Length)
            {
                throw new InvalidInputException(
                    $"checkpoint: it holds {values.Length / Math.Max(samples, 1)} trajectories of an ensemble, this run keeps {trajectories.Length}; ask for as many");
            }

            for (int i = 0; i < trajectories.Length; i++)
            {
                trajectories[i].Clear();
                trajectories[i].AddRange(values.AsSpan(i * samples, samples));
            }
        }

        public EnsembleRecord Finish(ParticleEnsemble start) =>
            new(start, [.. Sums.Select(sums => sums.Finish())], [.. members.Select((m, i) => new Trajectory(m, [.. alpha[i]], [.. energy[i]]))], [.. Snapshots]) { Sums = [.. Sums] };
    }
}
