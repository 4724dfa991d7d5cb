using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// The page of the experiment «test particles in a broadband whistler field»: moments, coefficients, scatter, trajectories and advection in the
/// manner of Figs. 3–7 of Allanson et al. (2021), each beside what theory expects.
/// </summary>
internal static class BroadbandDiffusionReport
{
    private const double Tolerance = 0.1;
    private const double SignificantZ = 3;
    private const int MostMarkers = 22;
    private const int MostDots = 4000;
    private const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>Makes the page.</summary>
    public static ReportPage Create(BroadbandDiffusionReportData data)
    {
        var page = new ReportPage(data.Title, data.Subtitle, data.Provenance);
        page.Facts(data.Facts);
        foreach (var paragraph in data.Prose)
        {
            page.Prose(paragraph);
        }
        AddMoments(page, data);
        AddCoefficients(page, data);
        AddScatter(page, data);
        AddTrajectories(page, data);
        AddAdvection(page, data);
        return page;
    }

    private static void AddMoments(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Spreading in pitch angle and energy");
        var hasWeakTurbulence = data.Ensembles.Any(e => e.WeakTurbulenceMeanSquare is not null);
        page.Figure(
            new PlotGrid(2,
                Moments(data, Axis.Linear("⟨(α − α_{0})^{2}⟩ [deg^{2}]"), e => e.Alpha.MeanSquareChange, e => e.Alpha.MeanSquareChangeError, AlphaSlope, LegendPlace.None, hasWeakTurbulence),
                Moments(data, Axis.Linear("⟨(α − ⟨α⟩)^{2}⟩ [deg^{2}]"), e => e.Alpha.Variance, e => e.Alpha.VarianceError, AlphaSlope, LegendPlace.Right, hasWeakTurbulence),
                Moments(data, Axis.Log("⟨(E − E_{0})^{2}⟩ [keV^{2}]"), e => e.EnergyMoments.MeanSquareChange, e => e.EnergyMoments.MeanSquareChangeError, EnergySlope, LegendPlace.None, false),
                Moments(data, Axis.Log("⟨(E − ⟨E⟩)^{2}⟩ [keV^{2}]"), e => e.EnergyMoments.Variance, e => e.EnergyMoments.VarianceError, EnergySlope, LegendPlace.None, false)),
            "Diffusive measures against time: (a, c) mean square change from the initial value, (b, d) variance. Asterisks with error bars "
            + "(± one standard error): measured. Straight lines: 2 D t with the quasilinear D_{αα} (a, b) or D_{EE} (c, d)."
            + (hasWeakTurbulence ? " Dashed, in (a): weak turbulence, 2 D_{αα}(Δt) Δt." : "")
            + " Where the two columns agree, advection is negligible beside diffusion.");

        static double AlphaSlope(EnsembleReportData e) => 2 * e.AlphaAlpha.Theory * DegreesPerRadian * DegreesPerRadian;
        static double EnergySlope(EnsembleReportData e) => 2 * e.EnergyEnergy.Theory;
    }

