using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class BroadbandDiffusionReportTests
{
    private static string Html(BroadbandDiffusionReportData data) => ReportPageTests.Text(BroadbandDiffusionReport.Create(data));

    [Test]
    public void ShowsEveryFigureAndEveryEnsemble([Values(0.15, 2e-5)] double diffusion)
    {
        var html = Html(DemoData.Broadband(diffusion, electrons: 400, samples: 31));
        // Moments, coefficients, four scatter figures, trajectories, advection.
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(8));
        Assert.That(Regex.Count(html, "<tr>"), Is.EqualTo(1 + 10));
        Assert.That(html, Does.Contain("quasilinear theory").And.Contain("measured ± s.e.").And.Contain("loss cone, 3°"));
        Assert.That(html, Does.Not.Contain("class=\"note\""), "nothing of good data is left out");
    }

    [Test]
    public void TheTableFlagsWhatDepartsFromTheory()
    {
        var data = DemoData.Broadband(0.01, electrons: 100, samples: 7);
        var first = data.Ensembles[0] with
        {
            AlphaAlpha = new(1.5, 0.1, 1), EnergyEnergy = new(1.05, 0.1, 1), AlphaEnergy = new(-1.05, 0.01, -1),
        };
        var html = Html(data with { Ensembles = [first] });
        var row = Regex.Match(html, "<tbody><tr>(.*?)</tr>").Groups[1].Value;
        // z = 5 and 50 % off; z = 0.5 and 5 % off; z = −5 and 5 % off.
        Assert.That(Regex.Matches(row, "flag\">(.*?)<").Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "1.500", "5.0", "−5.0" }));
    }

    [Test]
    public void TheTheoryLineIsTwoDTimesT()
    {
        // With D = 0.1 s⁻¹ the line ends at 2·0.1·t_end rad²; a «measurement» of just that coincides with its end.
        var data = DemoData.Broadband(0.01, electrons: 100, samples: 7);
        var degrees = 180 / Math.PI;
        double[] line = [.. data.Times.Select(t => 0.2 * t * degrees * degrees)];
        var none = new double[line.Length];
        var ensemble = data.Ensembles[0] with
        {
            AlphaAlpha = new(0.1, 0.01, 0.1), Alpha = new MomentSeries(none, line, none, line, none, none), WeakTurbulenceMeanSquare = null,
        };
        var html = Html(data with { Ensembles = [ensemble] });
        var end = Regex.Match(html, @"d=""M[\d. ]+(?:L[\d. ]+)*L([\d. ]+)"" stroke-width=""1.6""").Groups[1].Value;
        Assert.That(end, Is.Not.Empty);
        Assert.That(html, Does.Contain($"d=\"M{end}m-4 0h8"), "the last asterisk sits on the end of the line");
    }

    [Test]
    public void AllScatterOfAFullRunIsThinnedAndSaidSo()
    {
        var data = DemoData.Broadband(0.15, electrons: 100, samples: 7);
        double[] many = [.. Enumerable.Range(0, 17_777).Select(i => 30 + (i % 977 * 0.01))];
        var ensemble = data.Ensembles[3] with { Count = 17_777, Snapshots = [.. data.Ensembles[3].Snapshots.Select(s => s with { Alpha = many, Energy = many })] };
        Assert.That(Html(data with { Ensembles = [ensemble] }), Does.Match(@"Above: 3\d\d\d of 17777 electrons"));
    }

    [Test]
    public void HostileResultsMakeAPageAllTheSame()
    {
        var data = DemoData.Broadband(0.1, electrons: 50, samples: 7);
        double[] bad = [0, double.NaN, double.PositiveInfinity, -1, 1e308, 5e-324, 0];
        var moments = new MomentSeries(bad, bad, bad, bad, bad, bad);
        var nothing = new CoefficientEstimate(double.NaN, 0, 0);
        var ensemble = data.Ensembles[3] with
        {
            Alpha = moments, EnergyMoments = moments, AlphaAlpha = nothing, EnergyEnergy = nothing, AlphaEnergy = nothing, WeakTurbulenceMeanSquare = bad,
            Snapshots = [new EnsembleSnapshot(0.1, bad, bad, [], [], double.NaN), new EnsembleSnapshot(double.NaN, [], [], [0, 1], [0], 1)],
            Trajectories = new TrajectorySample([], [], [], []),
        };
        Assert.That(Html(data with { Ensembles = [ensemble], ResonanceCurves = [new("none", [], [])] }), Does.Contain("left out"));
        Assert.That(() => Html(data with { Ensembles = [], Times = [], Facts = [] }), Throws.Nothing);
    }

    [Test]
    public void WeakTurbulenceShowsFactorAndLimit()
    {
        var html = ReportPageTests.Text(WeakTurbulenceReport.Create(DemoData.WeakTurbulence()));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(2));
        Assert.That(html, Does.Contain("quasilinear limit").And.Contain("theory, |R| =").And.Contain("data:image/png"));
        var data = DemoData.WeakTurbulence();
        Assert.That(() => ReportPageTests.Text(WeakTurbulenceReport.Create(data with { Maxima = [], FactorAgainstTime = [], FactorAgainstResonance = [], Convergence = [] })), Throws.Nothing);
    }
}
