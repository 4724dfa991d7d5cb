using System.Numerics;
using System.Runtime.InteropServices;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// A symmetric positive definite matrix, row by row from its first entry to the diagonal, and its Cholesky factor in the same place.
/// </summary>
/// <remarks>
/// Where no entry off the diagonal is positive none of the factor is either, to the last bit, and solutions for right-hand sides that are not negative are
/// sums of terms that are not negative: they have all their digits, however small beside their neighbours.
/// </remarks>
internal sealed class EnvelopeCholesky
{
    private readonly int[] first;
    private readonly long[] start;
    private readonly double[] values;

    /// <summary>A matrix of zeros; row i has columns first[i] ≤ i to i.</summary>
    public EnvelopeCholesky(int[] first)
    {
        this.first = first;
        start = new long[first.Length + 1];
        for (int i = 0; i < first.Length; i++)
        {
            start[i + 1] = start[i] + i - first[i] + 1;
        }

        values = new double[start[^1]];
    }

    /// <summary>Adds to an entry, row ≥ column.</summary>
    public void Add(int row, int column, double value) => values[start[row] + column - first[row]] += value;

    /// <summary>Turns the matrix into its factor; false if it is not positive definite to rounding.</summary>
    public bool Factor()
    {
        for (int i = 0; i < first.Length; i++)
        {
            Span<double> row = Row(i);
            for (int j = first[i]; j < i; j++)
            {
                Span<double> other = Row(j);
                int from = Math.Max(first[i], first[j]);
                double sum = row[j - first[i]] - Dot(row[(from - first[i])..(j - first[i])], other[(from - first[j])..^1]);
                row[j - first[i]] = sum / other[^1];
            }

            double pivot = row[^1] - Dot(row[..^1], row[..^1]);
            if (!(pivot > 0))
            {
                return false;
            }

            row[^1] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>The solution in place of the right-hand side.</summary>
    public void Solve(Span<double> x)
    {
        for (int i = 0; i < first.Length; i++)
        {
            Span<double> row = Row(i);
            x[i] = (x[i] - Dot(row[..^1], x[first[i]..i])) / row[^1];
        }

        for (int i = first.Length - 1; i >= 0; i--)
        {
            Span<double> row = Row(i);
            x[i] /= row[^1];
            Subtract(x[first[i]..i], x[i], row[..^1]);
        }
    }

    private Span<double> Row(int i) => MemoryMarshal.CreateSpan(ref values[start[i]], i - first[i] + 1);

    // Four sums keep the adders busy.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector<double>> x = MemoryMarshal.Cast<double, Vector<double>>(a), y = MemoryMarshal.Cast<double, Vector<double>>(b[..a.Length]);
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            s0 = Vector.FusedMultiplyAdd(x[i], y[i], s0);
            s1 = Vector.FusedMultiplyAdd(x[i + 1], y[i + 1], s1);
            s2 = Vector.FusedMultiplyAdd(x[i + 2], y[i + 2], s2);
            s3 = Vector.FusedMultiplyAdd(x[i + 3], y[i + 3], s3);
        }

        for (; i < x.Length; i++)
        {
            s0 = Vector.FusedMultiplyAdd(x[i], y[i], s0);
        }

        double sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (int k = x.Length * Vector<double>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    // x −= factor · row.
    private static void Subtract(Span<double> x, double factor, ReadOnlySpan<double> row)
    {
        Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> source = MemoryMarshal.Cast<double, Vector<double>>(row);
        var negative = new Vector<double>(-factor);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Vector.FusedMultiplyAdd(negative, source[i], target[i]);
        }

        for (int k = target.Length * Vector<double>.Count; k < x.Length; k++)
        {
            x[k] -= factor * row[k];
        }
    }
}
