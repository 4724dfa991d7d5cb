using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// The page of the experiment «test particles in a broadband whistler field»: moments, coefficients, scatter, trajectories and advection
/// in the manner of Figs. 3–7 of Allanson et al. (2021), each beside what theory expects.
/// </summary>
internal static class BroadbandDiffusionReport
{
    private const int MostMarkers = 22;
    private const int MostShown = 4;

    /// <summary>Degrees in a radian.</summary>
    internal const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>Makes the page.</summary>
    public static ReportPage Create(BroadbandDiffusionReportData data)
    {
        var page = new ReportPage(data.Title, data.Subtitle, data.Provenance);
        page.Facts(data.Facts);
        foreach (var warning in data.Warnings)
        {
            page.Warning(warning);
        }
        foreach (var paragraph in data.Prose)
        {
            page.Prose(paragraph);
        }
        AddMoments(page, data);
        CoefficientSection.Add(page, data);
        ScatterSection.Add(page, data);
        AddTrajectories(page, data);
        AddAdvection(page, data);
        return page;
    }

    /// <summary>Those of the ensembles that are shown one by one: evenly spread, for a page of a size to be read.</summary>
    internal static IReadOnlyList<EnsembleReportData> Some(IEnumerable<EnsembleReportData> ensembles)
    {
        EnsembleReportData[] all = [.. ensembles];
        return [.. Thinning.Evenly(all.Length, MostShown).Select(i => all[i])];
    }

    // Fig. 3, and the same for the energy.
    private static void AddMoments(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Spreading in pitch angle and energy");
        var meanSquare = MomentPanel(
            data, Axis.Linear("⟨(α − α_{0})^{2}⟩ [deg^{2}]"), e => (e.Alpha.MeanSquareChange, e.Alpha.MeanSquareChangeError), AlphaSlope);
        var variance = MomentPanel(data, Axis.Linear("⟨(α − ⟨α⟩)^{2}⟩ [deg^{2}]"), e => (e.Alpha.Variance, e.Alpha.VarianceError), AlphaSlope);
        var energyMeanSquare = MomentPanel(
            data, Axis.Log("⟨(E − E_{0})^{2}⟩ [keV^{2}]"), e => (e.EnergyMoments.MeanSquareChange, e.EnergyMoments.MeanSquareChangeError), EnergySlope);
        var energyVariance = MomentPanel(
            data, Axis.Log("⟨(E − ⟨E⟩)^{2}⟩ [keV^{2}]"), e => (e.EnergyMoments.Variance, e.EnergyMoments.VarianceError), EnergySlope);
        var hasWeakTurbulence = AddWeakTurbulence(meanSquare, data);
        page.Figure(
            new PlotGrid(2, meanSquare, variance, energyMeanSquare, energyVariance) { SharedLegend = "α_{0}" },
            "Diffusive measures against time: (a, c) mean square change from the initial value, (b, d) variance. Asterisks with error bars "
            + "(± one standard error): measured. Straight lines: 2 D t with the quasilinear D_{αα} (a, b) or D_{EE} (c, d)."
            + (hasWeakTurbulence ? " Dashed, in (a): weak turbulence, 2 D_{αα}(Δt) Δt." : "")
            + " Where the two columns agree, advection is negligible beside diffusion.");

        static double AlphaSlope(EnsembleReportData e) => 2 * e.AlphaAlpha.Theory * DegreesPerRadian * DegreesPerRadian;
        static double EnergySlope(EnsembleReportData e) => 2 * e.EnergyEnergy.Theory;
    }

    private static Plot MomentPanel(
        BroadbandDiffusionReportData data,
        Axis y,
        Func<EnsembleReportData, (double[] Values, double[] Errors)> moment,
        Func<EnsembleReportData, double> slope)
    {
        // Where values span decades time does too: then growth in proportion to t is a straight line of slope 1. t = 0 has no place there.
        var isLogarithmic = y.Scale == AxisScale.Log10;
        var plot = new Plot(new Axis("t [s]", y.Scale), y) { Width = 600, Height = 430 };
        var some = isLogarithmic ? Thinning.ByRatio(data.Times, MostMarkers) : Thinning.Evenly(data.Times.Length, MostMarkers);
        var times = Thinning.Pick(data.Times, some);
        double[] lineTimes = [.. data.Times.Where(t => t > 0 || !isLogarithmic)];
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            var ensemble = data.Ensembles[i];
            var (values, errors) = moment(ensemble);
            var ink = Ink.Ordinal(i, data.Ensembles.Count);
            plot.Layers.Add(new Line(lineTimes, [.. lineTimes.Select(t => slope(ensemble) * t)]) { Ink = ink });
            plot.Layers.Add(new Markers(times, Thinning.Pick(values, some), Thinning.Pick(errors, some)) { Ink = ink, Label = ensemble.Name });
        }
        plot.Layers.Add(new Markers([], [], []) { Label = "measured ± s.e." });
        plot.Layers.Add(new Line([], []) { Label = "quasilinear theory" });
        return plot;
    }

    private static bool AddWeakTurbulence(Plot plot, BroadbandDiffusionReportData data)
    {
        var isThere = false;
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            if (data.Ensembles[i].WeakTurbulenceMeanSquare is { } expected)
            {
                plot.Layers.Add(new Line(data.Times, expected) { Ink = Ink.Ordinal(i, data.Ensembles.Count), Dash = Dash.Dashed });
                isThere = true;
            }
        }
        if (isThere)
        {
            plot.Layers.Add(new Line([], []) { Label = "weak-turbulence theory", Dash = Dash.Dashed });
        }
        return isThere;
    }

    // Fig. 6.
    private static void AddTrajectories(ReportPage page, BroadbandDiffusionReportData data)
    {
        var shown = Some(data.Ensembles.Where(e => e.Trajectories is not null));
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

    // Fig. 7.
    private static void AddAdvection(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Advection beside diffusion");
        page.Figure(
            new PlotGrid(2,
                AdvectionPanel(data, "(⟨E⟩ − E_{0}) / √⟨(E − ⟨E⟩)^{2}⟩", e => e.EnergyMoments.AdvectionRatio),
                AdvectionPanel(data, "(⟨α⟩ − α_{0}) / √⟨(α − ⟨α⟩)^{2}⟩", e => e.Alpha.AdvectionRatio)) { SharedLegend = "α_{0}, measured:" },
            "Ratio of advection to diffusion, as measured, (a) in energy and (b) in pitch angle (Allanson et al. 2021, Eqs. 4 and 5). "
            + "Within ± 1 (dotted, where in range) diffusion dominates.");
    }

    private static Plot AdvectionPanel(BroadbandDiffusionReportData data, string label, Func<EnsembleReportData, double[]> ratio)
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
