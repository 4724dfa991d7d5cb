using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>Moments and snapshots as the plain arrays of a checkpoint.</summary>
internal static class ScatteringState
{
    private const int NumbersOfMoments = 14, NumbersOfState = 4, CountsBesideBins = 2;

    public static void Save(ICheckpointWriter writer, string name, IReadOnlyList<ScatteringMoments> moments)
    {
        writer.Write<long>($"{name}/count", [.. moments.Select(m => m.Count)]);
        writer.Write<double>($"{name}/numbers", [.. moments.SelectMany(m => (double[])[.. Numbers(m.PitchAngle), .. Numbers(m.Energy), m.Cross, m.CrossError])]);
    }

    public static IEnumerable<ScatteringMoments> RestoreMoments(ICheckpointReader reader, string name)
    {
        double[] numbers = reader.Read<double>($"{name}/numbers");
        return reader.Read<long>($"{name}/count").Zip(numbers.Chunk(NumbersOfMoments), (count, n) =>
            new ScatteringMoments(count, Moments(n.AsSpan(0, 6)), Moments(n.AsSpan(6, 6)), n[12], n[13]));
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

    private static double[] Numbers(Moments m) => [m.Mean, m.MeanError, m.MeanSquare, m.MeanSquareError, m.Variance, m.VarianceError];

    private static Moments Moments(ReadOnlySpan<double> n) => new(n[0], n[1], n[2], n[3], n[4], n[5]);
}
