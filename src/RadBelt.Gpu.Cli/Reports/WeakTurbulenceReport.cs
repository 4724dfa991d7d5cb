using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// The page of weak-turbulence theory: the factor A in the manner of Fig. 1 of Allanson et al. (2022), and the coefficients as they tend to
/// the quasilinear ones.
/// </summary>
internal static class WeakTurbulenceReport
{
    /// <summary>Makes the page.</summary>
    public static ReportPage Create(WeakTurbulenceReportData data)
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
        page.Section("The time-dependent factor A");
        page.Figure(new PlotGrid(3, FactorAgainstTime(data), Maxima(data), FactorAgainstResonance(data)),
            "The factor A = [1 − cos(R Ω_{0}Δt)] / (R^{2} |Ω_{0}|Δt) (Allanson et al. 2022, Eq. 24): "
            + "(a) against time for fixed distances |R| from resonance; "
            + "(b) its largest value and when it is reached, for |R| as coloured; (c) against R for fixed times: it narrows to π δ(R).");
        page.Section("From weak turbulence to the quasilinear limit");
        page.Figure(
            new PlotGrid(3,
                Convergence(data, "αα", c => c.AlphaAlpha),
                Convergence(data, "αE", c => c.AlphaEnergy),
                Convergence(data, "EE", c => c.EnergyEnergy)) { SharedLegend = "Theory:" },
            "Weak-turbulence coefficients (Eqs. 20–22) over their resonant limits (Eqs. 26, 28, 29) against elapsed time, for several electrons. "
            + "Quasilinear theory is the limit 1 (grey). Where discrete waves leave the continuous spectrum they come back into step.");
        return page;
    }

    private static Plot FactorAgainstTime(WeakTurbulenceReportData data) =>
        Factor(Time(AxisScale.Linear), Axis.Linear("A"), "theory, |R| =", data.FactorAgainstTime);

    private static Plot Maxima(WeakTurbulenceReportData data)
    {
        double[] distances = [.. data.Maxima.Select(m => m.Resonance).Where(AxisScale.Log10.Accepts)];
        var (low, high) = distances.Length > 1 && distances.Min() < distances.Max() ? (distances.Min(), distances.Max()) : (0.01, 1);
        var bar = new ColourBar(ColourMap.Viridis, Axis.Log("|R|", low, high));
        var plot = new Plot(Time(AxisScale.Log10), Axis.Log("max A")) { ColourBar = bar, Width = 420, Height = 360 };
        foreach (var (distance, time, factor) in data.Maxima)
        {
            plot.Layers.Add(new Markers([time], [factor]) { Ink = bar.Ink(distance), Shape = MarkerShape.Circle });
        }
        return plot;
    }

    // The longest time oscillates fastest: it is drawn first, below the others.
    private static Plot FactorAgainstResonance(WeakTurbulenceReportData data) =>
        Factor(Axis.Linear("R"), Axis.Log("A", min: 1e-3), "theory, |Ω_{0}|Δt =", [.. data.FactorAgainstResonance.Reverse()]);

    private static Plot Factor(Axis x, Axis y, string legend, IReadOnlyList<ReportCurve> curves) =>
        Curves(new Plot(x, y) { Legend = LegendPlace.Inside, LegendTitle = legend, Width = 420, Height = 360 }, curves);

    private static Plot Convergence(WeakTurbulenceReportData data, string kind, Func<CoefficientRatios, double[]> ratio)
    {
        var plot = new Plot(Axis.Log("Δt [s]"), Axis.Linear($"D_{{{kind}}}(Δt) / D_{{{kind},QL}}")) { Width = 420, Height = 360 };
        plot.Layers.Add(Rule.Horizontal(1, Ink.Faint, "quasilinear limit"));
        for (var i = 0; i < data.Convergence.Count; i++)
        {
            var (label, times, ofSpectrum, ofWaves) = data.Convergence[i];
            var ink = Ink.Qualitative(i);
            if (ofSpectrum is not null)
            {
                plot.Layers.Add(new Line(times, ratio(ofSpectrum)) { Ink = ink, Label = label });
            }
            plot.Layers.Add(new Line(times, ratio(ofWaves))
            {
                Ink = ink,
                Label = ofSpectrum is null ? label : null,
                Dash = ofSpectrum is null ? Dash.Solid : Dash.Dashed,
            });
        }
        if (data.Convergence.Any(c => c.OfSpectrum is not null))
        {
            plot.Layers.Add(new Line([], []) { Label = "continuous spectrum" });
            plot.Layers.Add(new Line([], []) { Label = "discrete waves", Dash = Dash.Dashed });
        }
        return plot;
    }

    private static Plot Curves(Plot plot, IReadOnlyList<ReportCurve> curves)
    {
        for (var i = 0; i < curves.Count; i++)
        {
            plot.Layers.Add(new Line(curves[i].X, curves[i].Y)
            {
                Label = curves[i].Label,
                Ink = Ink.Qualitative(i),
                Dash = Dash.Cycle(i / Ink.QualitativeCount),
            });
        }
        return plot;
    }

    private static Axis Time(AxisScale scale) => new("|Ω_{0}|Δt", scale);
}
