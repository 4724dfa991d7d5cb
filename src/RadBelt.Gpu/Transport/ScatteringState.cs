using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>Moments and snapshots as the plain arrays of a checkpoint.</summary>
internal static class ScatteringState
{
    private const int NumbersOfState = 4, CountsBesideBins = 2;

    /// <summary>Sums at each sample, one after the other, and members.</summary>
    public static void Save(ICheckpointWriter writer, string name, IReadOnlyList<ScatteringSums> samples)
    {
        writer.Write<long>($"{name}/count", [.. samples.Select(s => s.Count)]);
        ExactSumsState.Save(writer.Group(name), samples.SelectMany(s => s.All));
    }

    public static IEnumerable<ScatteringSums> RestoreSums(ICheckpointReader reader, string name, ParticleEnsemble start)
    {
        long[] counts = reader.Read<long>($"{name}/count");
        ExactSum[] all = ExactSumsState.Restore(reader.Group(name));
        for (int k = 0; k < counts.Length; k++)
        {
            var sums = new ScatteringSums(start.PitchAngle, start.Energy);
            sums.Add(all[(ScatteringSums.Sums * k)..(ScatteringSums.Sums * (k + 1))], counts[k]);
            yield return sums;
        }
    }

    public static void Save(ICheckpointWriter writer, EnsembleSnapshot snapshot)
    {
        PitchAngleHistogram histogram = snapshot.Histogram;
        writer.Write<double>("time", [snapshot.Time]);
        writer.Write<double>("states", [.. snapshot.States.SelectMany(s => (double[])[s.X, s.Ux, s.Uy, s.Uz])]);
        writer.Write<double>("pitch_angle", [.. snapshot.PitchAngle]);
        writer.Write<double>("energy", [.. snapshot.Energy]);
        writer.Write<double>("range", [histogram.Lower, histogram.Upper]);
        writer.Write<long>("counts", [histogram.Below, histogram.Above, .. histogram.Counts]);
    }

    public static EnsembleSnapshot RestoreSnapshot(ICheckpointReader reader)
    {
        double[] range = reader.Read<double>("range");
        long[] counts = reader.Read<long>("counts");
        return new(
            reader.Read<double>("time")[0],
            [.. reader.Read<double>("states").Chunk(NumbersOfState).Select(s => new ParticleState(s[0], s[1], s[2], s[3]))],
            reader.Read<double>("pitch_angle"),
            reader.Read<double>("energy"),
            new(range[0], range[1], counts[CountsBesideBins..], counts[0], counts[1]));
    }
}
