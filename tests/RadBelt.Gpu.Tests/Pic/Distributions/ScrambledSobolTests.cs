using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

internal sealed class ScrambledSobolTests
{
    [Test]
    public void AlignedBlocksHaveOnePointInEachPart([Values(0, 3, 8)] int bits, [Values(0u, 5u, 1_000_003u)] uint block)
    {
        var points = new ScrambledSobol(seed: 9, stream: 4);
        uint[][] words = Block(points, block << bits, 1 << bits);
        for (int dimension = 0; dimension < ScrambledSobol.Dimensions; dimension++)
        {
            Assert.That(
                words.Select(w => bits == 0 ? 0 : w[dimension] >> 32 - bits).Order(), Is.EqualTo(Enumerable.Range(0, 1 << bits)), $"{dimension}");
        }
    }

    [Test]
    public void PairsOfTheFirstTwoDimensionsAreNets()
    {
        // 256 points: one in each of the 16 × 16 squares, and of the 64 × 4 and 4 × 64 rectangles.
        uint[][] words = Block(new ScrambledSobol(seed: 1, stream: 2), 256 * 77, 256);
        foreach (int bits in new[] { 2, 4, 6 })
        {
            Assert.That(words.Select(w => (w[0] >> 32 - bits, w[1] >> 24 + bits)).Distinct().Count(), Is.EqualTo(256));
        }
    }

    [Test]
    public void SeedsAndStreamsScrambleDifferently()
    {
        uint[][] words = Block(new(1, 2), 0, 64);
        Assert.That(Block(new(1, 2), 0, 64), Is.EqualTo(words));
        foreach (ScrambledSobol other in new ScrambledSobol[] { new(2, 2), new(1, 3), new(1UL << 32, 2) })
        {
            Assert.That(Block(other, 0, 64).SelectMany(w => w).Intersect(words.SelectMany(w => w)).Count(), Is.LessThan(2));
        }
    }

    [Test]
    public void ScramblingLeavesNoCorrelationBetweenDimensions()
    {
        // 2¹² points of a block: correlations of Sobol's own would be 1/12 × O(1); of scrambled nets they are far below those of as many
        // random points, 1/(12 √4096) = 1.3e-3.
        uint[][] words = Block(new(3, 3), 0, 4096);
        for (int a = 0; a < ScrambledSobol.Dimensions; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Assert.That(words.Average(w => (w[a] / 4294967296.0 - 0.5) * (w[b] / 4294967296.0 - 0.5)), Is.Zero.Within(1e-4), $"{a}, {b}");
            }
        }
    }

    private static uint[][] Block(ScrambledSobol points, uint first, int count) => [.. Enumerable.Range(0, count)
        .Select(i => points.At(first + (uint)i)).Select(p => (uint[])[p.X0, p.X1, p.X2, p.X3])];
}
