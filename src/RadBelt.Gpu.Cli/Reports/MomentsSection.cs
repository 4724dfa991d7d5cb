using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Mean square changes and variances of pitch angle and energy against time, as in Figs. 3 and 8 of Allanson et al. (2021).</summary>
internal static class MomentsSection
{
    private const int MostMarkers = 22;

    // A theory that leaves the data this far below would flatten them: it runs out of the picture instead.
    private const double MostHeadroom = 2;

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, EnsemblesReportData data)
    {
        var hasTheory = data.Ensembles.Any(e => double.IsFinite(e.AlphaAlpha.Theory));
        page.Section("Spreading in pitch angle and energy");
        var meanSquare = MomentPanel(
            data, Axis.Linear("⟨(α − α_{0})^{2}⟩ [deg^{2}]"), e => (e.Alpha.MeanSquareChange, e.Alpha.MeanSquareChangeError), AlphaSlope);
        var variance = MomentPanel(data, Axis.Linear("⟨(α − ⟨α⟩)^{2}⟩ [deg^{2}]"), e => (e.Alpha.Variance, e.Alpha.VarianceError), AlphaSlope);
        var energyMeanSquare = MomentPanel(
            data, Axis.Log("⟨(E − E_{0})^{2}⟩ [keV^{2}]"), e => (e.EnergyMoments.MeanSquareChange, e.EnergyMoments.MeanSquareChangeError), EnergySlope);
        var energyVariance = MomentPanel(
            data, Axis.Log("⟨(E − ⟨E⟩)^{2}⟩ [keV^{2}]"), e => (e.EnergyMoments.Variance, e.EnergyMoments.VarianceError), EnergySlope);
        var hasWeakTurbulence = AddWeakTurbulence(meanSquare, data);
        AddVarianceBand(variance, data);
        page.Figure(
            new PlotGrid(2, meanSquare, variance, energyMeanSquare, energyVariance) { SharedLegend = "α_{0}" },
            "Diffusive measures against time: (a, c) mean square change from the initial value, (b, d) variance. Asterisks with error bars "
            + "(± one standard error): measured."
            + (hasTheory ? " Straight lines: 2 D t with the quasilinear D_{αα} (a, b) or D_{EE} (c, d)." : "")
            + (hasWeakTurbulence ? " Dashed, in (a): weak turbulence, 2 D_{αα}(Δt) Δt." : "")
            + " Where the two columns agree, advection is negligible beside diffusion.");

        static double AlphaSlope(EnsembleReportData e) => 2 * e.AlphaAlpha.Theory * BroadbandDiffusionReport.DegreesPerRadian * BroadbandDiffusionReport.DegreesPerRadian;
        static double EnergySlope(EnsembleReportData e) => 2 * e.EnergyEnergy.Theory;
    }

    private static Plot MomentPanel(
        EnsemblesReportData data,
        Axis y,
        Func<EnsembleReportData, (double[] Values, double[] Errors)> moment,
        Func<EnsembleReportData, double> slope)
    {
        // Where values span decades time does too: then growth in proportion to t is a straight line of slope 1. t = 0 has no place there.
        var isLogarithmic = y.Scale == AxisScale.Log10;
        var plot = new Plot(new Axis("t [s]", y.Scale), isLogarithmic ? y : y with { Max = Top() }) { Width = 600, Height = 430 };
        var some = isLogarithmic ? Thinning.ByRatio(data.Times, MostMarkers) : Thinning.Evenly(data.Times.Length, MostMarkers);
        var times = Thinning.Pick(data.Times, some);
        double[] lineTimes = [.. data.Times.Where(t => t > 0 || !isLogarithmic)];
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            var ensemble = data.Ensembles[i];
            var (values, errors) = moment(ensemble);
            var ink = Ink.Ordinal(i, data.Ensembles.Count);
            if (double.IsFinite(slope(ensemble)))
            {
                plot.Layers.Add(new Line(lineTimes, [.. lineTimes.Select(t => slope(ensemble) * t)]) { Ink = ink });
            }
            plot.Layers.Add(new Markers(times, Thinning.Pick(values, some), Thinning.Pick(errors, some)) { Ink = ink, Label = ensemble.Name });
        }
        plot.Layers.Add(new Markers([], [], []) { Label = "measured ± s.e." });
        if (data.Ensembles.Any(e => double.IsFinite(slope(e))))
        {
            plot.Layers.Add(new Line([], []) { Label = "quasilinear theory" });
        }
        return plot;

        double? Top()
        {
            var highest = data.Ensembles.SelectMany(e => moment(e).Values).Where(double.IsFinite).DefaultIfEmpty(0).Max();
            var theory = data.Ensembles.Select(e => slope(e) * data.Times.DefaultIfEmpty(0).Max()).Where(double.IsFinite).DefaultIfEmpty(0).Max();
            return highest > 0 && theory > MostHeadroom * highest ? 1.2 * highest : null;
        }
    }

    private static void AddVarianceBand(Plot plot, EnsemblesReportData data)
    {
        // Far above the data it would be out of the picture.
        if (data.VarianceBand is not var (lower, upper) || !data.Ensembles.Any(e => e.Alpha.Variance.Any(v => v > 0.5 * lower)))
        {
            return;
        }
        var label = $"{Numbers.Short(lower)}–{Numbers.Short(upper)} deg^{{2}}: f(α) ∝ sin α (theory)";
        plot.Layers.Add(Rule.Horizontal(lower, Ink.Neutral, label, Dash.Dashed));
        plot.Layers.Add(Rule.Horizontal(upper, Ink.Neutral, dash: Dash.Dashed));
    }

    private static bool AddWeakTurbulence(Plot plot, EnsemblesReportData data)
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
}
