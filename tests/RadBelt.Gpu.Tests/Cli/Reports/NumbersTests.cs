using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class NumbersTests
{
    [TestCase(0, "0"), TestCase(1, "1.00"), TestCase(-0.0123456, "−0.0123"), TestCase(99949, "99949"), TestCase(9.999, "10.0")]
    [TestCase(123456, "1.23×10^{5}"), TestCase(-4.56e-7, "−4.56×10^{−7}"), TestCase(double.NaN, "–"), TestCase(double.NegativeInfinity, "–")]
    public void Significant(double value, string expected) => Assert.That(Numbers.Significant(value), Is.EqualTo(expected));

    [TestCase(5, "5"), TestCase(0.3, "0.3"), TestCase(100, "100"), TestCase(0.0837, "0.0837"), TestCase(2e-7, "2.00×10^{−7}")]
    public void Short(double value, string expected) => Assert.That(Numbers.Short(value), Is.EqualTo(expected));

    [TestCase(8.623e-3, 1.1e-4, "8.62(11)×10^{−3}"), TestCase(94.9, 3.5, "94.9(3.5)"), TestCase(-0.0754, 0.0027, "−0.0754(27)")]
    [TestCase(1.204e-5, 9.96e-7, "1.20(10)×10^{−5}"), TestCase(12, 45, "12(45)"), TestCase(1, double.NaN, "1.00"), TestCase(0, 2e-5, "0.0(2.0)×10^{−5}")]
    [TestCase(0.5, 0, "0.500"), TestCase(double.NaN, 1, "–"), TestCase(1e-300, 1e300, "1.00×10^{−300}")]
    public void WithError(double value, double error, string expected) => Assert.That(Numbers.WithError(value, error), Is.EqualTo(expected));

    [TestCase(-0.001, 1, "0.0"), TestCase(-0.06, 1, "−0.1"), TestCase(2.6, 0, "3")]
    public void FixedHasNoNegativeZero(double value, int decimals, string expected) => Assert.That(Numbers.Fixed(value, decimals), Is.EqualTo(expected));

    [Test]
    public void RichTextKeepsBracelessTextAsItIs()
    {
        Assert.That(RichText.Parse("run_1^2.yaml").ToString(), Is.EqualTo("run_1^2.yaml"));
        Assert.That(RichText.Parse("D_{αα} [s^{-1}]").Parts, Is.EqualTo(new[]
        {
            ("D", RichText.Level.Base), ("αα", RichText.Level.Sub), (" [s", RichText.Level.Base), ("-1", RichText.Level.Super), ("]", RichText.Level.Base),
        }));
    }
}
