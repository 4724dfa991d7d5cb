using RadBelt.Gpu.FokkerPlanck;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

internal sealed class SellingDecompositionTests
{
    [Test]
    public void SumsUpToTheMatrixWithoutNegativeWeights()
    {
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var terms = new WeightedOffset[3];
        for (int i = 0; i < 10_000; i++)
        {
            // Condition numbers to 1e4. A ρ is a sum of terms up to |e|² that cancel, and counts |e|² times: rounding of |e|⁴.
            (double turn, double small) = (Math.PI * random.NextDouble(), Math.Pow(10, -4 * random.NextDouble()));
            (double c, double s) = (Math.Cos(turn), Math.Sin(turn));
            (double xx, double xy, double yy) = (c * c + small * s * s, (1 - small) * s * c, s * s + small * c * c);
            SellingDecomposition.Decompose(xx, xy, yy, terms);
            Assert.That(terms.Min(term => term.Weight), Is.GreaterThanOrEqualTo(0));
            double tolerance = 1e-15 * terms.Max(term => Math.Pow(1 + term.X * term.X + term.Y * term.Y, 2));
            Assert.That(terms.Sum(term => term.Weight * term.X * term.X), Is.EqualTo(xx).Within(tolerance));
            Assert.That(terms.Sum(term => term.Weight * term.X * term.Y), Is.EqualTo(xy).Within(tolerance));
            Assert.That(terms.Sum(term => term.Weight * term.Y * term.Y), Is.EqualTo(yy).Within(tolerance));
        }
    }

    [Test]
    public void OfADiagonalMatrixIsAlongTheAxes() =>
        Assert.That(Kept(4, 0, 9), Is.EquivalentTo(new[] { (4.0, 1, 0), (9.0, 0, 1) }));

    [Test]
    public void OfARankOneMatrixOfWholeNumbersIsItsVector() =>
        Assert.That(Kept(2 * 9, 2 * -6, 2 * 4), Is.EquivalentTo(new[] { (2.0, 3, -2) }));

    [Test]
    public void AlmostRankOneKeepsItsDiagonalAndMostOfItsMixedTerm()
    {
        var terms = new WeightedOffset[3];
        double slope = (Math.Sqrt(5) - 1) / 2;
        double weakening = SellingDecomposition.Balanced(1, slope, slope * slope, scale: 27, terms);
        Assert.That(weakening, Is.InRange(1e-7, 0.05));
        Assert.That(terms.Sum(term => term.Weight * term.X * term.X), Is.EqualTo(1).Within(1e-12));
        Assert.That(terms.Sum(term => term.Weight * term.X * term.Y), Is.EqualTo((1 - weakening) * slope).Within(1e-12));
        Assert.That(terms.Sum(term => term.Weight * term.Y * term.Y), Is.EqualTo(slope * slope).Within(1e-12));
    }

    [Test]
    public void WellConditionedIsLeftAsItIs() =>
        Assert.That(SellingDecomposition.Balanced(1, 0.8, 1, scale: 27, new WeightedOffset[3]), Is.Zero);

    // Offsets with the first component that is not zero positive.
    private static (double, int, int)[] Kept(double xx, double xy, double yy)
    {
        var terms = new WeightedOffset[3];
        SellingDecomposition.Decompose(xx, xy, yy, terms);
        return [.. terms.Where(term => term.Weight > 0).Select(term => term.X < 0 || (term.X == 0 && term.Y < 0)
            ? (term.Weight, -term.X, -term.Y)
            : (term.Weight, term.X, term.Y))];
    }
}
