using RadBelt.Gpu.Transport;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Transport;

internal sealed class KolmogorovSmirnovTests
{
    /// <summary>Critical values of the limiting distribution (Smirnov 1948, Ann. Math. Stat. 19, 279).</summary>
    [TestCase(1.2238, 0.10)]
    [TestCase(1.3581, 0.05)]
    [TestCase(1.6276, 0.01)]
    [TestCase(1.9495, 0.001)]
    [TestCase(0.8276, 0.50)]
    [TestCase(0.5712, 0.90)]
    public void CriticalValues(double λ, double probability) => Assert.That(KolmogorovSmirnov.Probability(λ), Is.EqualTo(probability).Within(5e-4 * probability));

    [Test]
    public void TheTwoSeriesMeet()
    {
        Assert.That(KolmogorovSmirnov.Probability(1.18 - 1e-12), Is.EqualTo(KolmogorovSmirnov.Probability(1.18)).Within(1e-11));
        Assert.That(KolmogorovSmirnov.Probability(0), Is.EqualTo(1));
        Assert.That(KolmogorovSmirnov.Probability(0.01), Is.EqualTo(1));
    }

    /// <summary>Stephens' correction against exact critical values of small samples (Miller 1956, J. Am. Stat. Assoc. 51, 111): n, α, D; good to a few percent of α.</summary>
    [TestCase(5, 0.05, 0.56328)]
    [TestCase(10, 0.05, 0.40925)]
    [TestCase(20, 0.05, 0.29408)]
    [TestCase(10, 0.10, 0.36866)]
    [TestCase(20, 0.01, 0.35241)]
    public void SmallSamples(int n, double probability, double statistic)
    {
        // Values D below the upper ends of n even steps.
        double[] sample = [.. Enumerable.Range(1, n).Select(i => Math.Max(0, (double)i / n - statistic))];
        KolmogorovSmirnovResult result = KolmogorovSmirnov.OneSample(sample, x => x);
        Assert.That(result.Statistic, Is.EqualTo(statistic).Within(1e-12));
        Assert.That(result.PValue, Is.EqualTo(probability).Within(0.05 * probability));
    }

    /// <summary>1, 2, 3 and 2, 4, 5: the greatest distance is between 3 and 4, where all of the first are and one of the second.</summary>
    [Test]
    public void TwoSamplesByHand()
    {
        Assert.That(KolmogorovSmirnov.TwoSample([3, 1, 2], [2, 5, 4]).Statistic, Is.EqualTo(2.0 / 3).Within(1e-15));
        Assert.That(KolmogorovSmirnov.TwoSample([1, 2, 3], [3, 2, 1, 1, 2, 3]).Statistic, Is.Zero);
        Assert.That(KolmogorovSmirnov.TwoSample([1, 2, 3], [4, 5]).Statistic, Is.EqualTo(1));
        Assert.That(KolmogorovSmirnov.OneSample([0.5], x => x).Statistic, Is.EqualTo(0.5));
    }

    /// <summary>When nothing is wrong p-values are even: 400 of them below 0.5 are 200 ± 10, and their own test passes at 1e-4.</summary>
    [Test]
    public void PValuesAreEven([Values] bool two)
    {
        const int seed = 11;
        var random = new Random(seed);
        double[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        double[] values = [.. Enumerable.Range(0, 400).Select(_ =>
            two ? KolmogorovSmirnov.TwoSample(Draw(120), Draw(210)).PValue : KolmogorovSmirnov.OneSample(Draw(100), x => x).PValue)];
        Assert.That(values.Count(p => p < 0.5), Is.EqualTo(200).Within(45), $"seed {seed}");
        Assert.That(KolmogorovSmirnov.OneSample(values, p => p).PValue, Is.GreaterThan(1e-4), $"seed {seed}");
    }

    [Test]
    public void ShiftedSamplesAreToldApart()
    {
        const int seed = 12;
        var gaussian = new Gaussian(seed);
        double[] a = [.. Enumerable.Range(0, 1000).Select(_ => gaussian.Next())], b = [.. Enumerable.Range(0, 1000).Select(_ => gaussian.Next() + 0.3)];
        Assert.That(KolmogorovSmirnov.TwoSample(a, b).PValue, Is.LessThan(1e-4), $"seed {seed}");
    }

    [Test]
    public void RefusesWhatItCannotUse()
    {
        Refused(() => KolmogorovSmirnov.OneSample([], x => x), "no values");
        Refused(() => KolmogorovSmirnov.TwoSample([1], [double.NaN]), "not a number");
    }
}
