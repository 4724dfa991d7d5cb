using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>The errors that <see cref="Kernels.Lanes.LaneMath"/> documents, against double (float lanes) and 28 digits (double lanes).</summary>
public sealed class LaneMathTests
{
    private const int Count = 20_000;
    private const int Seed = 4711;

    [Test]
    public void ExpInFloat() => RelativeError<float, Exp>(Spread(-87, 88), x => Math.Exp(x), 3e-7);

    [Test]
    public void ExpInDouble()
    {
        double[] x = Spread(-708, 709), actual = Apply<double, Exp>(x);
        Worst(x.Length, 5e-16, i =>
        {
            (decimal mantissa, int exponent) = HighPrecision.Exp(HighPrecision.Exact(x[i]));
            return (double)(HighPrecision.Exact(Math.ScaleB(actual[i], -exponent)) / mantissa - 1);
        });
    }

    [Test]
    public void ExpStopsAtItsBounds() => Assert.Multiple(() =>
    {
        Assert.That(Apply<float, Exp>([-1000, 1000]), Is.EqualTo(Apply<float, Exp>([-87, 88])));
        Assert.That(Apply<double, Exp>([-1e9, 1e9]), Is.EqualTo(Apply<double, Exp>([-708, 709])));
        Assert.That(Apply<double, Exp>([0]), Is.EqualTo(new[] { 1.0 }));
    });

    // Absolute near x = 1, relative elsewhere: divide by the larger of |ln x| and 1.
    [Test]
    public void LogInFloat()
    {
        float[] x = [.. Positive(1e-37, 1e38).Select(v => (float)v)], actual = Apply<float, Log>(x);
        Worst(x.Length, 3e-7, i => (actual[i] - Math.Log(x[i])) / Math.Max(1, Math.Abs(Math.Log(x[i]))));
    }

    [Test]
    public void LogInDouble()
    {
        double[] x = [.. Positive(1e-307, 1e308)], actual = Apply<double, Log>(x);
        Worst(x.Length, 5e-16, i =>
        {
            decimal expected = HighPrecision.Log(x[i]);
            return (double)((HighPrecision.Exact(actual[i]) - expected) / Math.Max(1, Math.Abs(expected)));
        });
    }

    // Relative error of Exp, and of Log times |y ln x|.
    [Test]
    public void PowInFloat()
    {
        float[] x = [.. Positive(1e-3, 1e3).Select(v => (float)v)], y = [.. Spread(-5, 5).Select(v => (float)v)], actual = Apply<float, Pow>(x, y);
        Worst(x.Length, 1, i =>
        {
            double exponent = y[i] * Math.Log(x[i]);
            return (actual[i] / Math.Exp(exponent) - 1) / (3e-7 * (1 + Math.Abs(y[i]) * Math.Max(1, Math.Abs(Math.Log(x[i])))));
        });
    }

    [Test]
    public void PowInDouble()
    {
        double[] x = [.. Positive(1e-3, 1e3)], y = Spread(-5, 5), actual = Apply<double, Pow>(x, y);
        Worst(x.Length, 1, i =>
        {
            decimal log = HighPrecision.Log(x[i]);
            (decimal mantissa, int exponent) = HighPrecision.Exp(HighPrecision.Exact(y[i]) * log);
            double error = (double)(HighPrecision.Exact(Math.ScaleB(actual[i], -exponent)) / mantissa - 1);
            return error / (5e-16 * (1 + Math.Abs(y[i]) * Math.Max(1, Math.Abs((double)log))));
        });
    }

    [Test]
    public void PolarAngleInFloat()
    {
        (double[] y, double[] x) = Directions();
        float[] fy = [.. y.Select(v => (float)v)], fx = [.. x.Select(v => (float)v)], actual = Apply<float, PolarAngle>(fy, fx);
        Worst(x.Length, 4e-7, i => actual[i] - Math.Atan2(fy[i], fx[i]));
    }

    [Test]
    public void PolarAngleInDouble()
    {
        (double[] y, double[] x) = Directions();
        double[] actual = Apply<double, PolarAngle>(y, x);
        Worst(x.Length, 6e-16, i =>
        {
            decimal dy = HighPrecision.Exact(y[i]), dx = Math.Abs(HighPrecision.Exact(x[i]));
            decimal angle = dy <= dx ? HighPrecision.Atan(dy, dx) : HighPrecision.Pi / 2 - HighPrecision.Atan(dx, dy);
            return (double)(HighPrecision.Exact(actual[i]) - (x[i] < 0 ? HighPrecision.Pi - angle : angle));
        });
    }

