using System.Numerics;

namespace RadBelt.Gpu.Transport;

/// <summary>
/// <see cref="Moments"/> of an ensemble whose values come in blocks, in parts, or from several machines: sums of δ, δ², δ³ and δ⁴ without rounding, so that moments are
/// the same bits however the values are cut and ordered, and central moments lose no digits where the mean is large.
/// </summary>
/// <param name="origin">The value all members started from.</param>
internal sealed class MomentSums(double origin)
{
    private readonly ExactSum first = new(), second = new(), third = new(), fourth = new();
    private long count;

    /// <summary>The sums, to be stored and taken back.</summary>
    public IReadOnlyList<ExactSum> All => [first, second, third, fourth];

    /// <summary>Adds values.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            // δ² and its rounding error are exact; δ³ and δ⁴ have twice the digits of a double.
            double δ = value - origin, square = δ * δ, rest = Math.FusedMultiplyAdd(δ, δ, -square);
            first.Add(δ);
            second.Add(square);
            second.Add(rest);
            third.AddProduct(square, δ);
            third.Add(rest * δ);
            fourth.AddProduct(square, square);
            fourth.Add(2 * square * rest);
        }

        count += values.Length;
    }

    /// <summary>Adds sums over <paramref name="members"/> other values.</summary>
    public void Add(IReadOnlyList<ExactSum> sums, long members)
    {
        for (int i = 0; i < sums.Count; i++)
            All[i].Add(sums[i]);
        count += members;
    }

    /// <summary>The moments; not numbers while there is no value.</summary>
    public Moments Finish()
    {
        if (count == 0 || first.IsUndefined)
            return new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        const int Unit = ExactSum.UnitExponent;
        BigInteger n = count, s1 = first.Units, s2 = second.Units, s3 = third.Units, s4 = fourth.Units;
        double mean = ExactRatio.Of(s1, n, Unit), r2 = ExactRatio.Of(s2, n, Unit), r4 = ExactRatio.Of(s4, n, Unit);

        // m₂ = (n S₂ − S₁²)/n², m₄ = (n³S₄ − 4n²S₁S₃ + 6nS₁²S₂ − 3S₁⁴)/n⁴; products of sums are in products of units.
        BigInteger square = s1 * s1;
        double m2 = ExactRatio.Of((n * s2 << -Unit) - square, n * n, 2 * Unit);
        BigInteger fourthPower = (n * n * n * s4 << (-3 * Unit)) - (4 * n * n * s1 * s3 << (-2 * Unit)) + (6 * n * square * s2 << -Unit) - 3 * square * square;
        double m4 = ExactRatio.Of(fourthPower, n * n * n * n, 4 * Unit);
        return new(mean, Root(m2 / count), r2, Root((r4 - r2 * r2) / count), m2, Root((m4 - m2 * m2) / count));
    }

    private static double Root(double x) => Math.Sqrt(Math.Max(0, x));
}
