using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class ThinningTests
{
    [TestCase(0, 5, 0), TestCase(5, 5, 5), TestCase(6, 5, 3), TestCase(1000, 7, 7)]
    public void EvenlyKeepsTheLastAndNoMoreThanAskedFor(int n, int most, int expected)
    {
        var kept = Thinning.Evenly(n, most);
        Assert.That(kept, Has.Length.EqualTo(expected).And.Ordered.Ascending);
        Assert.That(kept.LastOrDefault(n - 1), Is.EqualTo(n - 1));
    }

    [Test]
    public void ByRatioSpreadsOverDecades()
    {
        double[] times = [.. Enumerable.Range(0, 1001).Select(i => i * 1e-3)];
        var kept = Thinning.ByRatio(times, 10);
        // 0 has no logarithm; three decades in nine steps of 10^(1/3), of which each that holds a time gives its first, and the end.
        Assert.That(kept, Is.EqualTo(new[] { 1, 3, 5, 10, 22, 47, 100, 216, 465, 1000 }).AsCollection);
    }
}