    [Test]
    public void PolarAngleOnTheAxes() => Assert.That(
        Apply<double, PolarAngle>([0, 0, 0, 1], [0, 1, -1, 0]), Is.EqualTo(new[] { 0, 0, Math.PI, Math.PI / 2 }));

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void EveryDeviceGivesTheSameBits(DeviceFactory factory)
    {
        using Device device = factory.Open();
        (double[] y, double[] x) = Directions();
        Assert.Multiple(() =>
        {
            Same<Exp>(Spread(-87, 88), x);
            Same<Log>(Positive(1e-37, 1e38), x);
            Same<Pow>(Positive(1e-3, 1e3), Spread(-5, 5));
            Same<PolarAngle>(y, x);
            Same<SinOfTurns>(y, x);
            Same<CosOfTurns>(y, x);
            Same<TurnsOfReals>(Spread(-0.5, 0.49), Spread(-0.5, 0.49));
        });

        void Same<TOperation>(double[] a, double[] b)
            where TOperation : struct, ILaneOperation
        {
            SameIn<float, TOperation>(device, factory, a, b, 1e-6);
            SameIn<double, TOperation>(device, factory, a, b, 2e-15);
        }
    }

    private static void SameIn<T, TOperation>(Device device, DeviceFactory factory, double[] a, double[] b, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : struct, ILaneOperation
    {
        using Device reference = DeviceSource.Reference();
        T[] ta = [.. a.Select(T.CreateTruncating)], tb = [.. b.Select(T.CreateTruncating)];
        T[] expected = LaneOperations.Apply<T, TOperation>(reference, ta, tb), actual = LaneOperations.Apply<T, TOperation>(device, ta, tb);
        string name = $"{typeof(TOperation).Name} in {typeof(T).Name}";
        if (factory.IsExact)
        {
            Assert.That(actual.Select(ElementBits.Of), Is.EqualTo(expected.Select(ElementBits.Of)), name);
        }
        else
        {
            Assert.That(
                actual.Zip(expected, (p, q) => double.CreateTruncating(T.Abs(p - q) / T.Max(T.One, T.Abs(q)))), Is.All.LessThan(tolerance), name);
        }
    }

    private static void RelativeError<T, TOperation>(double[] x, Func<double, double> expected, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperation : struct, ILaneOperation
    {
        T[] tx = [.. x.Select(T.CreateTruncating)], actual = Apply<T, TOperation>(tx);
        Worst(x.Length, bound, i => double.CreateTruncating(actual[i]) / expected(double.CreateTruncating(tx[i])) - 1);
    }

    private static void Worst(int count, double bound, Func<int, double> error)
    {
        int worst = Enumerable.Range(0, count).MaxBy(i => Math.Abs(error(i)));
        TestContext.Out.WriteLine($"largest error {Math.Abs(error(worst)):G3}, bound {bound:G3}, seed {Seed}");
        Assert.That(Math.Abs(error(worst)), Is.LessThan(bound), $"at sample {worst}");
    }

    private static T[] Apply<T, TOperation>(T[] a, T[]? b = null)
        where T : unmanaged
        where TOperation : struct, ILaneOperation
    {
        using Device device = DeviceSource.Reference();
        return LaneOperations.Apply<T, TOperation>(device, a, b);
    }

    private static double[] Spread(double low, double high)
    {
        var random = new Random(Seed);
        return [low, high, .. Enumerable.Range(0, Count).Select(_ => low + (high - low) * random.NextDouble())];
    }

    // Over all magnitudes, and close to 1 on both sides.
    private static double[] Positive(double low, double high)
    {
        var random = new Random(Seed);
        return [low, high, .. Enumerable.Range(0, Count).Select(i =>
            i % 4 == 0 ? 1 + 1e-3 * (random.NextDouble() - 0.5) : Math.Pow(low, random.NextDouble()) * Math.Pow(high, random.NextDouble()))];
    }

    // All angles, near the axes and the diagonals too.
    private static (double[] Y, double[] X) Directions()
    {
        var random = new Random(Seed);
        double[] angles = [.. Enumerable.Range(0, Count + 2).Select(i =>
            i % 2 == 0 ? Math.PI * random.NextDouble() : Math.PI / 8 * random.Next(9) + 1e-4 * (random.NextDouble() - 0.5)).Select(a => Math.Clamp(a, 0, Math.PI))];
        double[] lengths = [.. angles.Select(_ => Math.Pow(10, 8 * random.NextDouble() - 4))];
        return ([.. angles.Zip(lengths, (a, r) => Math.Abs(r * Math.Sin(a)))], [.. angles.Zip(lengths, (a, r) => r * Math.Cos(a))]);
    }
}
