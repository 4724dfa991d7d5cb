using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Fixed-point turns: their sine and cosine, and how they wrap.</summary>
public sealed class TurnsTests
{
    private const int Seed = 99;

    // Every 2^32 / 2^20-th angle, so all quadrants and their borders, and random ones between.
    [Test]
    public void SinCosInFloat()
    {
        var random = new Random(Seed);
        uint[] turns = [.. Enumerable.Range(0, 1 << 20).Select(i => (uint)i << 12), .. Enumerable.Range(0, 100_000).Select(_ => (uint)random.NextInt64())];
        float[] a = [.. turns.Select(n => BitConverter.UInt32BitsToSingle(n))];
        float[] sin = Apply<float, SinOfTurns>(a), cos = Apply<float, CosOfTurns>(a);
        double worst = 0;
        for (int i = 0; i < a.Length; i++)
        {
            (double s, double c) = Math.SinCos(2 * Math.PI * turns[i] / 4294967296.0);
            worst = Math.Max(worst, Math.Max(Math.Abs(sin[i] - s), Math.Abs(cos[i] - c)));
        }

        TestContext.Out.WriteLine($"largest error {worst:G3}, seed {Seed}");
        Assert.That(worst, Is.LessThan(1.5e-7));
    }

    [Test]
    public void SinCosInDouble()
    {
        var random = new Random(Seed);
        ulong[] turns = [.. Enumerable.Range(0, 1 << 12).Select(i => (ulong)i << 52), .. Enumerable.Range(0, 20_000).Select(_ => (ulong)random.NextInt64() << 1)];
        double[] a = [.. turns.Select(BitConverter.UInt64BitsToDouble)];
        double[] sin = Apply<double, SinOfTurns>(a), cos = Apply<double, CosOfTurns>(a);
        decimal worst = 0;
        for (int i = 0; i < a.Length; i++)
        {
            (decimal s, decimal c) = HighPrecision.SinCosOfTurns(turns[i]);
            worst = Math.Max(worst, Math.Max(Math.Abs(HighPrecision.Exact(sin[i]) - s), Math.Abs(HighPrecision.Exact(cos[i]) - c)));
        }

        TestContext.Out.WriteLine($"largest error {worst:G3}, seed {Seed}");
        Assert.That(worst, Is.LessThan(2.5e-16m));
    }

    // 0.4 + 0.4 turns is −0.2 turns: the integers wrap.
    [Test]
    public void SumsWrap() => Assert.Multiple(() =>
    {
        Assert.That(Phase(0.4, 0.4), Is.EqualTo(-0.2).Within(1e-16));
        Assert.That(Phase(-0.3, -0.4), Is.EqualTo(0.3).Within(1e-16));
        Assert.That(Phase(0.25, -0.25), Is.Zero);
    });

    private static double Phase(double a, double b) => Math.ScaleB(ElementBits.Of(Apply<double, TurnsOfReals>([a], [b])[0]), -64);

    private static T[] Apply<T, TOperation>(T[] a, T[]? b = null)
        where T : unmanaged
        where TOperation : struct, ILaneOperation
    {
        using Device device = DeviceSource.Reference();
        return LaneOperations.Apply<T, TOperation>(device, a, b);
    }
}
