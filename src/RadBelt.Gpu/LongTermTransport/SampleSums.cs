using System.Numerics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary><see cref="SampleMoments"/> of values that come in parts: sums without rounding, so that the moments are the same bits however the values are cut.</summary>
/// <param name="origin">A value near all of them.</param>
internal sealed class SampleSums(double origin)
{
    /// <summary>How many sums there are.</summary>
    public const int Sums = 2;

    private readonly ExactSum first = new(), second = new();

    /// <summary>Values so far.</summary>
    public long Count { get; private set; }

    /// <summary>The sums, to be stored and taken back.</summary>
    public IReadOnlyList<ExactSum> All => [first, second];

    /// <summary>Sums about the same origin, of nothing yet.</summary>
    public SampleSums Empty() => new(origin);

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        double δ = value - origin;
        first.Add(δ);
        second.AddProduct(δ, δ);
        Count++;
    }

    /// <summary>Adds sums over <paramref name="values"/> others.</summary>
    public void Add(IReadOnlyList<ExactSum> sums, long values)
    {
        first.Add(sums[0]);
        second.Add(sums[1]);
        Count += values;
    }

    /// <summary>Mean and variance (N − 1); no numbers where there are too few values.</summary>
    public SampleMoments Finish()
    {
        if (Count == 0 || first.IsUndefined)
            return new(double.NaN, double.NaN);
        BigInteger n = Count, sum = first.Units;
        double mean = origin + ExactRatio.Of(sum, n, ExactSum.UnitExponent);
        return new(mean, Count < 2 ? double.NaN : ExactRatio.Of((n * second.Units << -ExactSum.UnitExponent) - sum * sum, n * (n - 1), 2 * ExactSum.UnitExponent));
    }
}
