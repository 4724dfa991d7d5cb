using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// Electrons in the (α, E) plane at a few times over their pitch-angle histograms, as in Figs. 4 and 5 of Allanson et al. (2021): a section of
/// <see cref="BroadbandDiffusionReport"/>.
/// </summary>
internal static class ScatterSection
{
    private const int MostDots = 4000;
    private const double DegreesPerRadian = BroadbandDiffusionReport.DegreesPerRadian;

    /// <summary>Adds the section, one figure each for some of the ensembles that have snapshots; nothing when none has.</summary>
    public static void Add(ReportPage page, EnsemblesReportData data)
    {
        var shown = BroadbandDiffusionReport.Some(data.Ensembles.Where(e => e.Snapshots.Count > 0));
        if (shown.Count == 0)
        {
            return;
        }
        page.Section("Scattering in energy and pitch angle");
        foreach (var ensemble in shown)
        {
            var dots = Thinning.Evenly(ensemble.Snapshots.Max(s => s.Alpha.Length), MostDots).Length;
            page.Figure(
                Panels(data, ensemble),
                $"Electrons started at α_{{0}} = {ensemble.Name}, E_{{0}} = {Numbers.Short(ensemble.Energy, 4)} keV at "
                + $"{Numbers.Integer(ensemble.Snapshots.Count)} times. Above: {Numbers.Integer(dots)} of {Numbers.Integer(ensemble.Count)} electrons "
                + "in the (α, E) plane. Below: all of them by pitch angle"
                + (ensemble.AlphaAlpha.Theory > 0 ? "; the Gaussian about α_{0} has the variance 2 D_{αα} t that quasilinear theory expects." : "."));
        }
    }

    private static PlotGrid Panels(EnsemblesReportData data, EnsembleReportData ensemble)
    {
        var (alphaRange, energyRange) = (new DataRange(AxisScale.Degrees), new DataRange(AxisScale.Linear));
        // An ensemble that hardly moves is not blown up beyond a tenth of a degree and a thousandth of its energy.
        alphaRange.Add([ensemble.PitchAngle - 0.1, ensemble.PitchAngle + 0.1]);
        energyRange.Add([0.999 * ensemble.Energy, 1.001 * ensemble.Energy]);
        foreach (var snapshot in ensemble.Snapshots)
        {
            alphaRange.Add(snapshot.Alpha);
            energyRange.Add(snapshot.Energy);
        }
        var alpha = Fixed(Axis.Degrees("α [deg]"), alphaRange);
        var energy = Fixed(Axis.Linear("E [keV]"), energyRange);
        return new PlotGrid(ensemble.Snapshots.Count,
        [
            .. ensemble.Snapshots.Select(s => ScatterPanel(data, ensemble, s, alpha, energy)),
            .. ensemble.Snapshots.Select(s => HistogramPanel(data, ensemble, s, alpha)),
        ])
        {
            SharedLegend = "",
        };

        // All snapshots on the same axes.
        static Axis Fixed(Axis axis, DataRange range)
        {
            var resolved = axis.Resolve(range);
            return axis with { Min = resolved.Min, Max = resolved.Max };
        }
    }

    private static Plot ScatterPanel(
        EnsemblesReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha, Axis energy)
    {
        var some = Thinning.Evenly(snapshot.Alpha.Length, MostDots);
        var plot = new Plot(alpha, energy) { Title = $"t = {Numbers.Short(snapshot.Time)} s", Width = 340, Height = 310 }
            .With(new Scatter(Thinning.Pick(snapshot.Alpha, some), Thinning.Pick(snapshot.Energy, some))
            {
                Ink = Ink.Qualitative(5),
                Label = "electrons (measured)",
            });
        for (var i = 0; i < data.ResonanceCurves.Count; i++)
        {
            var (label, x, y) = data.ResonanceCurves[i];
            // More than there are patterns: colour tells them apart too.
            var ink = data.ResonanceCurves.Count > 4 ? Ink.Ordinal(i, data.ResonanceCurves.Count) : Ink.Neutral;
            plot.Layers.Add(new Line(x, y) { Label = $"resonance with {label} (theory)", Dash = Dash.Cycle(i + 1), Ink = ink });
        }
        return plot
            .With(InitialBin(ensemble))
            .With(new Markers([ensemble.PitchAngle], [ensemble.Energy]) { Shape = MarkerShape.Cross, Ink = Ink.Alert, Label = "start" })
            .With(LossCone(data, ensemble));
    }

    private static Plot HistogramPanel(EnsemblesReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha)
    {
        var plot = new Plot(alpha, Axis.Linear("electrons per bin")) { Width = 340, Height = 240 }
            .With(new Histogram(snapshot.HistogramEdges, snapshot.HistogramCounts) { Ink = Ink.Qualitative(5) });
        var variance = 2 * ensemble.AlphaAlpha.Theory * snapshot.Time * DegreesPerRadian * DegreesPerRadian;
        if (variance > 0 && snapshot.HistogramEdges.Length > 1)
        {
            var binWidth = snapshot.HistogramEdges[1] - snapshot.HistogramEdges[0];
            var peak = snapshot.HistogramCounts.Sum() * binWidth / Math.Sqrt(2 * Math.PI * variance);
            var (x, y) = Line.Sample(Gaussian, alpha.Min!.Value, alpha.Max!.Value, alpha.Scale);
            plot.Layers.Add(new Line(x, y) { Label = "quasilinear Gaussian (theory)" });

            double Gaussian(double a) => peak * Math.Exp(-(a - ensemble.PitchAngle) * (a - ensemble.PitchAngle) / (2 * variance));
        }
        return plot
            .With(Rule.Vertical(ensemble.PitchAngle, Ink.Faint, "initial mean"))
            .With(Rule.Vertical(snapshot.MeanAlpha, Ink.Qualitative(5), "current mean (measured)", Dash.Dashed))
            .With(LossCone(data, ensemble));
    }

    private static Rule? LossCone(EnsemblesReportData data, EnsembleReportData ensemble) => data.LossCone is { } cone
        ? Rule.Vertical(ensemble.PitchAngle > 90 ? 180 - cone : cone, Ink.Alert, $"loss cone, {Numbers.Short(cone)}°")
        : null;

    // Where all were at first, if they did not start from one point.
    private static Line? InitialBin(EnsembleReportData ensemble)
    {
        var first = ensemble.Snapshots[0];
        if (first.Alpha.Length == 0 || first.Alpha.Max() - first.Alpha.Min() < 1e-3)
        {
            return null;
        }
        var (left, right, bottom, top) = (first.Alpha.Min(), first.Alpha.Max(), first.Energy.Min(), first.Energy.Max());
        return new Line([left, right, right, left, left], [bottom, bottom, top, top, bottom]) { Ink = Ink.Qualitative(0), Thickness = 2, Label = "initial bin" };
    }
}
