using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Transport;

/// <summary>Autocorrelations of series that have known ones.</summary>
public sealed class AutocorrelationTests
{
    private const double Interval = 0.01;

    /// <summary>
    /// x_{i+1} = φ x_i + noise has φ^k; an estimate from N values has, at long lags, the standard error ((1 + φ²)/(1 − φ²)/N)^½ (Bartlett 1946), less at short ones.
    /// </summary>
    [Test]
    public void AutoregressiveSeriesDecayAsTheyShould([Values(3, 4)] int seed)
    {
        const double φ = 0.9;
        const int n = 40_000;
        var gaussian = new Gaussian(seed);
        var x = new double[n];
        for (int i = 1; i < n; i++)
        {
            x[i] = (φ * x[i - 1]) + gaussian.Next();
        }

        Autocorrelation r = Autocorrelation.Of(x, Interval, 100 * Interval);
        double error = Math.Sqrt((1 + (φ * φ)) / (1 - (φ * φ)) / n), life = -1 / Math.Log(φ);
        TestContext.Out.WriteLine($"seed {seed}: decorrelation after {r.DecorrelationTime / Interval:F2} lags, {life:F2} expected");
        Assert.That(r.Lags, Has.Length.EqualTo(101));
        Assert.That(r.Values[0], Is.EqualTo(1));
        Assert.That(r.Values, Is.EqualTo(Enumerable.Range(0, 101).Select(k => Math.Pow(φ, k))).Within(4.5 * error));
        Assert.That(r.DecorrelationTime, Is.EqualTo(life * Interval).Within(4.5 * error * Math.E * life * Interval));
        Assert.That(r.WithinBoundsFrom, Is.GreaterThan(life * Interval));
    }

    /// <summary>400 lags of white noise: 95 % within the bounds, give or take 3 (0.95·0.05/400)^½ = 3.3 %.</summary>
    [Test]
    public void WhiteNoiseStaysWithinTheBounds([Values(5)] int seed)
    {
        var gaussian = new Gaussian(seed);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => gaussian.Next())];
        Autocorrelation r = Autocorrelation.Of(x, Interval, 400 * Interval);
        Assert.That(r.Bound, Is.EqualTo(1.96 / Math.Sqrt(20_000)).Within(1e-12));
        Assert.That(r.Values.Skip(1).Count(v => Math.Abs(v) <= r.Bound) / 400.0, Is.EqualTo(0.95).Within(0.033));
        Assert.That(r.WithinBoundsFrom, Is.LessThanOrEqualTo(4 * Interval));
    }

    [Test]
    public void DecorrelationIsInterpolated()
    {
        // cos has (N − k)/N cos: over a whole number of periods of 40 values it falls to 1/e between lags 7 and 8.
        double[] x = [.. Enumerable.Range(0, 40_000).Select(i => Math.Cos(Math.Tau * i / 40) + 1e6)];
        Autocorrelation r = Autocorrelation.Of(x, Interval, 0.2);
        double exact = Math.Acos(1 / Math.E) / Math.Tau * 40;
        Assert.That(r.DecorrelationTime, Is.EqualTo(exact * Interval).Within(0.01 * Interval));
        Assert.That(Autocorrelation.Of(x, Interval, 0.05).DecorrelationTime, Is.Null);
        Assert.That(Autocorrelation.Of(x, Interval, 0.05).WithinBoundsFrom, Is.Null);
    }

    [Test]
    public void SeriesWithoutOneAreRefused()
    {
        Assert.That(() => Autocorrelation.Of([1, 2], 1, 1), Throws.InstanceOf<InvalidInputException>());
        Assert.That(() => Autocorrelation.Of([1, 1, 1], 1, 1), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("all 3 values"));
        Assert.That(() => Autocorrelation.Of([1, 2, 3], 1, 3), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("longest lag"));
        Assert.That(() => Autocorrelation.Of([1, 2, 3], 1, 0.5), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("longest lag"));
        Assert.That(() => Autocorrelation.Of([1, 2, 3], 0, 1), Throws.InstanceOf<InvalidInputException>());
    }
}
