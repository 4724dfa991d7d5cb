namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>Cubic Hermite interpolation of a rising function over one panel, kept monotone (Fritsch and Carlson 1980), inverted.</summary>
internal static class MonotoneCubic
{
    /// <summary>Where in [0, 1] the function has risen by <paramref name="value"/>.</summary>
    /// <param name="rise">Its rise over the panel, ≥ 0.</param>
    /// <param name="slope0">Its slope at the start, rise per panel, ≥ 0; taken as 3 × <paramref name="rise"/> if more.</param>
    /// <param name="slope1">Its slope at the end, likewise.</param>
    /// <param name="value">In [0, <paramref name="rise"/>].</param>
    public static double Solve(double rise, double slope0, double slope1, double value)
    {
        if (!(rise > 0))
        {
            return 0;
        }

        double a = Math.Min(slope0, 3 * rise), d = Math.Min(slope1, 3 * rise);
        double b = 3 * rise - 2 * a - d, c = a + d - 2 * rise;
        double low = 0, high = 1, t = Math.Clamp(value / rise, 0, 1);

        // Newton's iteration within a bracket that bisection takes over where the slope is poor.
        for (int i = 0; i < 60; i++)
        {
            double excess = t * (a + t * (b + t * c)) - value;
            (low, high) = excess > 0 ? (low, t) : (t, high);
            double next = t - excess / (a + t * (2 * b + t * 3 * c));
            if (!(next >= low && next <= high))
            {
                next = 0.5 * (low + high);
            }

            if (Math.Abs(next - t) <= 1e-15)
            {
                return next;
            }

            t = next;
        }

        return t;
    }
}
