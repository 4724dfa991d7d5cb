using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// Measured diffusion coefficients beside quasilinear ones, over pitch angle and in a table: a section of <see cref="BroadbandDiffusionReport"/>.
/// </summary>
internal static class CoefficientSection
{
    // What counts as agreement: the project's own bounds for weak waves.
    /// <summary>Largest |measured/theory − 1|.</summary>
    internal const double Tolerance = 0.1;

    /// <summary>Largest |z|.</summary>
    internal const double SignificantZ = 3;

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, EnsemblesReportData data)
    {
        page.Section("Diffusion coefficients against quasilinear theory");
        page.Figure(
            new PlotGrid(2,
                Coefficient(data, "D_{αα}", "s^{-1}", e => e.AlphaAlpha),
                Coefficient(data, "D_{EE}", "keV^{2} s^{-1}", e => e.EnergyEnergy),
                Coefficient(data, "|D_{αE}|", "keV s^{-1}", e => e.AlphaEnergy),
                Ratios(data)) { SharedLegend = "" },
            "(a–c) Coefficients against initial pitch angle: asterisks with error bars (± one standard error) measured, lines quasilinear. "
            + "(d) Their ratio, with the band of ± 10 % about agreement.");
        page.Table(
            Table(data),
            "Measured coefficients with their standard errors (of the last digits, in parentheses), the quasilinear ones, the ratio of the two "
            + "and the departure z in standard errors. Marked: |z| above 3 or a ratio off by more than 10 %.");
    }

    private static Plot Coefficient(EnsemblesReportData data, string name, string unit, Func<EnsembleReportData, CoefficientEstimate> get)
    {
        double[] angles = [.. data.Ensembles.Select(e => e.PitchAngle)];
        double[] theory = [.. data.Ensembles.Select(e => Math.Abs(get(e).Theory))];
        double[] measured = [.. data.Ensembles.Select(e => Math.Abs(get(e).Measured))];
        double[] errors = [.. data.Ensembles.Select(e => get(e).StandardError)];
        return new Plot(PitchAngles(data), Axis.Log($"{name} [{unit}]")) { Title = name, Width = 600, Height = 360 }
            .With(new Line(angles, theory) { Ink = Ink.Qualitative(5), Label = "quasilinear theory" })
            .With(new Markers(angles, measured, errors) { Label = "measured ± s.e." });
    }

    private static Plot Ratios(EnsemblesReportData data)
    {
        const double Low = 1 - Tolerance;
        const double High = 1 + Tolerance;
        return new Plot(PitchAngles(data), Axis.Linear("measured / quasilinear")) { Title = "Measured / theory", Width = 600, Height = 360 }
            .With(new Band([PitchAngles(data).Min!.Value, PitchAngles(data).Max!.Value], [Low, Low], [High, High]) { Ink = Ink.Faint, Label = "agreement ± 10 %" })
            .With(Rule.Horizontal(1, Ink.Faint))
            .With(Ratio(-1.1, "D_{αα}", MarkerShape.Asterisk, Ink.Qualitative(0), e => e.AlphaAlpha))
            .With(Ratio(0, "D_{EE}", MarkerShape.Circle, Ink.Qualitative(1), e => e.EnergyEnergy))
            .With(Ratio(1.1, "D_{αE}", MarkerShape.Square, Ink.Qualitative(2), e => e.AlphaEnergy));

        // Side by side (shift in degrees), so that the three bars of an ensemble can be told apart.
        Markers Ratio(double shift, string name, MarkerShape shape, Ink ink, Func<EnsembleReportData, CoefficientEstimate> get)
        {
            double[] angles = [.. data.Ensembles.Select(e => e.PitchAngle + shift)];
            double[] ratios = [.. data.Ensembles.Select(e => get(e).Ratio)];
            double[] errors = [.. data.Ensembles.Select(e => get(e).RatioError)];
            return new Markers(angles, ratios, errors) { Ink = ink, Label = $"{name}, measured / theory", Shape = shape };
        }
    }

    private static ReportTable Table(EnsemblesReportData data)
    {
        ReportColumn[] each = [new("measured"), new("theory"), new("ratio"), new("z")];
        return new ReportTable([new("α_{0} [deg]"), new("E_{0} [keV]"), .. each, .. each, .. each], [.. data.Ensembles.Select(Row)])
        {
            Groups = [("", 2), ("D_{αα} [s^{-1}]", 4), ("D_{EE} [keV^{2} s^{-1}]", 4), ("D_{αE} [keV s^{-1}]", 4)],
        };

        static IReadOnlyList<ReportCell> Row(EnsembleReportData e) =>
        [
            Numbers.Short(e.PitchAngle),
            Numbers.Significant(e.Energy, 4),
            .. Cells(e.AlphaAlpha),
            .. Cells(e.EnergyEnergy),
            .. Cells(e.AlphaEnergy),
        ];

        static ReportCell[] Cells(CoefficientEstimate d) =>
        [
            Numbers.WithError(d.Measured, d.StandardError),
            Numbers.Significant(d.Theory),
            new(Numbers.Fixed(d.Ratio, 3), Math.Abs(d.Ratio - 1) > Tolerance),
            new(Numbers.Fixed(d.Z, 1), Math.Abs(d.Z) > SignificantZ),
        ];
    }

    // From one end to a little beyond 90°, so that an ensemble at 89° is not cut: electrons meet waves along B0 with angles above 90°.
    private static Axis PitchAngles(EnsemblesReportData data) => Axis.Degrees(
        "initial pitch angle α_{0} [deg]",
        data.Ensembles.Any(e => e.PitchAngle < 88) ? 0 : 88,
        data.Ensembles.Any(e => e.PitchAngle > 92) ? 180 : 92);
}
