using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>How much of a scattering run is kept.</summary>
/// <param name="Interval">Time between samples of the moments and trajectories, s.</param>
/// <param name="Trajectories">Particles of each ensemble that are followed.</param>
/// <param name="SnapshotTimes">Times of the snapshots, s, rising; each is taken at the first sample not before it.</param>
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

/// <summary>Records how ensembles of test particles scatter: moments, trajectories, snapshots. Memory grows with samples, not with particles.</summary>
public sealed class ScatteringRecorder : ISimulationOutput
{
    private readonly Particles particles;
    private readonly ScatteringRecording recording;
    private readonly List<double> times = [];
    private readonly Recorded[] ensembles;
    private readonly double[] alpha, energy;
    private int snapshots;

    /// <summary>A recorder of <paramref name="particles"/>.</summary>
    /// <param name="particles">Particles in ensembles.</param>
    /// <param name="recording">What to keep.</param>
    /// <param name="seed">Seed by which the followed particles are chosen.</param>
    /// <exception cref="Physics.InvalidInputException">An ensemble is larger than 2³¹ members.</exception>
    public ScatteringRecorder(Particles particles, ScatteringRecording recording, long seed)
    {
        this.particles = particles;
        this.recording = recording;
        long largest = particles.Ensembles.Max(e => e.Count);
        if (largest > Array.MaxLength)
        {
            throw new Physics.InvalidInputException(
                $"count: an ensemble of {largest:N0} particles; moments are taken over at most {Array.MaxLength:N0}, split it into several ensembles");
        }

        alpha = new double[largest];
        energy = new double[largest];
        var stream = new RandomStream(seed, RandomStreams.Trajectories);
        ensembles = [.. particles.Ensembles.Select((e, i) => new Recorded(Choose(stream, (uint)i, e.Count, recording.Trajectories)))];
    }

    /// <inheritdoc/>
    public double Interval => recording.Interval;

    /// <summary>Sample times so far, s.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>What has been recorded so far, by ensemble.</summary>
    public IReadOnlyList<EnsembleRecord> Ensembles => [.. ensembles.Select((e, i) => e.Finish(particles.Ensembles[i]))];

    /// <inheritdoc/>
    public void Sample(double time)
    {
        particles.UpdatePitchAngleAndEnergy();
        bool snapshot = snapshots < recording.SnapshotTimes.Count && time >= recording.SnapshotTimes[snapshots] * (1 - 1e-9);
        long first = 0;
        for (int i = 0; i < ensembles.Length; i++)
        {
            ParticleEnsemble start = particles.Ensembles[i];
            Span<double> α = alpha.AsSpan(0, (int)start.Count), e = energy.AsSpan(0, (int)start.Count);
            particles.ReadPitchAngleAndEnergy(first, α, e);
            ensembles[i].Moments.Add(ScatteringMoments.Of(α, e, start.PitchAngle, start.Energy));
            ensembles[i].Follow(α, e);
            if (snapshot)
            {
                (double lower, double upper) = recording.HistogramRanges[i];
                int shown = Math.Min(recording.ScatterLimit, α.Length);
                ensembles[i].Snapshots.Add(new(
                    time,
                    particles.Read(first, shown),
                    α[..shown].ToArray(),
                    e[..shown].ToArray(),
                    PitchAngleHistogram.Of(α, lower, upper, recording.HistogramBins)));
            }

            first += start.Count;
        }

        snapshots += snapshot ? 1 : 0;
        times.Add(time);
    }

    // Distinct members, drawn one after another.
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

        public List<ScatteringMoments> Moments { get; } = [];

        public List<EnsembleSnapshot> Snapshots { get; } = [];

        public void Follow(ReadOnlySpan<double> α, ReadOnlySpan<double> e)
        {
            for (int i = 0; i < members.Length; i++)
            {
                alpha[i].Add(α[(int)members[i]]);
                energy[i].Add(e[(int)members[i]]);
            }
        }

        public EnsembleRecord Finish(ParticleEnsemble start) =>
            new(start, [.. Moments], [.. members.Select((m, i) => new Trajectory(m, [.. alpha[i]], [.. energy[i]]))], [.. Snapshots]);
    }
}
