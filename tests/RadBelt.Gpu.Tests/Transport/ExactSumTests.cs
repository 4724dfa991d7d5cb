using System.Numerics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Transport;

internal sealed class ExactSumTests
{
    [Test]
    public void What_cancels_leaves_what_was_small()
    {
        var sum = new ExactSum();
        Array.ForEach([1e300, 1e-300, 3.5, -1e300, double.Epsilon, -3.5], sum.Add);
        Assert.That(sum.Units, Is.EqualTo(Units(1e-300) + BigInteger.One));
        Assert.That(sum.Value, Is.EqualTo(1e-300));
    }

    /// <summary>Against the sum of integers, for numbers of all sizes and signs, and any order and parts.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public void Sums_are_those_of_integers_in_any_order_and_parts(int seed)
    {
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, 2000).Select(_ => BitConverter.UInt64BitsToDouble((ulong)random.NextInt64() ^ (ulong)random.Next(2) << 63)).Where(double.IsFinite)];
        BigInteger expected = values.Aggregate(BigInteger.Zero, (sum, value) => sum + Units(value));
        ExactSum whole = Of(values);
        random.Shuffle(values);
        ExactSum parts = Of(values[..700]);
        (int first, long[] digits) = Of(values[700..]).Save();
        parts.Add(ExactSum.Restore(first, digits));
        Assert.Multiple(() =>
        {
            Assert.That(whole.Units, Is.EqualTo(expected), $"seed {seed}");
            Assert.That(parts.Units, Is.EqualTo(expected), $"seed {seed}");
            Assert.That(parts.Value, Is.EqualTo(whole.Value));
        });
    }

    [Test]
    public void Many_additions_of_either_sign_carry()
    {
        var sum = new ExactSum();
        for (int i = 0; i < 100_000; i++)
            sum.Add(-0.1);
        Assert.That(sum.Units, Is.EqualTo(Units(-0.1) * 100_000));
        Assert.That(sum.Value, Is.EqualTo((double)(-0.1m * 100_000)).Within(1e-11));
    }

    [Test]
    public void What_is_no_number_makes_the_sum_none()
    {
        ExactSum sum = Of([1, double.NaN, 2]);
        Assert.That(sum.Value, Is.NaN);
        (int first, long[] digits) = sum.Save();
        Assert.That(ExactSum.Restore(first, digits).Value, Is.NaN);
        Assert.That(Of([]).Value, Is.Zero);
    }

    /// <summary>Halfway cases go to even, as in any operation of doubles.</summary>
    [TestCase(1L, 3L, ExpectedResult = 1.0 / 3)]
    [TestCase(-2L, 7L, ExpectedResult = -2.0 / 7)]
    [TestCase((1L << 53) + 1, 1L, ExpectedResult = 9007199254740992.0, Description = "halfway, down to even")]
    [TestCase((1L << 53) + 3, 1L, ExpectedResult = 9007199254740996.0, Description = "halfway, up to even")]
    [TestCase((3L << 54) + 7, 3L, ExpectedResult = 18014398509481988.0, Description = "a third above halfway")]
    public double Quotients_are_the_nearest_doubles(long a, long b) => ExactRatio.Of(a, b, 0);

    /// <summary>Central moments where the mean is ten million times the spread: sums of squares in doubles would have no digit left.</summary>
    [Test]
    public void Central_moments_keep_their_digits_beside_a_large_mean()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => 1e7 + (i % 2 == 0 ? 1.0 : -1.0))];
        Moments moments = Moments.Of(values, 0);
        Assert.That(moments.Mean, Is.EqualTo(1e7));
        Assert.That(moments.Variance, Is.EqualTo(1));
        Assert.That(moments.VarianceError, Is.Zero, "m4 = m2²: two values, as often");
    }

    private static ExactSum Of(double[] values)
    {
        var sum = new ExactSum();
        Array.ForEach(values, sum.Add);
        return sum;
    }

    private static BigInteger Units(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & ((1L << 52) - 1)) + (exponent == 0 ? 0 : 1L << 52);
        return (bits < 0 ? -mantissa : mantissa) << Math.Max(exponent - 1, 0);
    }
}
