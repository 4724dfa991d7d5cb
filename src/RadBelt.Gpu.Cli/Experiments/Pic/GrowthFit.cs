using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Where the growth of a wave power is read off: while the amplitude rises from a sixth to a third of its largest, above the noise and below saturation.</summary>
internal static class GrowthFit
{
    private const double LowerPart = 1.0 / 6, UpperPart = 1.0 / 3;

    /// <summary>The rate there; null when there is no such rise.</summary>
    /// <param name="times">Times, s.</param>
    /// <param name="power">Power, T².</param>
    public static GrowthRate? Of(double[] times, double[] power)
    {
        double largest = power.DefaultIfEmpty(0).Max();
        int end = Array.FindIndex(power, p => p >= UpperPart * UpperPart * largest);
        int start = end < 0 ? -1 : Array.FindLastIndex(power, end, p => p <= LowerPart * LowerPart * largest);
        return start >= 0 && end - start >= 3 ? GrowthRate.Of(times, power, times[start], times[end]) : null;
    }
}
