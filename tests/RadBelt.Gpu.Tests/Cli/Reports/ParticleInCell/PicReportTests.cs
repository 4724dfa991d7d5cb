using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;

namespace RadBelt.Gpu.Tests.Cli.Reports.ParticleInCell;

[TestFixture]
public class PicReportTests
{
    private static readonly Lazy<PicReportData> Growing = new(() => DemoPic.Run(times: 600, points: 48, waves: 16, electrons: 200));

    private static PicReportData Bare => new() { Setup = Growing.Value.Setup, WavePower = new([0, 0.1], [1.96e-24, 1.96e-24]) };

    private static string Html(PicReportData data) => ReportPageTests.Text(PicReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void ShowsEveryFigureOfThePaper([Values] bool grows)
    {
        var html = Html(grows ? Growing.Value : DemoPic.Run(grows: false, times: 600, points: 48, waves: 16, electrons: 200));
        // Power, spectra, ω–k, field; growth; energy, temperatures, charge; two species; moments, coefficients, four scatters, trajectories, advection.
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(grows ? 18 : 17));
        Assert.That(html, Does.Contain("cold-plasma whistlers (theory)").And.Contain("waves reach the far side").And.Contain("mean over the band (measured)"));
        Assert.That(html, Does.Contain("loss cone, 3°").And.Contain("initial bin").And.Contain("resonance with 0.3 f<sub>ce</sub> (theory)"));
        Assert.That(html.Contains("400–460 deg", StringComparison.Ordinal), Is.EqualTo(grows), "only where variances come near it");
        Assert.That(html, Does.Not.Contain("class=\"note\"").And.Not.Contain("∞"), "nothing of good data is left out");
        Assert.That(html, Has.Length.LessThan(3_000_000));
    }

    [Test]
    public void WhatWasNotRecordedStaysAway()
    {
        var html = Html(Bare);
        Assert.That(Regex.Matches(html, "<h2>(.*?)</h2>").Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "Waves" }));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(1));
        Assert.That(Html(Bare with { WavePower = new([], []), Setup = Bare.Setup with { Species = [], Driver = null, CrossingTime = null } }), Does.Contain("without a driver"));
    }

    /// <summary>Tracers without theory have no theory on their figures, and no table of coefficients beside it.</summary>
    [Test]
    public void TracersNeedNoTheory()
    {
        var html = Html(Bare with { Tracers = Growing.Value.Tracers! with { Quasilinear = null } });
        Assert.That(html, Does.Not.Contain("quasilinear").And.Not.Contain("Straight lines"));
        Assert.That(html, Does.Contain("10 ensembles of 200 electrons are followed from t = 0.03 s"));
    }

    /// <summary>1.4 pT in 140 nT are 10⁻⁵ of it, and 10⁻¹⁰ in power: Table 2 of the paper.</summary>
    [Test]
    public void TheRealisedAmplitudeIsTheRootOfTheMeanPower()
    {
        var row = Regex.Match(Html(Bare), "averaged over domain and run</td>(.*?)</tr>").Groups[1].Value;
        Assert.That(Regex.Matches(row, "<td[^>]*>(.*?)</td>").Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "1.40", "1.00×10<sup>−5</sup>", "1.00×10<sup>−10</sup>" }));
    }

    [Test]
    public void NoiseAboveTheDriverAndAnUnfinishedRunAreSaid()
    {
        Assert.That(Html(Bare), Does.Not.Contain("prose warning"));
        Assert.That(Html(Bare with { Setup = Bare.Setup with { MeasuredNoise = 250e-12 } }), Does.Contain("The noise of the macro-particles, 250 pT, is above the driver's 10.0 pT"));
        Assert.That(Html(Bare with { Setup = Bare.Setup with { Completed = false, StepsTaken = 1000 } }), Does.Contain("This run was stopped at 3.10×10<sup>−4</sup> s of 0.29 s"));
    }

    [Test]
    public void AStepBeyondItsBoundIsMarked()
    {
        var setup = Bare.Setup with { TimeStep = 2e-6, TimeStepBounds = [new("light", 1e-6), new("gyration", 4e-6)] };
        Assert.That(Regex.Matches(Html(Bare with { Setup = setup }), "flag\">(.*?)<").Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "2.00" }));
    }

    /// <summary>W from 2 to 2.5 with 0.4 let in: 0.1 of 2 is not accounted for.</summary>
    [Test]
    public void TheDriftIsWhatTheBudgetDoesNotCloseTo()
    {
        var energy = new PicEnergy([0, 0.1], [[1, 1.2]], [0.5, 0.7], [0.5, 0.6], [3, 3.4]);
        var setup = Bare.Setup with { Species = [Bare.Setup.Species[0]] };
        Assert.That(Html(Bare with { Energy = energy, Setup = setup }), Does.Contain("at most 0.050 of W(0)"));
    }

    [Test]
    public void ChargeThatNeverLeavesIsSaidInWords() =>
        Assert.That(Html(Bare with { ChargeResidual = new([0, 1], [0, 0]) }), Does.Contain("the residual of Gauss's law stayed 0"));
}
