namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>Search in rising tables.</summary>
internal static class Panels
{
    /// <summary>The panel i for which <paramref name="rising"/>[i] ≤ <paramref name="value"/> ≤ rising[i + 1]; the nearest one beyond the ends.</summary>
    public static int Find(ReadOnlySpan<double> rising, double value)
    {
        int low = 0, high = rising.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (rising[middle] <= value)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
