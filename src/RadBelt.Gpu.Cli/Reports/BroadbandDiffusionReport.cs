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
    // A little beyond 90°, so that an ensemble at 89° is not cut.
    private const double PitchAngleEnd = 92;
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
                Moments(data, Axis.Linear("⟨(α − α_{0})^{2}⟩ [deg^{2}]"), e => e.Alpha.MeanSquareChange, e => e.Alpha.MeanSquareChangeError, AlphaSlope, hasWeakTurbulence),
                Moments(data, Axis.Linear("⟨(α − ⟨α⟩)^{2}⟩ [deg^{2}]"), e => e.Alpha.Variance, e => e.Alpha.VarianceError, AlphaSlope, false),
                Moments(data, Axis.Log("⟨(E − E_{0})^{2}⟩ [keV^{2}]"), e => e.EnergyMoments.MeanSquareChange, e => e.EnergyMoments.MeanSquareChangeError, EnergySlope, false),
                Moments(data, Axis.Log("⟨(E − ⟨E⟩)^{2}⟩ [keV^{2}]"), e => e.EnergyMoments.Variance, e => e.EnergyMoments.VarianceError, EnergySlope, false)) { SharedLegend = "α_{0}" },
            "Diffusive measures against time: (a, c) mean square change from the initial value, (b, d) variance. Asterisks with error bars "
            + "(± one standard error): measured. Straight lines: 2 D t with the quasilinear D_{αα} (a, b) or D_{EE} (c, d)."
            + (hasWeakTurbulence ? " Dashed, in (a): weak turbulence, 2 D_{αα}(Δt) Δt." : "")
            + " Where the two columns agree, advection is negligible beside diffusion.");

        static double AlphaSlope(EnsembleReportData e) => 2 * e.AlphaAlpha.Theory * DegreesPerRadian * DegreesPerRadian;
        static double EnergySlope(EnsembleReportData e) => 2 * e.EnergyEnergy.Theory;
    }

    private static Plot Moments(
        BroadbandDiffusionReportData data, Axis y, Func<EnsembleReportData, double[]> values, Func<EnsembleReportData, double[]> errors,
        Func<EnsembleReportData, double> slope, bool weakTurbulence)
    {
        // Where values span decades time does too: then growth in proportion to t is a straight line of slope 1. t = 0 has no place there.
        var isLogarithmic = y.Scale == AxisScale.Log10;
        var plot = new Plot(new Axis("t [s]", y.Scale), y) { Width = 600, Height = 430 };
        var some = isLogarithmic ? ThinByRatio(data.Times, MostMarkers) : Thin(data.Times.Length, MostMarkers);
        double[] lineTimes = [.. data.Times.Where(t => t > 0 || !isLogarithmic)];
        for (var i = 0; i < data.Ensembles.Count; i++)
        {
            var ensemble = data.Ensembles[i];
            var ink = Ink.Ordinal(i, data.Ensembles.Count);
            plot.Layers.Add(new Line(lineTimes, [.. lineTimes.Select(t => slope(ensemble) * t)]) { Ink = ink });
            if (weakTurbulence && ensemble.WeakTurbulenceMeanSquare is { } expected)
            {
                plot.Layers.Add(new Line(data.Times, expected) { Ink = ink, Dash = Dash.Dashed, Thickness = 1.2 });
            }
            plot.Layers.Add(new Markers(Pick(data.Times, some), Pick(values(ensemble), some), Pick(errors(ensemble), some)) { Ink = ink, Label = Angle(ensemble) });
        }
        plot.Layers.Add(new Markers([], [], []) { Label = "measured ± s.e." });
        plot.Layers.Add(new Line([], []) { Label = "quasilinear theory" });
        if (weakTurbulence)
        {
            plot.Layers.Add(new Line([], []) { Label = "weak-turbulence theory", Dash = Dash.Dashed, Thickness = 1.2 });
        }
        return plot;
    }

    private static void AddCoefficients(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Diffusion coefficients against quasilinear theory");
        page.Figure(
            new PlotGrid(2,
                Coefficient(data, "D_{αα}", "D_{αα} [s^{-1}]", e => e.AlphaAlpha),
                Coefficient(data, "D_{EE}", "D_{EE} [keV^{2} s^{-1}]", e => e.EnergyEnergy),
                Coefficient(data, "|D_{αE}|", "|D_{αE}| [keV s^{-1}]", e => e.AlphaEnergy),
                Ratios(data)) { SharedLegend = "" },
            "(a–c) Coefficients against initial pitch angle: asterisks with error bars (± one standard error) measured, lines quasilinear. "
            + "(d) Their ratio, with the band of ± 10 % about agreement.");
        page.Table(CoefficientTable(data),
            "Measured coefficients with their standard errors (of the last digits, in parentheses), the quasilinear ones, the ratio of the two and the departure z in standard errors. "
            + "Marked: |z| above 3 or a ratio off by more than 10 %.");
    }

    private static Plot Coefficient(BroadbandDiffusionReportData data, string title, string label, Func<EnsembleReportData, CoefficientEstimate> get)
    {
        double[] angles = [.. data.Ensembles.Select(e => e.PitchAngle)];
        return new Plot(PitchAngles(), Axis.Log(label)) { Title = title, Width = 600, Height = 360 }
            .With(new Line(angles, [.. data.Ensembles.Select(e => Math.Abs(get(e).Theory))]) { Ink = Ink.Qualitative(5), Label = "quasilinear theory" })
            .With(new Markers(angles, [.. data.Ensembles.Select(e => Math.Abs(get(e).Measured))], [.. data.Ensembles.Select(e => get(e).StandardError)])
            {
                Label = "measured ± s.e.",
            });
    }

    private static Plot Ratios(BroadbandDiffusionReportData data)
    {
        var plot = new Plot(PitchAngles(), Axis.Linear("measured / quasilinear")) { Title = "Measured / theory", Width = 600, Height = 360 };
        plot.Layers.Add(new Band([0, PitchAngleEnd], [1 - Tolerance, 1 - Tolerance], [1 + Tolerance, 1 + Tolerance]) { Ink = Ink.Faint, Label = "agreement ± 10 %" });
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
                [.. data.Ensembles.Select(e => get(e).RatioError)]) { Ink = Ink.Qualitative(i), Label = $"{label}, measured / theory", Shape = shape });
        }
        return plot;
    }

    private static ReportTable CoefficientTable(BroadbandDiffusionReportData data)
    {
        ReportColumn[] each = [new("measured"), new("theory"), new("ratio"), new("z")];
        return new ReportTable(
            [new("α_{0} [deg]"), new("E_{0} [keV]"), .. each, .. each, .. each],
            [.. data.Ensembles.Select(e => (IReadOnlyList<ReportCell>)
                [Numbers.Short(e.PitchAngle), Numbers.Significant(e.Energy, 4), .. Cells(e.AlphaAlpha), .. Cells(e.EnergyEnergy), .. Cells(e.AlphaEnergy)])])
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
                $"Electrons started at α_{{0}} = {Angle(ensemble)}, E_{{0}} = {Numbers.Short(ensemble.Energy, 4)} keV at {Numbers.Integer(ensemble.Snapshots.Count)} times. "
                + $"Above: {Dots(ensemble)} of {Numbers.Integer(ensemble.Count)} electrons in the (α, E) plane. Below: all of them by pitch angle; "
                + "the Gaussian about α_{0} has the variance 2 D_{αα} t that quasilinear theory expects.");
        }

        static string Dots(EnsembleReportData e) => Numbers.Integer(Thin(e.Snapshots.Max(s => s.Alpha.Length), MostDots).Length);
    }

    private static PlotGrid ScatterPanels(BroadbandDiffusionReportData data, EnsembleReportData ensemble)
    {
        var (alphaRange, energyRange) = (new DataRange(AxisScale.Degrees), new DataRange(AxisScale.Linear));
        alphaRange.Stretch(ensemble.PitchAngle - 0.1);
        alphaRange.Stretch(ensemble.PitchAngle + 0.1);
        energyRange.Stretch(0.999 * ensemble.Energy);
        energyRange.Stretch(1.001 * ensemble.Energy);
        foreach (var snapshot in ensemble.Snapshots)
        {
            alphaRange.Add(snapshot.Alpha);
            energyRange.Add(snapshot.Energy);
        }
        var alpha = Shared(Axis.Degrees("α [deg]"), alphaRange);
        var energy = Shared(Axis.Linear("E [keV]"), energyRange);
        return new PlotGrid(ensemble.Snapshots.Count,
        [
            .. ensemble.Snapshots.Select(s => ScatterPanel(data, ensemble, s, alpha, energy)),
            .. ensemble.Snapshots.Select(s => HistogramPanel(data, ensemble, s, alpha)),
        ])
        {
            SharedLegend = "",
        };

        static Axis Shared(Axis axis, DataRange range)
        {
            var resolved = axis.Resolve(range);
            return axis with { Min = resolved.Min, Max = resolved.Max };
        }
    }

    private static Plot ScatterPanel(BroadbandDiffusionReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha, Axis energy)
    {
        var plot = new Plot(alpha, energy) { Title = $"t = {Numbers.Short(snapshot.Time)} s", Width = 340, Height = 310 };
        var some = Thin(snapshot.Alpha.Length, MostDots);
        plot.Layers.Add(new Scatter(Pick(snapshot.Alpha, some), Pick(snapshot.Energy, some)) { Ink = Ink.Qualitative(0), Label = "electrons (measured)" });
        for (var i = 0; i < data.ResonanceCurves.Count; i++)
        {
            var (label, x, y) = data.ResonanceCurves[i];
            plot.Layers.Add(new Line(x, y) { Label = $"resonance with {label} (theory)", Dash = Dash.Cycle(i + 1), Thickness = 1.4 });
        }
        plot.Layers.Add(new Markers([ensemble.PitchAngle], [ensemble.Energy]) { Shape = MarkerShape.Cross, Ink = Ink.Alert, Label = "start" });
        AddLossCone(plot, data);
        return plot;
    }

    private static Plot HistogramPanel(BroadbandDiffusionReportData data, EnsembleReportData ensemble, EnsembleSnapshot snapshot, Axis alpha)
    {
        var plot = new Plot(alpha, Axis.Linear("electrons per bin")) { Width = 340, Height = 240 };
        plot.Layers.Add(new Histogram(snapshot.HistogramEdges, snapshot.HistogramCounts) { Ink = Ink.Qualitative(0) });
        var variance = 2 * ensemble.AlphaAlpha.Theory * snapshot.Time * DegreesPerRadian * DegreesPerRadian;
        if (variance > 0 && snapshot.HistogramEdges.Length > 1)
        {
            var scale = snapshot.HistogramCounts.Sum() * (snapshot.HistogramEdges[1] - snapshot.HistogramEdges[0]) / Math.Sqrt(2 * Math.PI * variance);
            var (x, y) = Line.Sample(a => scale * Math.Exp(-(a - ensemble.PitchAngle) * (a - ensemble.PitchAngle) / (2 * variance)), alpha.Min!.Value, alpha.Max!.Value, AxisScale.Linear);
            plot.Layers.Add(new Line(x, y) { Label = "quasilinear Gaussian (theory)", Thickness = 1.3 });
        }
        plot.Layers.Add(Rule.Vertical(ensemble.PitchAngle, Ink.Faint, "initial mean"));
        plot.Layers.Add(Rule.Vertical(snapshot.MeanAlpha, Ink.Qualitative(0), "current mean (measured)", Dash.Dashed));
        AddLossCone(plot, data);
        return plot;
    }

    private static void AddLossCone(Plot plot, BroadbandDiffusionReportData data)
    {
        if (data.LossCone is { } cone)
        {
            plot.Layers.Add(Rule.Vertical(cone, Ink.Alert, $"loss cone, {Numbers.Short(cone)}°"));
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
        page.Figure(new PlotGrid(2, [.. shown.Select(TrajectoryPanel)]) { SharedLegend = "" },
            $"Pitch angles of {Numbers.Integer(shown[0].Trajectories!.Alpha.Count)} electrons of each ensemble (measured; thin, coloured) with their mean and spread.");
    }

    private static Plot TrajectoryPanel(EnsembleReportData ensemble)
    {
        var (times, alpha, mean, deviation) = ensemble.Trajectories!;
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Degrees("α [deg]")) { Title = $"α_{{0}} = {Angle(ensemble)}", Width = 600, Height = 330 };
        for (var i = 0; i < alpha.Count; i++)
        {
            plot.Layers.Add(new Line(times, alpha[i]) { Ink = Ink.Qualitative(i), Thickness = 0.9, Opacity = 0.55 });
        }
        plot.Layers.Add(new Line(times, mean) { Thickness = 1.2, Label = "mean" });
        plot.Layers.Add(new Line(times, [.. mean.Zip(deviation, (m, s) => m - s)]) { Thickness = 3, Label = "mean ± standard deviation" });
        plot.Layers.Add(new Line(times, [.. mean.Zip(deviation, (m, s) => m + s)]) { Thickness = 3 });
        return plot;
    }

    private static void AddAdvection(ReportPage page, BroadbandDiffusionReportData data)
    {
        page.Section("Advection beside diffusion");
        page.Figure(
            new PlotGrid(2,
                Advection(data, "(⟨E⟩ − E_{0}) / √⟨(E − ⟨E⟩)^{2}⟩", e => e.EnergyMoments.AdvectionRatio),
                Advection(data, "(⟨α⟩ − α_{0}) / √⟨(α − ⟨α⟩)^{2}⟩", e => e.Alpha.AdvectionRatio)) { SharedLegend = "α_{0}, measured:" },
            "Ratio of advection to diffusion, as measured, (a) in energy and (b) in pitch angle (Allanson et al. 2021, Eqs. 4 and 5). "
            + "Within ± 1 (dotted, where in range) diffusion dominates.");
    }

    private static Plot Advection(BroadbandDiffusionReportData data, string label, Func<EnsembleReportData, double[]> ratio)
    {
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Linear(label)) { Width = 600, Height = 400 };
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

    private static Axis PitchAngles() => Axis.Degrees("initial pitch angle α_{0} [deg]", 0, PitchAngleEnd);

    private static string Angle(EnsembleReportData ensemble) => $"{Numbers.Short(ensemble.PitchAngle)}°";

    // At most about `most` of n indices, evenly spread, the last one among them.
    private static int[] Thin(int n, int most)
    {
        var stride = Math.Max(1, (n + most - 1) / most);
        return [.. Enumerable.Range(0, n).Where(i => (n - 1 - i) % stride == 0)];
    }

    // At most `most` indices of positive times, evenly spread over their logarithm.
    private static int[] ThinByRatio(double[] times, int most)
    {
        int[] positive = [.. Enumerable.Range(0, times.Length).Where(i => times[i] > 0)];
        return [.. positive.GroupBy(i => Math.Floor((most - 1) * Math.Log(times[i] / times[positive[0]]) / Math.Max(1e-9, Math.Log(times[positive[^1]] / times[positive[0]]))))
            .Select(bin => bin.First())];
    }

    private static double[] Pick(double[] values, int[] indices) => [.. indices.Select(i => values[i])];
}
