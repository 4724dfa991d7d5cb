using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Results;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>The band on curves E = E1/cos²α, of which the edges are known: cos²α = E1/E0.</summary>
public sealed class ResonanceBandTests
{
    [Test]
    public void EdgesAreWhereTheCurvesHaveTheEnergy()
    {
        // E1 = 10 keV for the lowest and 2 keV for the highest frequency; E0 = 20 keV crosses them at 45° and at arccos √0.1 = 71.57°.
        var (lowest, highest) = ResonanceBand.Around([Curve(10), Curve(5), Curve(2)], 60, 20)!.Value;
        Assert.That(lowest, Is.EqualTo(45).Within(0.1), "to the step");
        Assert.That(highest, Is.EqualTo(71.57).Within(0.1), "to the step");
    }

    /// <summary>Below the lowest energy of one curve the band reaches the direction of the field.</summary>
    [Test]
    public void TheBandMayReachTheField() =>
        Assert.That(ResonanceBand.Around([Curve(10), Curve(5), Curve(2)], 30, 8)!.Value.Lowest, Is.EqualTo(0).Within(0.1));

    [Test]
    public void ThereIsNoneOutsideOrForOneFrequency()
    {
        Assert.That(ResonanceBand.Around([Curve(10), Curve(5), Curve(2)], 80, 20), Is.Null);
        Assert.That(ResonanceBand.Around([Curve(10)], 45, 20), Is.Null);
        Assert.That(ResonanceBand.Around([], 45, 20), Is.Null);
    }

    /// <summary>Of waves in both directions the one that the electron resonates with counts.</summary>
    [Test]
    public void EitherDirectionCounts()
    {
        ReportCurve[] both = [.. new[] { 10.0, 5, 2 }.Select(Mirrored), Curve(10), Curve(5), Curve(2)];
        Assert.That(ResonanceBand.Around(both, 60, 20)!.Value.Lowest, Is.EqualTo(45).Within(0.1));
        Assert.That(ResonanceBand.Around(both, 120, 20)!.Value.Highest, Is.EqualTo(135).Within(0.1));
    }

    private static ReportCurve Curve(double first)
    {
        double[] angles = [.. Enumerable.Range(0, 359).Select(i => i * 0.25)];
        return new("", angles, [.. angles.Select(α => first / Math.Pow(Math.Cos(α * Math.PI / 180), 2))]);
    }

    private static ReportCurve Mirrored(double first)
    {
        ReportCurve curve = Curve(first);
        return new("", [.. curve.X.Reverse().Select(α => 180 - α)], [.. curve.Y.Reverse()]);
    }
}
