using System.Runtime.CompilerServices;

namespace RadBelt.Gpu.Chorus;

/// <summary>A polynomial through up to four places, with given slopes there or without, in Newton's form of divided differences.</summary>
internal struct NewtonPolynomial
{
    private const int Most = 8;
    private Numbers places, differences;
    private int count;

    [InlineArray(Most)]
    private struct Numbers
    {
        private double first;
    }

    /// <summary>The polynomial with given values.</summary>
    public static NewtonPolynomial Through(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var p = default(NewtonPolynomial);
        p.count = x.Length;
        for (int i = 0; i < x.Length; i++)
        {
            (p.places[i], p.differences[i]) = (x[i], y[i]);
        }

        p.Differ(from: 1);
        return p;
    }

    /// <summary>The polynomial with given values and slopes: each place counts twice.</summary>
    public static NewtonPolynomial Osculating(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> slopes)
    {
        var p = default(NewtonPolynomial);
        p.count = 2 * x.Length;
        for (int i = 0; i < p.count; i++)
        {
            p.places[i] = x[i / 2];
            p.differences[i] = i == 0 ? y[0] : i % 2 == 1 ? slopes[i / 2] : (y[i / 2] - y[i / 2 - 1]) / (x[i / 2] - x[i / 2 - 1]);
        }

        p.Differ(from: 2);
        return p;
    }

    /// <summary>Value and slope.</summary>
    public readonly (double Value, double Slope) At(double x)
    {
        double value = differences[count - 1], slope = 0;
        for (int i = count - 2; i >= 0; i--)
        {
            double d = x - places[i];
            (value, slope) = (differences[i] + d * value, value + d * slope);
        }

        return (value, slope);
    }

    private void Differ(int from)
    {
        for (int order = from; order < count; order++)
        {
            for (int i = count - 1; i >= order; i--)
            {
                differences[i] = (differences[i] - differences[i - 1]) / (places[i] - places[i - order]);
            }
        }
    }
}
