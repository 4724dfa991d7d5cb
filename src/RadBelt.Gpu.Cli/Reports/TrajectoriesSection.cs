using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Pitch angles of some electrons against time, as in Figs. 6 and 10 of Allanson et al. (2021).</summary>
internal static class TrajectoriesSection
{
    /// <summary>Adds the section; nothing when no ensemble has trajectories.</summary>
    public static void Add(ReportPage page, EnsemblesReportData data)
    {
        var shown = BroadbandDiffusionReport.Some(data.Ensembles.Where(e => e.Trajectories is not null));
        if (shown.Count == 0)
        {
            return;
        }
        page.Section("Trajectories");
        page.Figure(
            new PlotGrid(2, [.. shown.Select(TrajectoryPanel)]) { SharedLegend = "" },
            $"Pitch angles of {Numbers.Integer(shown[0].Trajectories!.Alpha.Count)} electrons of each ensemble (measured; thin, coloured) "
            + "with their mean and spread.");
    }

    private static Plot TrajectoryPanel(EnsembleReportData ensemble)
    {
        var (times, alpha, mean, deviation) = ensemble.Trajectories!;
        var title = $"α_{{0}} = {ensemble.Name}";
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Degrees("α [deg]")) { Title = title, Width = 600, Height = 330 };
        for (var i = 0; i < alpha.Count; i++)
        {
            plot.Layers.Add(new Line(times, alpha[i]) { Ink = Ink.Qualitative(i), Thickness = 0.9, Opacity = 0.55 });
        }
        return plot
            .With(new Line(times, mean) { Thickness = 1.2, Label = "mean" })
            .With(new Line(times, [.. mean.Zip(deviation, (m, s) => m - s)]) { Thickness = 3, Label = "mean ± standard deviation" })
            .With(new Line(times, [.. mean.Zip(deviation, (m, s) => m + s)]) { Thickness = 3 });
    }
}
