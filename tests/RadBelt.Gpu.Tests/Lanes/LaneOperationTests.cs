using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Every lane operation gives, in each lane of every device, the bits that IEEE 754 and two's complement say.</summary>
public sealed class LaneOperationTests
{
    private const int Seed = 20240731;

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void RealOperationsAreCorrectlyRounded(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Reals<float>(device, factory.IsExact ? 0 : 4 * float.BitIncrement(1) - 4);
            Reals<double>(device, factory.IsExact ? 0 : 4 * double.BitIncrement(1) - 4);
        });
    }

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void BitOperationsAreExact(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Bits<float>(device);
            Bits<double>(device);
        });
    }

    private static void Reals<T>(Device device, T tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] a, T[] b, T[] c) = Values<T>();
        Check<Sum>();
        Check<Difference>();
        Check<Product>();
        Check<Quotient>();
        Check<Opposite>();
        Check<MulAdd>();
        Check<Root>();
        Check<Magnitude>();
        Check<Floor>();
        Check<Less>();
        Check<Greater>();
        Check<Both>();
        Check<Either>();
        Check<Neither>();
        Check<ProductThenSum>();
        Check<ProductThenDifference>();
        Check<ConstantsInOrder>();
        Check<Smaller>();
        Check<Larger>();
        Check<Reciprocal>();

        void Check<TOperation>()
            where TOperation : struct, IRealOperation
        {
            T[] actual = LaneOperations.Apply<T, TOperation>(device, a, b, c);
            for (int i = 0; i < a.Length; i++)
            {
                T expected = TOperation.Expected(a[i], b[i], c[i]);
                bool same = T.IsNaN(expected) ? T.IsNaN(actual[i]) : ElementBits.Of(actual[i]) == ElementBits.Of(expected);
                if (!same && !(T.Abs(actual[i] - expected) <= tolerance * T.Abs(expected)))
                {
                    Assert.Fail($"{typeof(TOperation).Name}({a[i]:R}, {b[i]:R}, {c[i]:R}) gave {actual[i]:R}, not {expected:R} (element {i}, seed {Seed})");
                    return;
                }
            }
        }
    }

    private static void Bits<T>(Device device)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] a, T[] b, _) = Values<T>();
        Check<BitAnd>();
        Check<BitOr>();
        Check<BitXor>();
        Check<IntSum>();
        Check<IntDifference>();
        Check<IntProduct>();
        Check<ShiftLeft>();
        Check<ShiftRight>();
        Check<IntEqual>();
        Check<IntConstant>();
        Check<AllOnes>();
        Check<IntToReal>();
        Check<RealToInt>();
        Check<HighWord>();
        Check<LowWord>();

        void Check<TOperation>()
            where TOperation : struct, IBitOperation
        {
            long[] actual = [.. LaneOperations.Apply<T, TOperation>(device, a, b).Select(ElementBits.Of)];
            for (int i = 0; i < a.Length; i++)
            {
                long x = ElementBits.Of(a[i]), y = ElementBits.Of(b[i]), expected = ElementBits.Narrow<T>(TOperation.Expected<T>(x, y));
                if (actual[i] != expected)
                {
                    Assert.Fail($"{typeof(TOperation).Name}({x:X}, {y:X}) gave {actual[i]:X}, not {expected:X} (element {i}, seed {Seed})");
                    return;
                }
            }
        }
    }

    // Every pair of special values, then random bit patterns (all magnitudes) and random numbers of order one; not a multiple of the lanes.
    private static (T[] A, T[] B, T[] C) Values<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] special =
        [
            T.Zero, T.NegativeZero, T.One, -T.One, T.CreateTruncating(0.5), T.CreateTruncating(-2.5), T.CreateTruncating(1e9), T.CreateTruncating(8388607.5),
            T.Epsilon, -T.Epsilon, T.CreateSaturating(float.MaxValue), T.PositiveInfinity, T.NegativeInfinity, T.NaN,
        ];
        var random = new Random(Seed);
        var (a, b, c) = (new List<T>(), new List<T>(), new List<T>());
        foreach (T x in special)
        {
            foreach (T y in special)
            {
                a.Add(x);
                b.Add(y);
                c.Add(special[random.Next(special.Length)]);
            }
        }

        for (int i = 0; i < 2001; i++)
        {
            a.Add(Next());
            b.Add(i % 5 == 0 ? a[^1] : Next());
            c.Add(Next());
        }

        return ([.. a], [.. b], [.. c]);

        T Next() => random.Next(2) == 0 ? ElementBits.From<T>(random.NextInt64(long.MinValue, long.MaxValue)) : T.CreateTruncating(2 * random.NextDouble() - 1);
    }
}
