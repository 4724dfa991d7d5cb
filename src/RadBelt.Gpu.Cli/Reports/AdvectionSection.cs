using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Ratio of advection to diffusion against time, as in Figs. 7 and 11 of Allanson et al. (2021).</summary>
internal static class AdvectionSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, EnsemblesReportData data)
    {
        page.Section("Advection beside diffusion");
        page.Figure(
            new PlotGrid(2,
                AdvectionPanel(data, "(⟨E⟩ − E_{0}) / √⟨(E − ⟨E⟩)^{2}⟩", e => e.EnergyMoments.AdvectionRatio),
                AdvectionPanel(data, "(⟨α⟩ − α_{0}) / √⟨(α − ⟨α⟩)^{2}⟩", e => e.Alpha.AdvectionRatio)) { SharedLegend = "α_{0}, measured:" },
            "Ratio of advection to diffusion, as measured, (a) in energy and (b) in pitch angle (Allanson et al. 2021, Eqs. 4 and 5). "
            + "Within ± 1 (dotted, where in range) diffusion dominates.");
    }

    private static Plot AdvectionPanel(EnsemblesReportData data, string label, Func<EnsembleReportData, double[]> ratio)
    {
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Linear(label)) { Width = 600, Height = 400 }
            .With(Rule.Horizontal(0, Ink.Faint))
            .With(Rule.Horizontal(1, Ink.Neutral, dash: Dash.Dotted))
            .With(Rule.Horizontal(-1, Ink.Neutral, dash: Dash.Dotted));
        // At t = 0 the ratio is 0/0.
        int[] later = [.. Enumerable.Range(0, data.Times.Length).Where(k => data.Times[k] > 0)];
        var times = Thinning.Pick(data.Times, later);
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            plot.Layers.Add(new Line(times, Thinning.Pick(ratio(data.Ensembles[i]), later))
            {
                Ink = Ink.Ordinal(i, data.Ensembles.Count),
                Label = data.Ensembles[i].Name,
                Dash = Dash.Cycle(i),
            });
        }
        return plot;
    }
}
