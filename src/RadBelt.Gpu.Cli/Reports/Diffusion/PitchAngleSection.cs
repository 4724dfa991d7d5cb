using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>
/// Coefficients against pitch angle for some energies: calculated alone, or beside estimates with the ratio of the two below (Albert et al. 2024,
/// Figs. 3–6).
/// </summary>
internal static class PitchAngleSection
{
    private static readonly string[] EstimateDashes = [Dash.Dashed, Dash.Dotted];

    /// <summary>Adds the section for some waves on a field line.</summary>
    public static void Add(ReportPage page, DiffusionReportData data, int waves, int shell)
    {
        DiffusionSetup setup = data.Setup;
        page.Section($"{setup.Waves[waves].Name}, L = {Numbers.Short(setup.Shells[shell].L)}");

        // Where estimates start from they are what is calculated: that density leaves its room to another.
        int[] densities = [.. Enumerable.Range(0, setup.Densities).Where(density => setup.Ratios?[density] != setup.EstimateFrom || setup.Densities == 1)];
        DiffusionSlice[] slices = [.. DiffusionScales.Spread(densities.Length, DiffusionScales.MostPanels)
            .Select(i => data.Find(waves, shell, densities[i])).OfType<DiffusionSlice>()];
        if (setup.EstimateMethods.Count == 0)
        {
            page.Figure(
                new PlotGrid(CoefficientKind.All.Count, [.. slices.SelectMany(slice => CoefficientKind.All.Select(
                    kind => Curves(data, slice, kind, slices, Width(CoefficientKind.All.Count))))]) { SharedLegend = "Calculated:" },
                "Calculated coefficients against pitch angle" + Rows(slices) + ". Notches of |D_{αp}| are changes of its sign." + Drawn(slices, densities));
            return;
        }

        foreach (CoefficientKind kind in CoefficientKind.All)
        {
            page.Figure(
                new PlotGrid(Math.Max(2, slices.Length),
                [
                    .. slices.Select(slice => Curves(data, slice, kind, slices, Width(slices.Length))),
                    .. slices.Select(slice => Ratios(data, slice, kind, slices, Width(slices.Length))),
                ]) { SharedLegend = "" },
                $"{kind.Name} calculated (solid) and estimated from coefficients at f_{{pe}}/f_{{ce}} = {Numbers.Short(setup.EstimateFrom!.Value)} (broken lines), and {(slices.Length > 1 ? "below" : "beside it")} estimated over calculated, "
                + "with the band of a factor of 2." + (kind.Name.Contains('|', StringComparison.Ordinal) ? " Notches are changes of sign." : "") + Drawn(slices, densities));
        }
    }

    private static string Drawn(DiffusionSlice[] slices, int[] densities) =>
        slices.Length < densities.Length ? $" {slices.Length} of {densities.Length} densities are drawn; the file has all." : "";

    private static string Rows(DiffusionSlice[] slices) => slices.Length > 1 ? "; a row for each density" : "";

    private static double Width(int columns) => columns switch { 1 or 2 => 600, 3 => 420, _ => 340 };

    private static Plot Curves(DiffusionReportData data, DiffusionSlice slice, CoefficientKind kind, DiffusionSlice[] together, double width)
    {
        DiffusionSetup setup = data.Setup;
        var range = DiffusionScales.Range(together.SelectMany(s => DiffusionScales.Energies(setup).SelectMany(e => kind.Row(setup, s.Coefficients, e))));
        var plot = new Plot(DiffusionScales.PitchAngles(setup), Axis.Log($"{kind.Name} [s^{{−1}}]", range?.Min, range?.Max))
        {
            Title = $"{kind.Name}, {DiffusionScales.Ratio(setup, slice.Shell, slice.Density)}",
            Width = width,
            Height = 340,
        };
        return WithLossCone(WithLines(plot, setup, slice, (energy, coefficients) => kind.Row(setup, coefficients, energy)), setup, slice.Shell);
    }

    // Calculated ones solid, estimates in the patterns of their methods; what stands for what is said by two entries of the legend each.
    private static Plot WithLines(Plot plot, DiffusionSetup setup, DiffusionSlice slice, Func<int, MomentumDiffusionTensor[,], double[]> row)
    {
        int[] energies = DiffusionScales.Energies(setup);
        double[] angles = DiffusionScales.Degrees(setup);
        for (int i = 0; i < energies.Length; i++)
        {
            Ink ink = Ink.Ordinal(i, energies.Length);
            plot.Layers.Add(new Line(angles, row(energies[i], slice.Coefficients)) { Ink = ink, Label = DiffusionScales.Energy(setup.Energies[energies[i]]), HasGaps = true });
            for (int m = 0; m < slice.Estimates.Count; m++)
            {
                plot.Layers.Add(new Line(angles, row(energies[i], slice.Estimates[m].Coefficients)) { Ink = ink, Dash = EstimateDashes[m], HasGaps = true });
            }
        }

        return slice.Estimates.Count == 0 ? plot : WithKeys(plot.With(new Line([], []) { Label = "calculated" }), setup);
    }

    private static Plot WithKeys(Plot plot, DiffusionSetup setup)
    {
        for (int m = 0; m < setup.EstimateMethods.Count; m++)
        {
            plot.Layers.Add(new Line([], []) { Label = $"estimated, {setup.EstimateMethods[m]}", Dash = EstimateDashes[m] });
        }

        return plot;
    }

    private static Plot Ratios(DiffusionReportData data, DiffusionSlice slice, CoefficientKind kind, DiffusionSlice[] together, double width)
    {
        DiffusionSetup setup = data.Setup;
        int[] energies = DiffusionScales.Energies(setup);
        double[] angles = DiffusionScales.Degrees(setup);
        double reach = together.SelectMany(s => s.Estimates.SelectMany(estimate => energies.SelectMany(e => Quotient(kind, setup, s, estimate, e))))
            .Where(double.IsFinite).Select(q => Math.Abs(Math.Log10(q))).DefaultIfEmpty(0).Max() > 1 ? 100 : 10;
        double[] ends = [0, DiffusionScales.PitchAngles(setup).Max!.Value];
        var plot = new Plot(DiffusionScales.PitchAngles(setup), Axis.Log("estimated / calculated", 1 / reach, reach)) { Width = width, Height = together.Length > 1 ? 260 : 340 }
            .With(new Band(ends, [0.5, 0.5], [2, 2]) { Ink = Ink.Faint, Label = "within a factor of 2" })
            .With(Rule.Horizontal(1, Ink.Faint));
        for (int i = 0; i < energies.Length; i++)
        {
            for (int m = 0; m < slice.Estimates.Count; m++)
            {
                plot.Layers.Add(new Line(angles, Quotient(kind, setup, slice, slice.Estimates[m], energies[i]))
                {
                    Ink = Ink.Ordinal(i, energies.Length), Dash = EstimateDashes[m], HasGaps = true,
                });
            }
        }

        return plot;
    }

    private static double[] Quotient(CoefficientKind kind, DiffusionSetup setup, DiffusionSlice slice, DiffusionEstimate estimate, int energy) =>
        [.. kind.Row(setup, estimate.Coefficients, energy).Zip(kind.Row(setup, slice.Coefficients, energy), (e, c) => e / c)];

    private static Plot WithLossCone(Plot plot, DiffusionSetup setup, int shell) => setup.Latitude is not null
        ? plot
        : plot.With(Rule.Vertical(setup.Shells[shell].LossCone / Units.Degree, Ink.Alert, "loss cone", Dash.Dotted));
}
