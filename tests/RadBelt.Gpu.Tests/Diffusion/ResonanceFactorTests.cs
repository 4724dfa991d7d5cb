using MathNet.Numerics.Integration;
using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class ResonanceFactorTests
{
    [TestCase(0.05, 10)]
    [TestCase(-0.5, 100)]
    [TestCase(0.2, 1000)]
    public void IsTheFractionOfThePaper(double r, double t)
    {
        double expected = (1 - Math.Cos(r * t)) / (r * r * t);

        // 1 − cos loses 1e-16 of one.
        Assert.That(ResonanceFactor.Value(r, t), Is.EqualTo(expected).Within(2e-16 / (r * r * t) + 1e-13 * expected));
    }

    [Test]
    public void IsHalfTheGyrationAngleAtResonance()
    {
        Assert.That(ResonanceFactor.Value(0, 1000), Is.EqualTo(500));
        Assert.That(ResonanceFactor.Value(0.3, 0), Is.Zero);

        // 1 − (RT)²/12 + (RT)⁴/360 on both sides of where the series takes over (RT/2 = 1e-2), to rounding and (RT)⁶/20160.
        foreach (double rt in (double[])[1e-6, 1e-3, 0.0199999, 0.0200001])
        {
            double expected = 500 * (1 - rt * rt / 12 + Math.Pow(rt, 4) / 360);
            Assert.That(ResonanceFactor.Value(rt / 1000, 1000), Is.EqualTo(expected).Within(1e-13 * expected));
        }
    }

    [Test]
    public void IntegratesToPi([Values(10, 1000)] double t)
    {
        // |R| ≤ X holds all but 2/(XT) − 2 sin(XT)/(XT)²-ish of π: the mean of the tail is 2/(XT), its oscillation smaller by 1/(XT).
        const double x = 20;
        int panels = (int)(x * t);
        double inside = 0;
        for (int i = 0; i < panels; i++)
        {
            inside += 2 * GaussLegendreRule.Integrate(r => ResonanceFactor.Value(r, t), x * i / panels, x * (i + 1) / panels, 8);
        }

        Assert.That(inside + 2 / (x * t), Is.EqualTo(Math.PI).Within(2 / (x * t * x * t)));
    }

    [Test]
    public void NeverExceedsItsEnvelope()
    {
        const double t = 100;
        double closest = double.PositiveInfinity;
        for (double r = 1e-4; r < 1; r += 1e-4)
        {
            double room = ResonanceFactor.Envelope(r, t) - ResonanceFactor.Value(r, t);
            Assert.That(room, Is.GreaterThanOrEqualTo(-1e-12));
            closest = r * t > 2 * Math.PI ? Math.Min(closest, room / ResonanceFactor.Envelope(r, t)) : closest;
        }

        Assert.That(closest, Is.LessThan(1e-4), "it is touched at RT = 3π, 5π, …: the grid comes within (5e-3)²/4 of it");
    }

    [Test]
    public void MaximumIsAMaximumOverTime([Values(0.01, -0.1, 1)] double r)
    {
        (double t, double value) = ResonanceFactor.Maximum(r);
        Assert.That(t * Math.Abs(r), Is.EqualTo(2.3311).Within(5e-5));
        Assert.That(value * Math.Abs(r), Is.EqualTo(0.7246).Within(5e-5));
        Assert.That(ResonanceFactor.Value(r, t), Is.EqualTo(value));
        for (double other = 0.01; other < 20; other += 0.01)
        {
            Assert.That(ResonanceFactor.Value(r, other / Math.Abs(r)), Is.LessThanOrEqualTo(value));
        }
    }
}