    private static Plot Moments(
        BroadbandDiffusionReportData data, Axis y, Func<EnsembleReportData, double[]> values, Func<EnsembleReportData, double[]> errors,
        Func<EnsembleReportData, double> slope, LegendPlace legend, bool weakTurbulence)
    {
        var plot = new Plot(Axis.Linear("t [s]"), y) { Legend = legend, LegendTitle = "α_{0}", Width = 600, Height = 430 };
        var isLogarithmic = y.Scale == AxisScale.Log10;
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            var ensemble = data.Ensembles[i];
            var ink = Ink.Ordinal(i, data.Ensembles.Count);
            // Nothing has spread at t = 0; a logarithmic axis has no place for that.
            int[] some = [.. Thin(data.Times.Length, MostMarkers).Where(k => !isLogarithmic || data.Times[k] > 0)];
            double[] lineTimes = isLogarithmic ? [.. data.Times.Where(t => t > 0)] : data.Times;
            plot.Layers.Add(new Line(lineTimes, [.. lineTimes.Select(t => slope(ensemble) * t)]) { Ink = ink });
            if (weakTurbulence && ensemble.WeakTurbulenceMeanSquare is { } expected)
            {
                plot.Layers.Add(new Line(data.Times, expected) { Ink = ink, Dash = Dash.Dashed, Thickness = 1.2 });
            }
            plot.Layers.Add(new Markers(Pick(data.Times, some), Pick(values(ensemble), some), Pick(errors(ensemble), some)) { Ink = ink, Label = Angle(ensemble) });
        }
        plot.Layers.Add(new Markers([], [], []) { Label = "measured ± s.e." });
        plot.Layers.Add(new Line([], []) { Label = "quasilinear" });
        if (weakTurbulence)
        {
            plot.Layers.Add(new Line([], []) { Label = "weak turbulence", Dash = Dash.Dashed, Thickness = 1.2 });
        }
        return plot;
    }

    private static void AddCoefficients(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Diffusion coefficients against quasilinear theory");
        page.Figure(
            new PlotGrid(2,
                Coefficient(data, "D_{αα}", "D_{αα} [s^{-1}]", e => e.AlphaAlpha, Ink.Qualitative(0)),
                Coefficient(data, "D_{EE}", "D_{EE} [keV^{2} s^{-1}]", e => e.EnergyEnergy, Ink.Qualitative(1)),
                Coefficient(data, "|D_{αE}|", "|D_{αE}| [keV s^{-1}]", e => e.AlphaEnergy, Ink.Qualitative(2)),
                Ratios(data)),
            "(a–c) Coefficients against initial pitch angle: asterisks with error bars (± one standard error) measured, lines quasilinear. "
            + "(d) Their ratio, with the band of ± 10 % about agreement.");
        page.Table(CoefficientTable(data),
            "Measured coefficients with their standard errors, the quasilinear ones, the ratio of the two and the departure z in standard errors. "
            + "Marked: |z| above 3 or a ratio off by more than 10 %.");
    }

    private static Plot Coefficient(BroadbandDiffusionReportData data, string title, string label, Func<EnsembleReportData, CoefficientEstimate> get, Ink ink)
    {
        double[] angles = [.. data.Ensembles.Select(e => e.PitchAngle)];
        return new Plot(PitchAngles(), Axis.Log(label)) { Title = title, Legend = LegendPlace.BottomLeft, Width = 600, Height = 360 }
            .With(new Line(angles, [.. data.Ensembles.Select(e => Math.Abs(get(e).Theory))]) { Ink = ink, Label = "quasilinear theory" })
            .With(new Markers(angles, [.. data.Ensembles.Select(e => Math.Abs(get(e).Measured))], [.. data.Ensembles.Select(e => get(e).StandardError)])
            {
                Label = "measured ± s.e.",
            });
    }

    private static Plot Ratios(BroadbandDiffusionReportData data)
    {
        var plot = new Plot(PitchAngles(), Axis.Linear("measured / quasilinear")) { Title = "Measured / theory", Legend = LegendPlace.TopLeft, Width = 600, Height = 360 };
        plot.Layers.Add(new Band([0, 90], [1 - Tolerance, 1 - Tolerance], [1 + Tolerance, 1 + Tolerance]) { Ink = Ink.Faint, Label = "± 10 %" });
        plot.Layers.Add(Rule.Horizontal(1, Ink.Faint));
        (string, MarkerShape, Func<EnsembleReportData, CoefficientEstimate>)[] kinds =
        [
            ("D_{αα}", MarkerShape.Asterisk, e => e.AlphaAlpha), ("D_{EE}", MarkerShape.Circle, e => e.EnergyEnergy), ("D_{αE}", MarkerShape.Square, e => e.AlphaEnergy),
        ];
        for (var i = 0; i < kinds.Length; i++)
        {
            var (label, shape, get) = kinds[i];
            // Side by side, so that the three bars of an ensemble can be told apart.
            var shift = 1.1 * (i - 1);
            plot.Layers.Add(new Markers([.. data.Ensembles.Select(e => e.PitchAngle + shift)], [.. data.Ensembles.Select(e => get(e).Ratio)],
                [.. data.Ensembles.Select(e => get(e).RatioError)]) { Ink = Ink.Qualitative(i), Label = label, Shape = shape });
        }
        return plot;
    }

    private static ReportTable CoefficientTable(BroadbandDiffusionReportData data)
    {
        ReportColumn[] each = [new("measured"), new("theory"), new("ratio"), new("z")];
        return new ReportTable(
            [new("α_{0} [deg]"), new("E_{0} [keV]"), .. each, .. each, .. each],
            [.. data.Ensembles.Select(e => (IReadOnlyList<ReportCell>)
                [Numbers.Significant(e.PitchAngle), Numbers.Significant(e.Energy, 4), .. Cells(e.AlphaAlpha), .. Cells(e.EnergyEnergy), .. Cells(e.AlphaEnergy)])])
        {
            Groups = [("", 2), ("D_{αα} [s^{-1}]", 4), ("D_{EE} [keV^{2} s^{-1}]", 4), ("D_{αE} [keV s^{-1}]", 4)],
        };

        static ReportCell[] Cells(CoefficientEstimate d) =>
        [
            Numbers.WithError(d.Measured, d.StandardError),
            Numbers.Significant(d.Theory),
            new(Numbers.Fixed(d.Ratio, 3), Math.Abs(d.Ratio - 1) > Tolerance),
            new(Numbers.Fixed(d.Z, 1), Math.Abs(d.Z) > SignificantZ),
        ];
    }

    private static void AddScatter(ReportPage page, BroadbandDiffusionReportData data)
    {
        List<EnsembleReportData> shown = [.. data.Ensembles.Where(e => e.Snapshots.Count > 0)];
        if (shown.Count == 0)
        {
            return;
        }
        page.Section("Scattering in energy and pitch angle");
        foreach (var ensemble in shown)
        {
            page.Figure(ScatterPanels(data, ensemble),
                $"Electrons started at α_{{0}} = {Angle(ensemble)}, E_{{0}} = {Numbers.Significant(ensemble.Energy)} keV (cross) at {Numbers.Integer(ensemble.Snapshots.Count)} times. "
                + $"Above: {Dots(ensemble)} of {Numbers.Integer(ensemble.Count)} electrons with the resonance curves. Below: all of them by pitch angle, "
                + "the initial (grey) and the current mean, and the Gaussian of variance 2 D_{αα} t that quasilinear theory expects."
                + (data.LossCone is { } cone ? $" Red: loss cone, {Numbers.Significant(cone)}°." : ""));
        }

        static string Dots(EnsembleReportData e) => Numbers.Integer(Thin(e.Snapshots.Max(s => s.Alpha.Length), MostDots).Length);
    }

    private static PlotGrid ScatterPanels(BroadbandDiffusionReportData data, EnsembleReportData ensemble)
    {
        var (alphaRange, energyRange, countRange) = (new DataRange(AxisScale.Degrees), new DataRange(AxisScale.Linear), new DataRange(AxisScale.Linear));
        alphaRange.Stretch(ensemble.PitchAngle - 0.5);
        alphaRange.Stretch(ensemble.PitchAngle + 0.5);
        energyRange.Stretch(0.98 * ensemble.Energy);
        energyRange.Stretch(1.02 * ensemble.Energy);
        countRange.Stretch(0);
        countRange.Stretch(1);
        foreach (var snapshot in ensemble.Snapshots)
        {
            alphaRange.Add(snapshot.Alpha);
            energyRange.Add(snapshot.Energy);
            countRange.Add(snapshot.HistogramCounts);
        }
        var alpha = Shared(Axis.Degrees("α [deg]"), alphaRange);
        var energy = Shared(Axis.Linear("E [keV]"), energyRange);
        var counts = Shared(Axis.Linear("electrons per bin"), countRange);
        return new PlotGrid(ensemble.Snapshots.Count,
        [
            .. ensemble.Snapshots.Select(s => ScatterPanel(data, ensemble, s, alpha, energy)),
            .. ensemble.Snapshots.Select(s => HistogramPanel(data, ensemble, s, alpha, counts)),
        ]);

        static Axis Shared(Axis axis, DataRange range)
        {
            var resolved = axis.Resolve(range);
            return axis with { Min = resolved.Min, Max = resolved.Max };
        }
    }

    private static Plot ScatterPanel(BroadbandDiffusionReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha, Axis energy)
    {
        var isFirst = snapshot == ensemble.Snapshots[0];
        var plot = new Plot(alpha, energy) { Title = $"t = {Numbers.Significant(snapshot.Time)} s", Width = 340, Height = 310, Legend = isFirst ? LegendPlace.TopLeft : LegendPlace.None };
        var some = Thin(snapshot.Alpha.Length, MostDots);
        plot.Layers.Add(new Scatter(Pick(snapshot.Alpha, some), Pick(snapshot.Energy, some)) { Ink = Ink.Qualitative(0) });
        for (var i = 0; i < data.ResonanceCurves.Count; i++)
        {
            var (label, x, y) = data.ResonanceCurves[i];
            plot.Layers.Add(new Line(x, y) { Label = label, Dash = Dash.Cycle(i), Thickness = 1.4 });
        }
        plot.Layers.Add(new Markers([ensemble.PitchAngle], [ensemble.Energy]) { Shape = MarkerShape.Cross, Ink = Ink.Alert });
        AddLossCone(plot, data);
        return plot;
    }

    private static Plot HistogramPanel(BroadbandDiffusionReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha, Axis counts)
    {
        var plot = new Plot(alpha, counts) { Width = 340, Height = 240 };
        plot.Layers.Add(new Histogram(snapshot.HistogramEdges, snapshot.HistogramCounts) { Ink = Ink.Qualitative(0) });
        var variance = 2 * ensemble.AlphaAlpha.Theory * snapshot.Time * DegreesPerRadian * DegreesPerRadian;
        if (variance > 0 && snapshot.HistogramEdges.Length > 1)
        {
            var scale = snapshot.HistogramCounts.Sum() * (snapshot.HistogramEdges[1] - snapshot.HistogramEdges[0]) / Math.Sqrt(2 * Math.PI * variance);
            var (x, y) = Line.Sample(a => scale * Math.Exp(-(a - ensemble.PitchAngle) * (a - ensemble.PitchAngle) / (2 * variance)), alpha.Min!.Value, alpha.Max!.Value, AxisScale.Linear);
            plot.Layers.Add(new Line(x, y) { Thickness = 1.3 });
        }
        plot.Layers.Add(Rule.Vertical(ensemble.PitchAngle, Ink.Faint));
        plot.Layers.Add(Rule.Vertical(snapshot.MeanAlpha, Ink.Qualitative(0), dash: Dash.Dashed));
        AddLossCone(plot, data);
        return plot;
    }

    private static void AddLossCone(Plot plot, BroadbandDiffusionReportData data)
    {
        if (data.LossCone is { } cone)
        {
            plot.Layers.Add(Rule.Vertical(cone, Ink.Alert));
        }
    }

    private static void AddTrajectories(ReportPage page, BroadbandDiffusionReportData data)
    {
        List<EnsembleReportData> shown = [.. data.Ensembles.Where(e => e.Trajectories is not null)];
        if (shown.Count == 0)
        {
            return;
        }
        page.Section("Trajectories");
        page.Figure(new PlotGrid(2, [.. shown.Select(TrajectoryPanel)]),
            $"Pitch angles of {Numbers.Integer(shown[0].Trajectories!.Alpha.Count)} electrons of each ensemble. Thin line: their mean. Thick lines: mean ± one standard deviation.");
    }

    private static Plot TrajectoryPanel(EnsembleReportData ensemble)
    {
        var (times, alpha, mean, deviation) = ensemble.Trajectories!;
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Degrees("α [deg]")) { Title = $"α_{{0}} = {Angle(ensemble)}", Width = 600, Height = 330 };
        for (var i = 0; i < alpha.Count; i++)
        {
            plot.Layers.Add(new Line(times, alpha[i]) { Ink = Ink.Qualitative(i), Thickness = 0.9, Opacity = 0.55 });
        }
        plot.Layers.Add(new Line(times, mean) { Thickness = 1.2 });
        plot.Layers.Add(new Line(times, [.. mean.Zip(deviation, (m, s) => m - s)]) { Thickness = 2.6 });
        plot.Layers.Add(new Line(times, [.. mean.Zip(deviation, (m, s) => m + s)]) { Thickness = 2.6 });
        return plot;
    }

    private static void AddAdvection(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Advection beside diffusion");
        page.Figure(
            new PlotGrid(2,
                Advection(data, "(⟨E⟩ − E_{0}) / √⟨(E − ⟨E⟩)^{2}⟩", e => e.EnergyMoments.AdvectionRatio, LegendPlace.None),
                Advection(data, "(⟨α⟩ − α_{0}) / √⟨(α − ⟨α⟩)^{2}⟩", e => e.Alpha.AdvectionRatio, LegendPlace.Right)),
            "Ratio of advection to diffusion, as measured, (a) in energy and (b) in pitch angle (Allanson et al. 2021, Eqs. 4 and 5). "
            + "Within ± 1 (dotted, where in range) diffusion dominates.");
    }

    private static Plot Advection(BroadbandDiffusionReportData data, string label, Func<EnsembleReportData, double[]> ratio, LegendPlace legend)
    {
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Linear(label)) { Legend = legend, LegendTitle = "α_{0} (measured)", Width = 600, Height = 400 };
        plot.Layers.Add(Rule.Horizontal(0, Ink.Faint));
        plot.Layers.Add(Rule.Horizontal(1, Ink.Neutral, dash: Dash.Dotted));
        plot.Layers.Add(Rule.Horizontal(-1, Ink.Neutral, dash: Dash.Dotted));
        // At t = 0 the ratio is 0/0.
        int[] later = [.. Enumerable.Range(0, data.Times.Length).Where(k => data.Times[k] > 0)];
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            plot.Layers.Add(new Line(Pick(data.Times, later), Pick(ratio(data.Ensembles[i]), later))
            {
                Ink = Ink.Ordinal(i, data.Ensembles.Count), Label = Angle(data.Ensembles[i]), Dash = Dash.Cycle(i),
            });
        }
        return plot;
    }

    private static Axis PitchAngles() => Axis.Degrees("initial pitch angle α_{0} [deg]", 0, 90);

    private static string Angle(EnsembleReportData ensemble) => $"{Numbers.Significant(ensemble.PitchAngle)}°";

    // At most about `most` of n indices, evenly spread, the last one among them.
    private static int[] Thin(int n, int most)
    {
        var stride = Math.Max(1, (n + most - 1) / most);
        return [.. Enumerable.Range(0, n).Where(i => (n - 1 - i) % stride == 0)];
    }

    private static double[] Pick(double[] values, int[] indices) => [.. indices.Select(i => values[i])];
}
