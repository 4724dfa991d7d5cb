namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Fewer points where all of them would only hide each other.</summary>
internal static class Thinning
{
    /// <summary>At most <paramref name="most"/> of n indices, evenly spread, the last one among them.</summary>
    public static int[] Evenly(int n, int most)
    {
        var stride = Math.Max(1, (n + most - 1) / most);
        return [.. Enumerable.Range(0, n).Where(i => (n - 1 - i) % stride == 0)];
    }

    /// <summary>At most <paramref name="most"/> indices of the positive ones of ascending values, evenly spread over their logarithm.</summary>
    public static int[] ByRatio(double[] values, int most)
    {
        int[] positive = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > 0)];
        if (positive.Length <= most)
        {
            return positive;
        }
        var (first, last) = (Math.Log(values[positive[0]]), Math.Log(values[positive[^1]]));
        var bin = (last - first) / (most - 1);
        return [.. positive.GroupBy(i => Math.Floor((Math.Log(values[i]) - first) / bin)).Select(group => group.First())];
    }

    /// <summary>The values at some indices.</summary>
    public static double[] Pick(double[] values, int[] indices) => [.. indices.Select(i => values[i])];
}
