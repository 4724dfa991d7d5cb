using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Moments and trajectories, SI in files, in the units of a page: degrees and keV.</summary>
internal static class PageUnits
{
    /// <summary>Moments of pitch angle or energy against time, in <paramref name="unit"/>.</summary>
    public static MomentSeries Series(IReadOnlyList<double> times, IReadOnlyList<ScatteringMoments> all, Func<ScatteringMoments, Moments> of, double unit)
    {
        double square = unit * unit;
        Moments[] m = [.. all.Select(of)];
        return new(
            [.. m.Select(x => x.Mean / unit)],
            [.. m.Select(x => x.MeanSquare / square)],
            [.. m.Select(x => x.MeanSquareError / square)],
            [.. m.Select(x => x.Variance / square)],
            [.. m.Select(x => x.VarianceError / square)],
            [.. m.Zip(times, (x, t) => t > 0 ? x.AdvectionRatio : double.NaN)]);
    }

    /// <summary>Trajectories with their mean and spread.</summary>
    public static TrajectorySample Sample(double[] times, IReadOnlyList<Trajectory> trajectories)
    {
        double[][] alpha = [.. trajectories.Select(t => t.PitchAngle.Select(α => α / Units.Degree).ToArray())];
        Moments[] moments = [.. times.Select((_, k) => Moments.Of([.. alpha.Select(a => a[k])], 0))];
        return new(times, alpha, [.. moments.Select(m => m.Mean)], [.. moments.Select(m => Math.Sqrt(m.Variance))]);
    }
}
