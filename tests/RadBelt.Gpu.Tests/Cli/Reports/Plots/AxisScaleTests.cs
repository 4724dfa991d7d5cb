using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Tests.Cli.Reports.Plots;

[TestFixture]
public class AxisScaleTests
{
    private static readonly double[] OneTwoFive = [1, 2, 5];

    private static string[] Labels(TickSet set) => [.. set.Ticks.Where(t => t.Label.Length > 0).Select(t => t.Label)];

    [Test]
    public void LinearTicksStepBy125AndStayInRange([Random(0, int.MaxValue, 20)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var min = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
        var span = random.NextDouble() * Math.Abs(min) * Math.Pow(10, random.Next(-6, 6));
        var target = random.Next(2, 12);
        var ticks = AxisScale.Linear.Ticks(min, min + span, target).Ticks;

        // Steps are at least span/target and at most 2.5 times that.
        Assert.That(ticks, Has.Count.InRange((int)Math.Floor(target / 2.5), target + 1));
        Assert.That(ticks.Select(t => t.Value), Is.All.InRange(min - (1e-8 * span), min + (span * 1.00000001)));
        Assert.That(ticks.Select(t => t.Label), Is.Unique);
        if (ticks.Count > 1)
        {
            var step = ticks[1].Value - ticks[0].Value;
            var mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-4));
            // A difference of two ticks keeps as many digits as the range is wide for its values: 1e-6 at worst, so 1e-9 of the step.
            Assert.That(OneTwoFive.Min(m => Math.Abs(m - mantissa)), Is.LessThan(1e-6));
        }
    }

    [Test]
    public void LabelsAreWhatOneWouldWrite()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Labels(AxisScale.Linear.Ticks(0, 0.26, 6)), Is.EqualTo(new[] { "0.00", "0.05", "0.10", "0.15", "0.20", "0.25" }));
            Assert.That(Labels(AxisScale.Linear.Ticks(-1, 1, 4)), Is.EqualTo(new[] { "−1.0", "−0.5", "0.0", "0.5", "1.0" }));
            Assert.That(Labels(AxisScale.Degrees.Ticks(0, 90, 6)), Is.EqualTo(new[] { "0", "15", "30", "45", "60", "75", "90" }));
            Assert.That(Labels(AxisScale.Degrees.Ticks(0, 180, 4)), Is.EqualTo(new[] { "0", "45", "90", "135", "180" }));
            Assert.That(Labels(AxisScale.Degrees.Ticks(14, 16, 5)), Is.EqualTo(new[] { "14.0", "14.5", "15.0", "15.5", "16.0" }));
            Assert.That(Labels(AxisScale.Log10.Ticks(0.05, 200, 6)), Is.EqualTo(new[] { "0.1", "1", "10", "100" }));
            Assert.That(Labels(AxisScale.Log10.Ticks(2e-6, 3e-3, 6)), Is.EqualTo(new[] { "10^{−5}", "10^{−4}", "10^{−3}" }));
            Assert.That(Labels(AxisScale.Log10.Ticks(3e-6, 3e-5, 6)), Is.EqualTo(new[] { "5×10^{−6}", "10^{−5}", "2×10^{−5}" }));
        });
    }

    [Test]
    public void LargeAndSmallNumbersShareAPowerOfTen()
    {
        var ticks = AxisScale.Linear.Ticks(0, 3e-5, 3);
        Assert.That(ticks.Exponent, Is.EqualTo(-5));
        Assert.That(Labels(ticks), Is.EqualTo(new[] { "0", "1", "2", "3" }));
    }

    [Test]
    public void DecadesHaveMinorTicksInsideTheRange()
    {
        var minor = AxisScale.Log10.Ticks(0.5, 30, 6).Ticks.Where(t => t.Label.Length == 0).Select(t => t.Value);
        double[] expected = [0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9, 20, 30];
        Assert.That(minor, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void ManyDecadesAreLabelledAtAStride() =>
        Assert.That(Labels(AxisScale.Log10.Ticks(1e-20, 1e20, 5)), Has.Length.InRange(3, 6).And.All.StartsWith("10^"));

    [TestCase(double.PositiveInfinity, double.NegativeInfinity, TestName = "no data")]
    [TestCase(3, 3, TestName = "one value")]
    [TestCase(1e-300, 1e-300, TestName = "tiny")]
    [TestCase(1e300, 1e300, TestName = "huge")]
    [TestCase(1, 1.0000000000000002, TestName = "neighbours")]
    public void AutomaticRangeIsNeverEmpty(double min, double max)
    {
        foreach (var scale in new[] { AxisScale.Linear, AxisScale.Degrees, AxisScale.Log10 })
        {
            var (low, high) = scale.Automatic(min, max);
            Assert.That(double.IsFinite(low) && double.IsFinite(high) && low < high, $"{scale}: {low}, {high}");
            Assert.That(scale.Ticks(low, high, 5).Ticks, Is.Not.Empty);
        }
    }

    [Test]
    public void AutomaticRangeHoldsTheDataAndStandsOnZero()
    {
        Assert.That(AxisScale.Linear.Automatic(0, 10), Is.EqualTo((0.0, 10.4)));
        Assert.That(AxisScale.Linear.Automatic(100, 101).Min, Is.InRange(99.9, 100.0));
        Assert.That(AxisScale.Log10.Automatic(1e-3, 1e3).Min, Is.InRange(1e-4, 1e-3));
    }

    [TestCase(0.0), TestCase(-1.0), TestCase(double.NaN), TestCase(double.PositiveInfinity)]
    public void LogTakesOnlyPositiveFiniteNumbers(double value) => Assert.That(AxisScale.Log10.Accepts(value), Is.False);

    [Test]
    public void EndsOfAnAxisAreChecked()
    {
        var nothing = new DataRange(AxisScale.Log10);
        Assert.That(() => Axis.Log("D", min: 0).Resolve(nothing), Throws.ArgumentException.With.Message.Contains("positive"));
        Assert.That(() => Axis.Log("D", 10, 1).Resolve(nothing), Throws.ArgumentException.With.Message.Contains("not below"));
    }

    [Test]
    public void WhatFillsItsFrameGetsNoAir()
    {
        var data = new DataRange(AxisScale.Linear) { IsTight = true };
        data.Add([-3, 7]);
        Assert.That(Axis.Linear("k").Resolve(data), Is.EqualTo(new AxisRange(AxisScale.Linear, -3, 7)));
    }

    [Test]
    public void OneEndGivenBeyondAllDataStillMakesARange()
    {
        var data = new DataRange(AxisScale.Linear);
        data.Add([1, 2]);
        var range = Axis.Linear("x", min: 5).Resolve(data);
        Assert.That(range.Min, Is.EqualTo(5).And.LessThan(range.Max));
    }
}
