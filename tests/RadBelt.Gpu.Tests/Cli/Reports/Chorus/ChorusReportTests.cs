using System.Text.RegularExpressions;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Tests.Cli.Reports.Chorus;

/// <summary>Pages of rays, chorus elements and microbursts: the figures of Chen et al. (2021), with units, and what is missing said.</summary>
internal sealed class ChorusReportTests
{
    private static string Html(RaysReportData data) => ReportPageTests.Text(RaysReport.Create(data, null, DemoData.Provenance));

    private static string Html(ElementReportData data) => ReportPageTests.Text(ElementReport.Create(data, null, DemoData.Provenance));

    private static string Html(MicroburstReportData data) => ReportPageTests.Text(MicroburstReport.Create(data, null, DemoData.Provenance));

    [Test]
    public void Rays_are_shown_as_in_Fig_4()
    {
        string html = Html(DemoChorus.Rays());
        Assert.That(Regex.Count(html, "role=\"img\""), Is.EqualTo(4));
        Assert.That(html, Does.Contain("gain [dB]").And.Contain("wave normal angle ψ [deg]").And.Contain("magnetic latitude λ [deg]").And.Contain("x [R"));
        Assert.That(html, Does.Contain("L = 5.4, 700 Hz").And.Contain("resonance cone").And.Contain("Bell 2002"));
        Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("class=\"note\""));
    }

    [Test]
    public void Rays_without_damping_have_no_panel_of_gain()
    {
        string html = Html(DemoChorus.Rays() with { Medium = DemoChorus.Medium with { Damping = null } });
        Assert.That(Regex.Count(html, "role=\"img\""), Is.EqualTo(3));
        Assert.That(html, Does.Contain("waves are not damped"));
    }

    [Test]
    public void Of_many_rays_some_are_drawn_and_that_is_said()
    {
        Assert.That(Html(DemoChorus.Rays(60)), Does.Contain("8 of 60 rays are drawn").And.Contain("The first 40 of 60"));
        Assert.That(Html(DemoChorus.Rays(0) with { Completed = false }), Does.Contain("prose warning"));
    }

    [Test]
    public void One_element_is_shown_as_in_Fig_2()
    {
        string html = Html(DemoChorus.Elements(1));
        Assert.That(Regex.Count(html, "class=\"heat\""), Is.EqualTo(4));
        Assert.That(html, Does.Contain("φ [rad]").And.Contain("[pT]").And.Contain("ψ [deg]").And.Contain("f [Hz]").And.Contain("λ [deg]"));
    }

    [Test]
    public void Elements_on_several_field_lines_are_shown_as_in_Fig_5()
    {
        string html = Html(DemoChorus.Elements(7));
        Assert.That(Regex.Count(html, "class=\"heat\""), Is.EqualTo(3 * 7));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(2), "five field lines beside each other");
        Assert.That(html, Does.Contain("L = 5.42").And.Contain("L = 5.66").And.Contain("4131 rays"));
    }

    /// <summary>Latitude by row, time by column; empty where there is no wave.</summary>
    [Test]
    public void An_element_is_a_map_over_latitude_and_time()
    {
        ChorusElement element = DemoChorus.Elements(1).Elements[0];
        var view = new ElementView(element);
        double[,] map = view.Map(node => node.Amplitude / Units.PicoTesla);
        var (amplitude, time, latitude) = view.Strongest();
        Assert.Multiple(() =>
        {
            Assert.That((map.GetLength(0), map.GetLength(1)), Is.EqualTo((7, 9)));
            Assert.That(map[3, 4], Is.EqualTo(element.Nodes[4 * 7 + 3].Amplitude / Units.PicoTesla));
            Assert.That(map[6, 0], Is.NaN);
            Assert.That(view.TimeEdges[1], Is.EqualTo(0.025).Within(1e-12), "half-way between 0 and 50 ms");
            Assert.That(view.LatitudeEdges[^1], Is.EqualTo(20).Within(1e-9));
            Assert.That((amplitude, time, latitude), Is.EqualTo((element.Nodes[0].Amplitude, 0.0, 0.0)));
        });
    }

    [Test]
    public void One_field_line_is_shown_as_in_Fig_3()
    {
        string html = Html(DemoChorus.Microbursts(1, "ducted"));
        Assert.That(Regex.Count(html, "class=\"heat\""), Is.EqualTo(2 * (2 + 3)), "fluxes, ratios, pitch angles at three energies, north and south");
        Assert.That(html, Does.Contain("keV^{−1}]").Or.Contain("−1</tspan>"), "cm⁻² s⁻¹ sr⁻¹ keV⁻¹");
        Assert.That(html, Does.Contain("300 keV, south").And.Contain("Precipitating / trapped, north").And.Contain("local pitch angle"));
        Assert.That(html, Does.Contain("first enhancement, south").And.Contain("0.5 to 1 s").And.Contain("as high as 2"), "the paper's windows");
        Assert.That(html, Does.Not.Contain("NaN"));
    }

    [Test]
    public void Several_field_lines_are_shown_as_in_Figs_6_to_8()
    {
        string html = Html(DemoChorus.Microbursts(3));
        Assert.That(Regex.Count(html, "class=\"heat\""), Is.EqualTo(3 * 2 * 3));
        Assert.That(Regex.Count(html, "<figcaption>"), Is.EqualTo(3));
        Assert.That(html, Does.Contain("L with precipitation in the south").And.Contain("L = 5.6, north"));
    }

    [Test]
    public void Another_source_is_not_compared_with_the_paper() =>
        Assert.That(Html(DemoChorus.Microbursts(1) with { Source = DemoChorus.Source with { Amplitude = 100e-12 } }), Does.Not.Contain("beside what was measured"));

    [Test]
    public void A_run_that_was_stopped_is_said() =>
        Assert.That(Html(DemoChorus.Microbursts(2) with { Completed = false }), Does.Contain("2 field lines are whole"));

    /// <summary>Where nothing was counted there is no value: not a zero that a logarithmic scale would have to hide.</summary>
    [Test]
    public void Bins_without_counts_are_empty()
    {
        SatelliteRecord south = DemoChorus.Microbursts(1).Lines[0].Satellites[1];
        int angles = south.Shape.PitchAngles, energies = south.Shape.Energies;
        int bin = SatelliteView.EnergyBin(south, 70 * Units.KeV)!.Value;
        double[,] map = SatelliteView.PitchAngles(south, bin), all = SatelliteView.Omnidirectional(south), ratio = SatelliteView.Ratio(south);
        Assert.Multiple(() =>
        {
            for (int a = 0; a < angles; a++)
            {
                long count = south.Flux.Counts[(5 * energies + bin) * angles + a];
                Assert.That(map[a, 5], count == 0 ? Is.NaN : Is.EqualTo(south.Flux.Flux[(5 * energies + bin) * angles + a] * Units.KeV / 1e4).Within(1e-9 * map[a, 5]), "cm⁻² s⁻¹ sr⁻¹ keV⁻¹");
            }

            Assert.That(all[energies - 1, 5], Is.NaN, "no electron has the highest energies");
            Assert.That(ratio[bin, 0], Is.NaN, "none precipitates before the burst");
            Assert.That(ratio[bin, 5], Is.Positive);
            Assert.That(SatelliteView.EnergyBin(south, 2 * Units.MeV), Is.Null);
            Assert.That(SatelliteView.LargestRatio(south)!.Value.Time, Is.EqualTo(0.6).Within(0.15), "within the burst");
        });
    }
}
