using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>Coefficients as colours over pitch angle and energy; with estimates D_αα calculated, estimated and the ratio of both (Albert et al. 2024, Figs. 7, 8).</summary>
internal static class EnergyPitchAngleSection
{
    // Factors of 2 to either side of the ratio's colour bar.
    private const double Reach = 4;

    /// <summary>Adds the figure for some waves on a field line; nothing where a table has fewer than two energies or pitch angles.</summary>
    public static void Add(ReportPage page, DiffusionReportData data, int waves, int shell)
    {
        DiffusionSetup setup = data.Setup;
        if (setup.Energies.Length < 2 || setup.PitchAngles.Length < 2)
        {
            return;
        }

        DiffusionSlice[] slices = [.. DiffusionScales.Spread(setup.Densities, DiffusionScales.MostPanels)
            .Select(density => data.Find(waves, shell, density)).OfType<DiffusionSlice>()];
        if (setup.EstimateMethods.Count == 0)
        {
            page.Figure(
                new PlotGrid(CoefficientKind.All.Count, [.. slices.SelectMany(slice => CoefficientKind.All.Select(kind => Map(
                    setup, $"{kind.Name}, {DiffusionScales.Ratio(setup, shell, slice.Density)}", kind.Map(setup, slice.Coefficients), Colours(setup, kind, slices))))]),
                "Calculated coefficients over pitch angle and energy: empty where nothing resonates, in the darkest colour where they lie below the scale.");
            return;
        }

        CoefficientKind αα = CoefficientKind.All[0];
        ColourBar colours = Colours(setup, αα, slices);
        var ratios = new ColourBar(ColourMap.BlueRed, Axis.Linear("log_{2}(estimated / calculated)", -Reach, Reach));
        page.Figure(
            new PlotGrid(3, [.. slices.SelectMany(slice => Row(setup, slice, αα, colours, ratios))]),
            $"D_{{αα}} over pitch angle and energy, a row for each f_{{pe}}/f_{{ce}}: calculated, estimated ({setup.EstimateMethods[0]}) from f_{{pe}}/f_{{ce}} = {Numbers.Short(setup.EstimateFrom!.Value)}, "
            + "and the logarithm to base 2 of estimated over calculated: red where the estimate is too large, a step of 1 for each factor of 2.");
    }

    private static IEnumerable<Plot> Row(DiffusionSetup setup, DiffusionSlice slice, CoefficientKind kind, ColourBar colours, ColourBar ratios)
    {
        string ratio = DiffusionScales.Ratio(setup, slice.Shell, slice.Density);
        double[,] calculated = kind.Map(setup, slice.Coefficients), estimated = kind.Map(setup, slice.Estimates[0].Coefficients);
        var quotient = new double[calculated.GetLength(0), calculated.GetLength(1)];
        for (int e = 0; e < quotient.GetLength(0); e++)
        {
            for (int a = 0; a < quotient.GetLength(1); a++)
            {
                // Beyond the colour bar the last colour stands.
                quotient[e, a] = Math.Clamp(Math.Log2(estimated[e, a] / calculated[e, a]), -Reach, Reach);
            }
        }

        yield return Map(setup, $"calculated, {ratio}", calculated, colours);
        yield return Map(setup, $"estimated, {ratio}", estimated, colours);
        yield return Map(setup, $"estimated / calculated, {ratio}", quotient, ratios);
    }

    private static ColourBar Colours(DiffusionSetup setup, CoefficientKind kind, DiffusionSlice[] slices)
    {
        var (low, high) = DiffusionScales.Range(slices.SelectMany(slice => kind.Map(setup, slice.Coefficients).Cast<double>())) ?? (1e-6, 1);
        return new ColourBar(ColourMap.Viridis, Axis.Log($"{kind.Name} [s^{{−1}}]", low, high));
    }

    private static Plot Map(DiffusionSetup setup, string title, double[,] values, ColourBar colours) =>
        new Plot(
            DiffusionScales.PitchAngles(setup) with { Min = null, Max = null },
            Axis.Log("E [MeV]")) { Title = title, ColourBar = colours, Width = 420, Height = 330 }
            .With(new HeatMap(DiffusionScales.Edges(DiffusionScales.Degrees(setup)), DiffusionScales.LogEdges(DiffusionScales.MegaElectronVolts(setup)), values, colours));
}
