using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Tests.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Tests.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Tests.Cli.Reports.Transport;

namespace RadBelt.Gpu.Tests.Cli.Reports;

[TestFixture]
public class DemoPages
{
    [Test, Explicit("Writes pages to look at into the folder RADBELT_PAGES names.")]
    public void Write()
    {
        var folder = Environment.GetEnvironmentVariable("RADBELT_PAGES") ?? TestContext.CurrentContext.WorkDirectory;
        BroadbandDiffusionReport.Create(DemoData.Broadband(0.15)).Save(Path.Combine(folder, "run-V.html"));
        BroadbandDiffusionReport.Create(DemoData.Broadband(2e-5)).Save(Path.Combine(folder, "run-I.html"));
        WeakTurbulenceReport.Create(DemoData.WeakTurbulence()).Save(Path.Combine(folder, "weak-turbulence.html"));
        PicReport.Create(DemoPic.Run(times: 3200, points: 288), "Whistler growth, run VIII", DemoData.Provenance).Save(Path.Combine(folder, "pic-VIII.html"));
        PicReport.Create(DemoPic.Run(grows: false, times: 3200, points: 288), null, DemoData.Provenance).Save(Path.Combine(folder, "pic-III.html"));
        PicComparisonReport.Create([.. new[] { false, true }.Select(g => (g ? "run-VIII" : "run-III", DemoPic.Run(g)))], DemoData.Provenance).Save(Path.Combine(folder, "pic-compared.html"));
        TransportReport.Create(DemoTransport.Run(), null, DemoData.Provenance).Save(Path.Combine(folder, "transport.html"));
        FokkerPlanckReport.Create(DemoFokkerPlanck.Run(), null, DemoData.Provenance).Save(Path.Combine(folder, "fokker-planck.html"));
        Gallery().Save(Path.Combine(folder, "gallery.html"));
        Assert.That(Directory.GetFiles(folder, "*.html"), Has.Length.GreaterThanOrEqualTo(9));
    }

    private static ReportPage Gallery()
    {
        var page = new ReportPage("Gallery", "What the later samples will need", DemoData.Provenance);
        var bar = new ColourBar(ColourMap.Viridis, Axis.Log("power [nT^{2} Hz^{−1}]", 1e-8, 1e-3));
        double[] k = [.. Enumerable.Range(0, 121).Select(i => (i - 60) * 2e-5)];
        double[] f = [.. Enumerable.Range(0, 101).Select(i => i * 20.0)];
        var power = new double[100, 120];
        for (var row = 0; row < 100; row++)
        {
            for (var column = 0; column < 120; column++)
            {
                var distance = ((f[row] + 10) / 2000) - Whistler(k[column] + 1e-5);
                power[row, column] = (1e-3 * Math.Exp(-distance * distance * 400)) + (2e-8 * (1 + Math.Sin(row * column)));
            }
        }
        double[] times = [.. Enumerable.Range(0, 200).Select(i => i * 1e-6)];
        page.Figure(
            new PlotGrid(2,
                new Plot(Axis.Linear("k [m^{−1}]"), Axis.Linear("f [Hz]")) { Title = "ω–k map with a curve", ColourBar = bar, Legend = LegendPlace.Inside }
                    .With(new HeatMap(k, f, power, bar))
                    .With(new Line(k, [.. k.Select(x => 2000 * Whistler(x))]) { Ink = Ink.Alert, Dash = Dash.Dashed, Label = "cold plasma (theory)" }),
                new Plot(Axis.Linear("t [s]"), Axis.Linear("energy drift ΔE/E")) { Title = "Band, powers of ten, legend outside", Legend = LegendPlace.Right, LegendTitle = "mover" }
                    .With(new Band(times, [.. times.Select(t => -t * 0.01)], [.. times.Select(t => t * 0.02)]) { Ink = Ink.Qualitative(1), Label = "mean ± σ" })
                    .With(new Line(times, [.. times.Select(t => t * 0.005)]) { Ink = Ink.Qualitative(1), Label = "Boris" })
                    .With(new Line(times, [.. times.Select(t => t * 0.001 * Math.Sin(t * 1e5))]) { Ink = Ink.Qualitative(0), Label = "Higuera–Cary" })),
            "A heat map with its colour bar, and a band.");
        var palette = new Plot(Axis.Linear("x"), Axis.Linear("series")) { Title = "All colours", Width = 1160, Height = 300, Legend = LegendPlace.Right };
        palette.Layers.AddRange(Enumerable.Range(0, Ink.QualitativeCount)
            .Select(i => new Line([0, 1], [i, i + 0.5]) { Ink = Ink.Qualitative(i), Label = $"colour {i}", Thickness = 2 }));
        page.Figure(palette, "The qualitative palette.");
        return page;
    }

    private static double Whistler(double k) => k * k / ((k * k) + 3e-7);
}
