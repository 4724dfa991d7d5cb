using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Several particle-in-cell runs side by side: Figs. 1, 2a and 2d and Table 2 of Allanson et al. (2021).</summary>
internal static class PicComparisonReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="runs">The runs with their names, in the order to show them.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(IReadOnlyList<(string Name, PicReportData Data)> runs, ReportProvenance provenance)
    {
        var page = new ReportPage("Particle-in-cell runs compared", $"{Numbers.Integer(runs.Count)} runs", provenance);
        page.Section("Wave power");
        var power = new Plot(Axis.Linear("t [s]", 0), Axis.Log("B_{w}^{2} / B_{0}^{2}"))
        {
            Width = 1160, Height = 480, Legend = LegendPlace.Right, LegendTitle = "Measured:",
        };
        for (var i = 0; i < runs.Count; i++)
        {
            power.With(PicWavesSection.PowerLine(runs[i].Data, Ink.Ordinal(i, runs.Count), runs[i].Name));
        }
        foreach (var crossing in runs.Select(r => r.Data.Setup.CrossingTime).OfType<double>().Distinct())
        {
            power.With(Rule.Vertical(crossing, Ink.Neutral));
        }
        page.Figure(power, "Wave power over B_{0}^{2} against time, measured. Vertical rule: when waves sent in at the left first reach the right boundary.");
        AddAmplitudes(page, runs);
        page.Table(Table(runs), "Driver and realised wave amplitude, rms of |B_{⊥}|, the latter averaged over domain and run.");
        return page;
    }

    private static void AddAmplitudes(ReportPage page, IReadOnlyList<(string Name, PicReportData Data)> runs)
    {
        if (runs.All(r => r.Data.Spectra is null))
        {
            return;
        }
        var plot = PicWavesSection.AmplitudeAxes(1160, 480);
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Data.Spectra is { } spectra)
            {
                plot.With(PicWavesSection.AmplitudeLine(spectra.Amplitude, runs[i].Data.Setup, Ink.Ordinal(i, runs.Count), runs[i].Name));
            }
        }
        page.Figure(
            new PlotGrid(1, plot.With(Rule.Vertical(1, Ink.Qualitative(7), "f_{ce}"))) { SharedLegend = "Measured:" },
            "Fourier amplitude of B_{y} over each run, averaged over x, measured.");
    }

    private static ReportTable Table(IReadOnlyList<(string Name, PicReportData Data)> runs) => new(
        [new("run", false), new("driver [pT]"), new("realised B_{w} [pT]"), new("(B_{w}/B_{0})^{2}"), new("noise [pT]"), new("largest A")],
        [.. runs.Select(r =>
        {
            var (setup, power) = (r.Data.Setup, r.Data.WavePower.Power.DefaultIfEmpty(double.NaN).Average());
            return new ReportCell[]
            {
                r.Name,
                Numbers.Significant((setup.Driver?.RmsAmplitude ?? double.NaN) / Units.PicoTesla),
                Numbers.Significant(Math.Sqrt(power) / Units.PicoTesla),
                Numbers.Significant(power / (setup.BackgroundField * setup.BackgroundField)),
                Numbers.Significant((setup.MeasuredNoise ?? double.NaN) / Units.PicoTesla),
                Numbers.Fixed(setup.Species.Select(s => s.Anisotropy).DefaultIfEmpty(0).Max(), 2),
            };
        })]);
}
