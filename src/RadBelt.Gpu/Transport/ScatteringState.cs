using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>Moments and snapshots as the plain arrays of a checkpoint.</summary>
internal static class ScatteringState
{
    private const int NumbersOfState = 4, CountsBesideBins = 2;

    /// <summary>Sums at each sample, one after the other: members, and of each sum the place of its first digit, how many there are, and the digits.</summary>
    public static void Save(ICheckpointWriter writer, string name, IReadOnlyList<ScatteringSums> samples)
    {
        (int First, long[] Digits)[] sums = [.. samples.SelectMany(s => s.All).Select(sum => sum.Save())];
        writer.Write<long>($"{name}/count", [.. samples.Select(s => s.Count)]);
        writer.Write<int>($"{name}/first", [.. sums.Select(s => s.First)]);
        writer.Write<int>($"{name}/length", [.. sums.Select(s => s.Digits.Length)]);
        writer.Write<long>($"{name}/digits", [.. sums.SelectMany(s => s.Digits)]);
    }

    public static IEnumerable<ScatteringSums> RestoreSums(ICheckpointReader reader, string name, ParticleEnsemble start)
    {
        long[] counts = reader.Read<long>($"{name}/count"), digits = reader.Read<long>($"{name}/digits");
        int[] firsts = reader.Read<int>($"{name}/first"), lengths = reader.Read<int>($"{name}/length");
        int at = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            var all = new ExactSum[ScatteringSums.Sums];
            for (int i = 0; i < all.Length; i++)
            {
                int n = k * all.Length + i;
                all[i] = ExactSum.Restore(firsts[n], digits.AsSpan(at, lengths[n]));
                at += lengths[n];
            }

            var sums = new ScatteringSums(start.PitchAngle, start.Energy);
            sums.Add(all, counts[k]);
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
