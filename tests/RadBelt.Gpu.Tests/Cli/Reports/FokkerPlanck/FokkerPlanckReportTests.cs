using System.Text.RegularExpressions;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Reports.FokkerPlanck;

/// <summary>The page of a Fokker–Planck run: fluxes in the units of satellites, the account of particles, the check, and what is missing said.</summary>
internal sealed class FokkerPlanckReportTests
{
    private static string Html(FokkerPlanckReportData data) => ReportPageTests.Text(FokkerPlanckReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Shows_maps_curves_account_and_check()
    {
        string html = Html(DemoFokkerPlanck.Run());
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(2 + 1 + 1));
        Assert.That(html, Does.Contain("t = start").And.Contain("t = 2.4 h").And.Contain("t = 1 d").And.Contain("flux j [cm"));
        Assert.That(html, Does.Contain("left through lowest α").And.Contain("unexplained").And.Contain("stochastic equations").And.Contain("Kolmogorov–Smirnov"));
        Assert.That(html, Does.Contain("D_{αp}").Or.Contain("D<sub>αp</sub>"), "what was weakened is said");
        Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("class=\"note\""), "an empty cell is no data left out");
    }

    [Test]
    public void What_was_not_asked_for_stays_away()
    {
        string html = Html(DemoFokkerPlanck.Run(check: false) with { WeakenedCells = 0 });
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(3));
        Assert.That(html, Does.Not.Contain("Check by stochastic").And.Not.Contain("weakened"));
    }

    [Test]
    public void A_run_that_was_stopped_is_said()
    {
        FokkerPlanckReportData data = DemoFokkerPlanck.Run(check: false);
        Assert.That(Html(data), Does.Not.Contain("stopped before"));
        Assert.That(Html(data with { Completed = false, States = [.. data.States.Take(2)] }), Does.Contain("it came to 2.4 h"));
        Assert.That(Html(data with { Completed = false, States = [] }), Does.Contain("nothing was solved yet"));
    }

    /// <summary>j = p²f, in cm⁻² s⁻¹ sr⁻¹ keV⁻¹.</summary>
    [Test]
    public void Flux_is_the_square_of_momentum_times_f()
    {
        FokkerPlanckReportData data = DemoFokkerPlanck.Run();
        double[,] flux = FluxScales.Flux(data, data.States[0]);
        double expected = Math.Exp(-data.Energies[4] / (100 * Units.KeV)) * Math.Sin(data.PitchAngles[7]);
        Assert.That(flux[4, 7], Is.EqualTo(expected).Within(1e-12 * expected));
        Assert.That(flux[data.Energies.Length - 1, 0], Is.NaN, "nothing has no place on a logarithmic scale");
    }
}
