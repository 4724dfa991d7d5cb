namespace RadBelt.Gpu.Transport;

/// <summary>
/// <see cref="Moments"/> of an ensemble whose values come in blocks, each block twice: first for the mean, then for the moments about it. The same bits
/// however the values are cut into blocks.
/// </summary>
/// <param name="origin">The value all members started from.</param>
internal struct MomentSums(double origin)
{
    private long count;
    private double sum, mean, raw2, raw4, central2, central4;

    /// <summary>A block, the first time.</summary>
    public void AddToMean(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            sum += value - origin;
        }

        count += values.Length;
        mean = sum / count;
    }

    /// <summary>A block, the second time: after all of them have come once.</summary>
    public void AddToMoments(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            double δ = value - origin, square = δ * δ, central = (δ - mean) * (δ - mean);
            raw2 += square;
            raw4 += square * square;
            central2 += central;
            central4 += central * central;
        }
    }

    /// <summary>The moments, after all blocks have come twice.</summary>
    public readonly Moments Finish()
    {
        (double r2, double r4, double m2, double m4) = (raw2 / count, raw4 / count, central2 / count, central4 / count);
        return new(mean, Root(m2 / count), r2, Root((r4 - r2 * r2) / count), m2, Root((m4 - m2 * m2) / count));
    }

    private static double Root(double x) => Math.Sqrt(Math.Max(0, x));
}
