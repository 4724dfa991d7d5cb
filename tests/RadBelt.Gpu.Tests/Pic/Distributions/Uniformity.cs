namespace RadBelt.Gpu.Tests.Pic.Distributions;

/// <summary>Kolmogorov and Smirnov's distance of numbers from the uniform distribution.</summary>
internal static class Uniformity
{
    /// <summary>√n D of independent draws exceeds this once in 1e5 (2 exp(−2x²) = 1e-5).</summary>
    public const double Threshold = 2.47;

    /// <summary>√n D of numbers that should be uniform in [0, 1].</summary>
    public static double KolmogorovSmirnov(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return Math.Sqrt(sorted.Length) * sorted.Select((x, i) => Math.Max(x - (double)i / sorted.Length, (i + 1.0) / sorted.Length - x)).Max();
    }
}
