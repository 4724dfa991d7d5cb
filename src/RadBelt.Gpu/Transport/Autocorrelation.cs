using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Transport;

/// <summary>Autocorrelation of an evenly sampled series, with the bounds ±1.96/√N in which 95 % of those of white noise lie.</summary>
/// <param name="Lags">Lags, s.</param>
/// <param name="Values">Autocorrelation, 1 at lag 0.</param>
/// <param name="Bound">1.96/√N.</param>
/// <param name="DecorrelationTime">First lag at which it falls to 1/e, interpolated, s; null if it does not.</param>
/// <param name="WithinBoundsFrom">First lag at which it is within the bounds, s; null if it never is.</param>
public sealed record Autocorrelation(double[] Lags, double[] Values, double Bound, double? DecorrelationTime, double? WithinBoundsFrom)
{
    /// <summary>
    /// Autocorrelation <c>r_k = Σ (x_i − x̄)(x_{i+k} − x̄)/Σ (x_i − x̄)²</c> over the N − k pairs there are (Box &amp; Jenkins 1976, Eq. 2.1.13), which is biased toward
    /// zero by k/N and never beyond ±1. Work: N times the number of lags.
    /// </summary>
    /// <param name="values">The series, three values at least.</param>
    /// <param name="interval">Time between values, s, positive.</param>
    /// <param name="longestLag">Longest lag, s: at least one interval, less than the series.</param>
    /// <exception cref="InvalidInputException">The lag is out of range, there are too few values, or they are all one.</exception>
    public static Autocorrelation Of(ReadOnlySpan<double> values, double interval, double longestLag)
    {
        int n = values.Length;
        if (n < 3)
        {
            throw new InvalidInputException($"autocorrelation: a series of {n} values has none; give three or more.");
        }

        Require.Positive(interval, "time between values of a series", "s");
        double most = Math.Floor((longestLag / interval) * (1 + 1e-9));
        if (!(most >= 1 && most < n))
        {
            throw new InvalidInputException(
                $"longest lag of an autocorrelation: {longestLag:G6} s is not between the {interval:G6} s from one value to the next and the {n * interval:G6} s of the whole series.");
        }

        double[] about = About(values);
        double square = Product(about, 0);
        if (!(square > 0))
        {
            throw new InvalidInputException($"autocorrelation: all {n} values of the series are {values[0]:G6}; it has none.");
        }

        double[] lags = [.. Enumerable.Range(0, (int)most + 1).Select(k => k * interval)], r = new double[lags.Length];
        for (int k = 0; k < r.Length; k++)
        {
            r[k] = Product(about, k) / square;
        }

        double bound = 1.96 / Math.Sqrt(n);
        int within = Array.FindIndex(r, x => Math.Abs(x) <= bound);
        return new(lags, r, bound, FirstFall(r, 1 / Math.E) * interval, within < 0 ? null : lags[within]);
    }

    private static double[] About(ReadOnlySpan<double> values)
    {
        double[] about = values.ToArray();
        double origin = values[0], mean = about.Average(x => x - origin);
        for (int i = 0; i < about.Length; i++)
        {
            about[i] = about[i] - origin - mean;
        }

        return about;
    }

    private static double Product(ReadOnlySpan<double> x, int lag)
    {
        ReadOnlySpan<double> early = x[..^lag], late = x[lag..];
        double sum = 0;
        for (int i = 0; i < early.Length; i++)
        {
            sum += early[i] * late[i];
        }

        return sum;
    }

    // In lags, linear between the two around the level.
    private static double? FirstFall(double[] r, double level)
    {
        int k = Array.FindIndex(r, x => x <= level);
        return k < 0 ? null : k - 1 + ((r[k - 1] - level) / (r[k - 1] - r[k]));
    }
}
