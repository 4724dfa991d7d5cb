using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Tests.Cli.Reports.Transport;

/// <summary>The page of a transport run: the figures of the paper, with units, who is measured and who is theory, and what is missing said.</summary>
internal sealed class TransportReportTests
{
    private static string Html(TransportReportData data) => ReportPageTests.Text(TransportReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Shows_the_figures_of_the_paper()
    {
        string html = Html(DemoTransport.Run());

        // Waves; coherence in either field; coefficients; distributions.
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(1 + 2 + 1 + 1));
        Assert.That(html, Does.Contain("chorus, measured").And.Contain("broadband, measured").And.Contain("quasilinear theory").And.Contain("stochastic equations, theory × 0.5"));
        Assert.That(html, Does.Contain("95 % of white noise").And.Contain("1/e").And.Contain("it falls to 1/e after"));
        Assert.That(html, Does.Contain("D<sub>EE</sub> [keV<sup>2</sup> s<sup>−1</sup>]").And.Contain("followed / measured").And.Contain("fitted alike").And.Contain("Kolmogorov–Smirnov"));
        Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("∞").And.Not.Contain("class=\"note\""));
    }

    [TestCase(true, false, 2 + 1)]
    [TestCase(false, true, 1 + 1 + 1 + 1)]
    public void One_field_is_enough(bool archive, bool broadband, int figures)
    {
        string html = Html(DemoTransport.Run(archive, broadband));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(figures), "no waves without their spectra");
        Assert.That(html, archive ? Does.Not.Contain("broadband, measured") : Does.Not.Contain("chorus, measured"));
        Assert.That(html.Contains("followed / measured", StringComparison.Ordinal), Is.EqualTo(broadband));
        Assert.That(html, Does.Not.Contain("chorus/broadband").And.Not.Contain("NaN"));
    }

    [Test]
    public void A_run_that_was_stopped_is_said()
    {
        TransportReportData data = DemoTransport.Run();
        Assert.That(Html(data), Does.Not.Contain("prose warning"));
        Assert.That(Html(data with { Completed = false, Theory = null, Stochastic = [] }), Does.Contain("stopped before its end").And.Not.Contain("NaN"));
        Assert.That(Html(data with { Completed = false, Fields = [] }), Does.Contain("stopped before its end"));
    }

    [Test]
    public void A_run_too_short_for_a_fit_has_no_coefficients_and_no_numbers_that_are_none()
    {
        TransportReportData data = DemoTransport.Run(archive: false);
        var none = new TransportFit(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0, 0);
        TransportInField field = data.Fields[0] with { Records = [.. data.Fields[0].Records.Select(r => r with { Energy = none, PitchAngle = none, Trajectories = [], Snapshots = [] })] };
        Assert.That(Html(data with { Fields = [field], Stochastic = [] }), Does.Not.Contain("NaN"));
    }

    /// <summary>The made-up run has D of the fields in the ratio 1.2, theory twice that of the broadband one, errors of 5 % each.</summary>
    [Test]
    public void Ratios_have_the_errors_of_both()
    {
        TransportReportData data = DemoTransport.Run();
        Estimate fields = TransportNumbers.ChorusOverBroadband(data, 3)!.Value, theory = TransportNumbers.TheoryOverMeasured(data, 3)!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(fields.Value, Is.EqualTo(DemoTransport.ChorusOverBroadband).Within(1e-12));
            Assert.That(fields.Error, Is.EqualTo(DemoTransport.ChorusOverBroadband * 0.05 * Math.Sqrt(2)).Within(1e-12));
            Assert.That(theory.Value, Is.EqualTo(DemoTransport.TheoryOverBroadband).Within(1e-12));
            Assert.That(theory.Error, Is.EqualTo(DemoTransport.TheoryOverBroadband * 0.05).Within(1e-12), "theory has none of its own");
            Assert.That(TransportNumbers.FollowedOverMeasured(data, 3)!.Value.Error, Is.EqualTo(DemoTransport.TheoryOverBroadband * 0.05 * Math.Sqrt(2)).Within(1e-12), "electrons that follow it have");
            Assert.That(TransportNumbers.ChorusOverBroadband(DemoTransport.Run(archive: false), 0), Is.Null);
        });
    }

    /// <summary>Theory reduced to a half spreads as the broadband field does: samples of one distribution, but those of theory itself are of another.</summary>
    [Test]
    public void Distances_tell_the_right_factor_from_a_wrong_one()
    {
        TransportReportData data = DemoTransport.Run(archive: false);
        DistributionDistance[] last = [.. TransportNumbers.Distances(data).Where(d => d.Time == DemoTransport.StopTime)];
        Assert.That(last, Has.Length.EqualTo(6 * 2));
        Assert.That(last.Where(d => d.Scale == 0.5).Average(d => d.Energy.Statistic), Is.LessThan(0.6 * last.Where(d => d.Scale == 1).Average(d => d.Energy.Statistic)));
        Assert.That(last.Where(d => d.Scale == 0.5).Select(d => d.PitchAngle.PValue), Is.All.GreaterThan(1e-4), "seeds are fixed");
    }
}
