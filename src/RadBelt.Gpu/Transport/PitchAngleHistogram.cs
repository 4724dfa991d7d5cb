namespace RadBelt.Gpu.Transport;

/// <summary>Particles by pitch angle, in equal bins over a range; those outside are counted apart, so that nothing is lost.</summary>
/// <param name="Lower">Lower edge of the first bin, rad.</param>
/// <param name="Upper">Upper edge of the last bin, rad.</param>
/// <param name="Counts">Particles in each bin.</param>
/// <param name="Below">Particles below the range.</param>
/// <param name="Above">Particles above the range.</param>
public sealed record PitchAngleHistogram(double Lower, double Upper, IReadOnlyList<long> Counts, long Below, long Above)
{
    /// <summary>Counts values into bins.</summary>
    /// <param name="values">Pitch angles, rad.</param>
    /// <param name="lower">Lower edge of the first bin, rad.</param>
    /// <param name="upper">Upper edge of the last bin, rad; above <paramref name="lower"/>.</param>
    /// <param name="bins">Bins, positive.</param>
    public static PitchAngleHistogram Of(ReadOnlySpan<double> values, double lower, double upper, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(upper, lower);
        var counts = new long[bins];
        long below = 0, above = 0;
        double scale = bins / (upper - lower);
        foreach (double value in values)
        {
            if (!(value >= lower))
            {
                below++;
            }
            else if (value > upper)
            {
                above++;
            }
            else
            {
                counts[Math.Min((int)((value - lower) * scale), bins - 1)]++;
            }
        }

        return new(lower, upper, counts, below, above);
    }
    /// <summary>This and the counts of other values in the same bins.</summary>
    internal PitchAngleHistogram Plus(PitchAngleHistogram other) =>
        this with { Counts = [.. Counts.Zip(other.Counts, (a, b) => a + b)], Below = Below + other.Below, Above = Above + other.Above };
}
