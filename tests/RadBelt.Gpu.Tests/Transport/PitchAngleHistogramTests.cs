using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Tests.Transport;

internal sealed class PitchAngleHistogramTests
{
    [Test]
    public void CountsEveryValueOnce()
    {
        const int seed = 3;
        TestContext.Out.WriteLine($"seed {seed}");
        var normal = new Gaussian(seed);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(_ => 1 + 0.1 * normal.Next()), double.NaN];
        PitchAngleHistogram h = PitchAngleHistogram.Of(values, 0.9, 1.2, 30);
        Assert.That(h.Counts.Sum() + h.Below + h.Above, Is.EqualTo(values.Length));
        Assert.That(h.Above, Is.EqualTo(values.Count(v => v > 1.2)));
        for (int bin = 0; bin < 30; bin++)
        {
            Assert.That(h.Counts[bin], Is.EqualTo(values.Count(v => v >= 0.9 + 0.01 * bin && v < 0.9 + 0.01 * (bin + 1))), $"bin {bin}");
        }
    }

    [Test]
    public void BothEdgesBelongToIt()
    {
        PitchAngleHistogram h = PitchAngleHistogram.Of([0, 0.25, 0.5, 1, -1e-300, Math.BitIncrement(1)], 0, 1, 4);
        Assert.That(h.Counts, Is.EqualTo((long[])[1, 1, 1, 1]));
        Assert.That((h.Below, h.Above), Is.EqualTo((1, 1)));
    }

    [Test]
    public void EmptyRangesAreRefused()
    {
        Assert.That(() => PitchAngleHistogram.Of([1], 1, 1, 3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => PitchAngleHistogram.Of([1], 0, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
