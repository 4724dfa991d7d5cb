using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.Diffusion;

namespace RadBelt.Gpu.Tests.Cli.Reports.Diffusion;

internal sealed class DiffusionReportTests
{
    private static string Html(DiffusionReportData data) => ReportPageTests.Text(DiffusionReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Shows_the_figures_of_the_paper()
    {
        string html = Html(DemoDiffusion.Run());

        // Resonance, energies; of two waves on two field lines three coefficients and a map each; drift average, lifetimes.
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(2 + 4 * 4 + 2));
        Assert.That(html, Does.Contain("night, L = 4").And.Contain("day, L = 5").And.Contain("estimated, Longley 2022").And.Contain("within a factor of 2").And.Contain("drift average"));
        Assert.That(html, Does.Contain("resonance, n = −1").And.Contain("Those with momentum are shown over p"));
        Assert.That(html, Does.Contain("24 of 648 entries are exactly zero because no wave of the band resonates"));
        Assert.That(html, Does.Contain("another &lt;paper&gt;"));
        Assert.That(html, Does.Not.Contain("class=\"note\""), "places without a coefficient are not data left out");
        Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("∞"));
    }

    [Test]
    public void What_was_not_asked_for_stays_away()
    {
        string html = Html(DemoDiffusion.Run(everything: false));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(4 * 2));
        Assert.That(html, Does.Not.Contain("estimated").And.Not.Contain("Lifetime").And.Not.Contain("resonance, n"));
    }

    [Test]
    public void One_energy_and_one_pitch_angle_make_no_map()
    {
        DiffusionReportData data = DemoDiffusion.Run(everything: false);
        DiffusionSetup one = data.Setup with { Energies = data.Setup.Energies[..1], PitchAngles = data.Setup.PitchAngles[3..4], Ratios = null };
        Assert.That(Regex.Count(Html(data with { Setup = one, Slices = data.Slices.Take(1).ToArray() }), "<figcaption>"), Is.EqualTo(1));
    }

    [Test]
    public void A_run_that_was_stopped_and_errors_above_the_tolerance_are_said()
    {
        DiffusionReportData data = DemoDiffusion.Run(everything: false);
        Assert.That(Html(data), Does.Not.Contain("prose warning"));
        Assert.That(Html(data with { Setup = data.Setup with { Completed = false }, Slices = [data.Slices[3]] }), Does.Contain("1 of 12 tables were computed"));
        DiffusionSlice poor = data.Slices[0] with { Work = new(1, 7, 0) };
        Assert.That(Html(data with { Slices = [poor] }), Does.Contain("7 coefficients have an estimated error above the tolerance of 0.001"));
    }

    [Test]
    public void Coefficients_are_rates()
    {
        DiffusionSetup setup = DemoDiffusion.Setup;
        double αα = CoefficientKind.All[0].Row(setup, DemoDiffusion.Table(1), 2)[4];
        Assert.That(CoefficientKind.All[1].Row(setup, DemoDiffusion.Table(1), 2)[4], Is.EqualTo(0.3 * αα * Math.Cos(setup.PitchAngles[4])).Within(1e-12 * αα), "|D_αp|/p");
        Assert.That(CoefficientKind.All[2].Row(setup, DemoDiffusion.Table(1), 2)[4], Is.EqualTo(0.2 * αα).Within(1e-12 * αα), "D_pp/p²");
        Assert.That(CoefficientKind.All[0].Row(setup, DemoDiffusion.Table(1), 0)[1], Is.NaN, "zero has no place on a logarithmic axis");
    }

    [TestCase(3, 5, new[] { 0, 1, 2 })]
    [TestCase(60, 5, new[] { 0, 15, 30, 44, 59 })]
    [TestCase(0, 4, new int[0])]
    public void A_few_of_many_are_spread_from_end_to_end(int n, int most, int[] expected) => Assert.That(DiffusionScales.Spread(n, most), Is.EqualTo(expected));

    [TestCase("cut-offs ω_m ± 2 δω at f_pe/f_ce = 2", "cut-offs ω_{m} ± 2 δω at f_{pe}/f_{ce} = 2")]
    [TestCase("a name like my_waves", "a name like my_waves")]
    public void Indices_of_plain_text_are_set_as_such(string plain, string rich) => Assert.That(DiffusionScales.WithIndices(plain), Is.EqualTo(rich));

    [Test]
    public void A_logarithmic_axis_ends_six_decades_down()
    {
        Assert.That(DiffusionScales.Range([3e-4, 1e-30, double.NaN, 0]), Is.EqualTo((6e-10, 6e-4)).Using<(double Min, double Max)>((a, b) => Math.Abs(a.Min / b.Min - 1) < 1e-12 && Math.Abs(a.Max / b.Max - 1) < 1e-12));
        Assert.That(DiffusionScales.Range([3e-4, 1e-5])!.Value.Min, Is.EqualTo(5e-6).Within(1e-18), "or just below the smallest value");
        Assert.That(DiffusionScales.Range([0, double.NaN]), Is.Null);
    }
}
