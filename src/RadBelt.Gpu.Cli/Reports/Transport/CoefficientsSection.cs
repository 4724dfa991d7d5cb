using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>Measured diffusion and advection beside theory, against pitch angle (Fig. 3 of the chorus paper), and in a table.</summary>
internal static class CoefficientsSection
{
    private const int MostEnergies = 4;
    private const double SquareKeV = Units.KeV * Units.KeV;
    private const double SquareDegree = Units.Degree * Units.Degree;

    // Decades of theory that are shown below the largest value.
    private const double Decades = 4;

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, TransportReportData data)
    {
        double[] energies = [.. data.Ensembles.Select(e => e.Ensemble.Energy).Distinct()];
        energies = [.. DiffusionScales.Spread(energies.Length, MostEnergies).Select(i => energies[i])];
        // A column for each energy; of one energy the coefficients stand side by side.
        int columns = energies.Length == 1 ? 3 : energies.Length;
        double width = columns switch { 2 => 600, 3 => 420, _ => 340 };
        page.Section("Transport coefficients");
        page.Figure(
            new PlotGrid(columns,
            [
                .. energies.Select(e => Panel(data, e, "D_{EE}", Axis.Log("D_{EE} [keV^{2} s^{−1}]"), f => TransportNumbers.Diffusion(f.Energy).In(SquareKeV), t => t.EnergyDiffusion / SquareKeV, width)),
                .. energies.Select(e => Panel(data, e, "A_{E}", Axis.Linear("A_{E} [keV s^{−1}]"), f => TransportNumbers.Advection(f.Energy).In(Units.KeV), t => t.EnergyAdvection / Units.KeV, width)),
                .. energies.Select(e => Panel(data, e, "D_{αα}", Axis.Log("D_{αα} [deg^{2} s^{−1}]"), f => TransportNumbers.Diffusion(f.PitchAngle).In(SquareDegree), t => t.PitchAngleDiffusion / SquareDegree, width)),
            ]) { SharedLegend = "" },
            "Diffusion and advection against equatorial pitch angle for the energies of the titles: measured with error bars (± one standard error), and quasilinear theory of the broadband waves. Lines are the coefficients at a pitch angle; "
            + "an ensemble spreads over many, and crosses are what the same fits give for electrons that follow theory: nonlinear effects are what measured values differ from these by.");
        page.Table(Table(data), "Coefficients of energy with standard errors (of the last digits, in parentheses); ratios of D_{EE}, that of theory at the start and that of electrons that follow theory, fitted alike; the median of the times in which trajectories decorrelate to 1/e, over the bounce period, and how many of them do.");
    }

    private static Plot Panel(TransportReportData data, double energy, string name, Axis y, Func<(TransportFit Energy, TransportFit PitchAngle), Estimate> fit, Func<TransportRates, double> theory, double width)
    {
        double[] curve = data.Theory is { } t ? [.. t.Rates[FluxScales.Nearest(t.Energies, energy)].Select(theory)] : [];
        bool isLogarithmic = y.Scale == AxisScale.Log10;
        if (isLogarithmic)
        {
            // The far tails of theory would flatten what was measured.
            double top = 2 * curve.Concat(data.Fields.SelectMany(f => f.Records.Where(r => r.Ensemble.Energy == energy).Select(r => fit((r.Energy, r.PitchAngle)).Value))).Where(v => v > 0).DefaultIfEmpty(1).Max();
            y = y with { Min = top / Math.Pow(10, Decades), Max = top };
        }

        var plot = new Plot(Axis.Degrees("α_{eq} [deg]", 0, 90), y) { Title = $"{name}, {DiffusionScales.Energy(energy)}", Width = width, Height = 320 };
        if (!isLogarithmic)
            plot.Layers.Add(Rule.Horizontal(0, Ink.Faint));
        if (data.Theory is { } known)
            plot.Layers.Add(new Line([.. known.PitchAngles.Select(α => α / Units.Degree)], curve) { Label = "quasilinear theory", HasGaps = true });
        foreach (TransportInField field in data.Fields)
            plot.Layers.Add(Points([.. field.Records.Select(r => (r.Energy, r.PitchAngle))], field.Ink, field.Shape, $"{field.Label} ± s.e."));
        if (data.Stochastic.FirstOrDefault(s => s.Scale == 1) is { } followed)
            plot.Layers.Add(Points([.. followed.Ensembles.Select(e => (e.Energy, e.PitchAngle))], Ink.Neutral, MarkerShape.Cross, "stochastic equations with theory, fitted alike"));
        return plot;

        Markers Points((TransportFit Energy, TransportFit PitchAngle)[] fits, Ink ink, MarkerShape shape, string label)
        {
            int[] shown = [.. Enumerable.Range(0, fits.Length).Where(i => data.Ensembles[i].Ensemble.Energy == energy && double.IsFinite(fit(fits[i]).Value) && (!isLogarithmic || fit(fits[i]).Value > 0))];
            return new(
                [.. shown.Select(i => data.Ensembles[i].Ensemble.EquatorialPitchAngle / Units.Degree)], [.. shown.Select(i => fit(fits[i]).Value)], [.. shown.Select(i => fit(fits[i]).Error)])
            {
                Ink = ink, Shape = shape, Label = label,
            };
        }
    }

    private static ReportTable Table(TransportReportData data)
    {
        string[] names = [.. data.Fields.Select(field => field.Label)];
        bool both = data.Fields.Count > 1;
        return new ReportTable(
            [
                new("E [keV]"), new("α_{eq} [deg]"), new("τ_{B} [s]"),
                .. names.SelectMany(_ => new ReportColumn[] { new("D_{EE} [keV^{2} s^{−1}]"), new("A_{E} [keV s^{−1}]"), new("t_{1/e}/τ_{B}") }),
                .. data.Theory is null ? Array.Empty<ReportColumn>() : [new("D_{EE} [keV^{2} s^{−1}]"), new("A_{E} [keV s^{−1}]"), new("D_{EE} / measured"), new("followed / measured")],
                .. both ? [new ReportColumn("chorus/broadband")] : Array.Empty<ReportColumn>(),
            ],
            [.. data.Ensembles.Select((_, i) => Row(data, i))])
        {
            Groups =
            [
                ("", 3), .. names.Select(name => (name, 3)), .. data.Theory is null ? Array.Empty<(string, int)>() : [("quasilinear theory", 4)], .. both ? [("D_{EE}", 1)] : Array.Empty<(string, int)>(),
            ],
        };
    }

    private static IReadOnlyList<ReportCell> Row(TransportReportData data, int i)
    {
        TransportRecord first = data.Ensembles[i];
        var cells = new List<ReportCell> { Numbers.Short(first.Ensemble.Energy / Units.KeV, 4), Numbers.Short(first.Ensemble.EquatorialPitchAngle / Units.Degree), Numbers.Short(first.BouncePeriod) };
        foreach (TransportInField field in data.Fields)
        {
            TransportRecord record = field.Records[i];
            Estimate d = TransportNumbers.Diffusion(record.Energy).In(SquareKeV), a = TransportNumbers.Advection(record.Energy).In(Units.KeV);
            double[] times = TransportNumbers.DecorrelationTimes(record);
            cells.AddRange([Numbers.WithError(d.Value, d.Error), Numbers.WithError(a.Value, a.Error), $"{Numbers.Significant(TransportNumbers.Median(times) / record.BouncePeriod, 2)} ({Numbers.Integer(times.Length)} of {Numbers.Integer(record.Trajectories.Count)})"]);
        }

        if (data.Theory?.Of(first.Ensemble) is { } rates && TransportNumbers.TheoryOverMeasured(data, i) is { } over)
            cells.AddRange([Numbers.Significant(rates.EnergyDiffusion / SquareKeV), Numbers.Significant(rates.EnergyAdvection / Units.KeV), Numbers.WithError(over.Value, over.Error), TransportNumbers.FollowedOverMeasured(data, i) is { } followed ? Numbers.WithError(followed.Value, followed.Error) : Numbers.Missing]);
        if (TransportNumbers.ChorusOverBroadband(data, i) is { } ratio)
            cells.Add(Numbers.WithError(ratio.Value, ratio.Error));
        return cells;
    }
}
