using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Results;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>The words follow the numbers.</summary>
public sealed class TestParticlesTextTests
{
    private static readonly double[] Times = [0, 0.01, 0.02];
    private static readonly TestParticlesRun Run = TestParticlesRun.Of(SmallRuns.Result);

    [Test]
    public void AgreementIsCountedAndTheLargestDepartureNamed()
    {
        string prose = Prose(Ensemble(45, new(1.05, 0.05, 1)), Ensemble(85, new(2, 0.01, 1)));
        Assert.That(prose, Does.Contain("Of the 3 coefficients").And.Contain("3 agree"), "those of 85° are not held to account");
        Assert.That(prose, Does.Contain("The largest departure is +5.0 % (D_{αα} at 45°, z = 1.0)"));
        Assert.That(prose, Does.Not.Contain("no noise").And.Not.Contain("advection"));
    }

    [Test]
    public void ADepartureThatShowsIsExplained()
    {
        EnsembleReportData slow = Ensemble(45, new(0.5, 0.01, 1)) with { Alpha = Moments(ratio: -0.7, variances: [0, 90, 100]) };
        string prose = Prose(slow);
        Assert.That(prose, Does.Contain("2 agree").And.Contain("plainest at 45°").And.Contain("comes to 0.50 of the quasilinear one").And.Contain("spread by 10°"));
        Assert.That(prose, Does.Contain("grew by a factor of 1.11"));
        Assert.That(prose, Does.Contain("−0.70 standard deviations").And.Not.Contain("direction of the field"), "45° is 4.5 of them away");
        Assert.That(Prose(slow with { PitchAngle = 15, Name = "15°" }), Does.Contain("only 1.5 standard deviations"));
    }

    /// <summary>σ = (2 D t)^½ = 11.5° of theory does not fit between edges at 45° and 71.6°.</summary>
    [Test]
    public void AnEdgeOfTheBandIsNamedWhenTheoryWouldCarryElectronsThere()
    {
        double[] angles = [.. Enumerable.Range(0, 359).Select(i => i * 0.25)];
        ReportCurve[] curves = [.. new[] { 10.0, 5, 2 }.Select(e => new ReportCurve("", angles, [.. angles.Select(α => e / Math.Pow(Math.Cos(α * Math.PI / 180), 2))]))];
        EnsembleReportData e = Ensemble(60, new(0.5, 0.01, 1)) with { Energy = 20 };
        string prose = string.Join('\n', new TestParticlesText(Run, Times, [e], curves).Prose);
        Assert.That(prose, Does.Match("resonate with the waves from 45\\.[01]° to 71\\.5° only"));
        EnsembleReportData weak = Ensemble(60, new(5e-4, 1e-5, 1e-3)) with { Energy = 20 };
        Assert.That(string.Join('\n', new TestParticlesText(Run, Times, [weak], curves).Prose), Does.Contain("no noise").And.Not.Contain("resonate with the waves from"));
    }

    [Test]
    public void WarnsOfRecurrenceAndOfAnEarlyEnd()
    {
        EnsembleReportData recurring = Ensemble(45, new(1, 0.1, 1)) with { RecurrenceTime = 0.005 };
        var text = new TestParticlesText(Run, Times, [Ensemble(15, new(1, 0.1, 1)), recurring], []);
        Assert.That(text.Warnings(isComplete: true), Has.Count.EqualTo(1));
        // 0.02 s is four times 0.005 s: four times as many waves.
        Assert.That(text.Warnings(isComplete: true)[0], Does.Contain("1 of 2 ensembles").And.Contain("0.0050 s at 45°").And.Contain("About 128 waves"));
        Assert.That(text.Warnings(isComplete: false)[0], Does.Contain("stopped at 0.02 s of 0.002 s"));
        Assert.That(new TestParticlesText(Run, Times, [Ensemble(15, new(1, 0.1, 1))], []).Warnings(isComplete: true), Is.Empty);
    }

    private static string Prose(params EnsembleReportData[] ensembles) => string.Join('\n', new TestParticlesText(Run, Times, ensembles, []).Prose);

    private static EnsembleReportData Ensemble(double angle, CoefficientEstimate estimate)
    {
        double limit = 2 * estimate.Theory * BroadbandDiffusionReport.DegreesPerRadian * BroadbandDiffusionReport.DegreesPerRadian;
        return new()
        {
            PitchAngle = angle,
            Energy = 10,
            Count = 100,
            Alpha = Moments(ratio: 0, variances: [0, 1, 2]),
            EnergyMoments = Moments(ratio: 0, variances: [0, 1, 2]),
            AlphaAlpha = estimate,
            EnergyEnergy = new(1, 0.1, 1),
            AlphaEnergy = new(-1, 0.1, -1),
            WeakTurbulenceMeanSquare = [.. Times.Select(t => limit * t)],
        };
    }

    private static MomentSeries Moments(double ratio, double[] variances) =>
        new([0, 0, 1], variances, [0, 0, 0], variances, [0, 0, 0], [double.NaN, ratio, ratio]);
}
