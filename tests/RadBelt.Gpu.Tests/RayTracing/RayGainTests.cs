using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Tests.RayTracing;

internal sealed class RayGainTests
{
    /// <summary>Uneven steps of 1/n: the error falls as n⁻⁴.</summary>
    [Test]
    public void TheIntegralIsOfFourthOrder()
    {
        double coarse = Error(50), fine = Error(100);
        TestContext.Out.WriteLine($"{coarse:E2}, {fine:E2}");
        Assert.That(coarse / fine, Is.EqualTo(16).Within(4));

        static double Error(int n)
        {
            Ray ray = Points(n);
            double[] rates = [.. ray.Points.Select(p => -3 * Math.Cos(4 * p.Time))];
            Ray applied = RayGain.Applied(ray, rates, -100);
            return applied.Points.Max(p => Math.Abs(p.Gain + 0.75 * Math.Sin(4 * p.Time)));
        }
    }

    [Test]
    public void ARayEndsAtTheFloor()
    {
        // A rate of −10/s is −86.86 dB/s: −20 dB at 0.2303 s.
        Ray ray = Points(200), applied = RayGain.Applied(ray, [.. ray.Points.Select(_ => -10.0)], -20);
        Assert.That(applied.End, Is.EqualTo(RayEnd.Gain));
        Assert.That(applied.Points[^1].GainDecibels, Is.LessThanOrEqualTo(-20));
        Assert.That(applied.Points[^2].GainDecibels, Is.GreaterThan(-20));
        Assert.That(applied.Points[^1].Gain, Is.EqualTo(-10 * applied.Points[^1].Time).Within(1e-13));
        Assert.That(applied.Points[..^1].Select(p => p.Time), Is.EqualTo(ray.Points.Take(applied.Points.Length - 1).Select(p => p.Time)));
    }

    [Test]
    public void AboveTheFloorItKeepsItsEnd([Values(1, 2, 3, 40)] int count)
    {
        Ray ray = Points(count), applied = RayGain.Applied(ray, [.. ray.Points.Select(_ => 2.0)], -100);
        Assert.That(applied.End, Is.EqualTo(RayEnd.Latitude));
        Assert.That(applied.Points[^1].Gain, Is.EqualTo(2 * ray.Points[^1].Time).Within(1e-14));
    }

    // Times from 0 to about 1 whose steps grow.
    private static Ray Points(int count) => new(
        new() { Frequency = 1, LShell = 5 },
        [.. Enumerable.Range(0, count).Select(i => (double)i / count).Select(x => new RayPoint { Time = x * (0.7 + 0.3 * x) })],
        RayEnd.Latitude,
        0);
}
