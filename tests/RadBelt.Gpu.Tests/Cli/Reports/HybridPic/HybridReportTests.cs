using System.Globalization;
using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.HybridPic;

namespace RadBelt.Gpu.Tests.Cli.Reports.HybridPic;

[TestFixture]
public class HybridReportTests
{
    private static readonly Lazy<HybridReportData> Demo = new(() => DemoHybrid.Run());

    private static string Html(HybridReportData data) => ReportPageTests.Text(HybridReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Shows_spectrograms_map_growth_budget_and_distributions()
    {
        var html = Html(Demo.Value);
        Assert.That(Regex.Matches(html, "<h2>(.*?)</h2>").Select(m => m.Groups[1].Value), Is.EqualTo(new[]
        {
            "Chorus elements", "Wave amplitude", "Growth", "Energy, temperatures, charge", "Distribution functions",
        }));
        Assert.That(html, Does.Contain("λ = −12.0°").And.Contain("ridge (measured)").And.Contain("trigger (set)").And.Contain("kinetic, cold fluid"));
        Assert.That(html, Does.Contain("(linear theory)").And.Contain("f<sub>ce</sub>").And.Contain("[nT").And.Contain("2,957 nodes"));
        Assert.That(html, Does.Not.Contain("class=\"note\"").And.Not.Contain("∞"), "nothing of good data is left out");
        Assert.That(html, Has.Length.LessThan(3_000_000));
    }

    /// <summary>The tones that were put in: 4.5e-4 Ω_e², every 0.06 s.</summary>
    [Test]
    public void The_elements_are_those_that_were_put_in()
    {
        var html = Html(Demo.Value);
        Assert.That(Demo.Value.Elements, Has.Count.EqualTo(12), "three at each of four places");
        double Ω = Math.Tau * Demo.Value.Setup.Gyrofrequency;
        foreach (PlacedElement element in Demo.Value.Elements)
            Assert.That(Math.Tau * element.Tone.ChirpRate / (Ω * Ω), Is.EqualTo(4.5e-4).Within(5).Percent);
        double period = double.Parse(Regex.Match(html, "Elements begin on average every ([0-9.]+).*? s at 0.0°").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(period, Is.EqualTo(0.06).Within(1.5e-3), "to a column of the spectrogram, a quarter of 24 gyroperiods");
    }

    [Test]
    public void What_was_not_recorded_stays_away()
    {
        HybridReportData bare = DemoHybrid.Run(waves: false);
        var html = Html(bare with { Setup = bare.Setup with { Trigger = null, Equilibrium = bare.Setup.Equilibrium with { Fastest = null, Largest = null } } });
        Assert.That(html, Does.Not.Contain("Chorus elements").And.Not.Contain("Wave amplitude").And.Not.Contain("Wave-field archive"));
        Assert.That(html, Does.Contain("no wave grows").And.Contain("waves out of noise"));
    }

    [Test]
    public void A_run_that_was_stopped_says_so() => Assert.That(
        Html(Demo.Value with { Run = Demo.Value.Run with { Setup = Demo.Value.Run.Setup with { Completed = false, StepsTaken = 100 } } }), Does.Contain("This run was stopped at"));
}
