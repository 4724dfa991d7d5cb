using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>Coefficients averaged over the drift orbit, against pitch angle.</summary>
internal static class DriftAverageSection
{
    /// <summary>Adds the section; nothing for a run without sectors.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        DriftAverageSlice[] shown = [.. DiffusionScales.Spread(data.DriftAverages.Count, DiffusionScales.MostPanels).Select(i => data.DriftAverages[i])];
        if (shown.Length == 0)
        {
            return;
        }

        page.Section("Averages over the drift orbit");
        page.Figure(
            new PlotGrid(CoefficientKind.All.Count, [.. shown.SelectMany(slice => CoefficientKind.All.Select(kind => Curves(setup, slice, kind)))]) { SharedLegend = "Calculated:" },
            $"Coefficients averaged over the drift orbit: {string.Join("; ", setup.Sectors.Select(DiffusionScales.WithIndices))}.");
    }

    private static Plot Curves(DiffusionSetup setup, DriftAverageSlice slice, CoefficientKind kind)
    {
        int[] energies = DiffusionScales.Energies(setup);
        var range = DiffusionScales.Range(energies.SelectMany(e => kind.Row(setup, slice.Coefficients, e)));
        var plot = new Plot(DiffusionScales.PitchAngles(setup), Axis.Log($"{kind.Name} [s^{{−1}}]", range?.Min, range?.Max))
        {
            Title = $"{kind.Name}, L = {Numbers.Short(setup.Shells[slice.Shell].L)}", Width = 420, Height = 340,
        };
        for (int i = 0; i < energies.Length; i++)
        {
            plot.Layers.Add(new Line(DiffusionScales.Degrees(setup), kind.Row(setup, slice.Coefficients, energies[i]))
            {
                Ink = Ink.Ordinal(i, energies.Length), Label = DiffusionScales.Energy(setup.Energies[energies[i]]), HasGaps = true,
            });
        }

        return plot;
    }
}
