using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>Lifetimes against scattering into the loss cone, over energy.</summary>
internal static class LifetimeSection
{
    private const double SecondsPerDay = 86_400;

    /// <summary>Adds the section; nothing for a run without lifetimes.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        int[] shells = DiffusionScales.Spread(setup.Shells.Count, DiffusionScales.MostPanels);
        bool any = data.Slices.Any(slice => slice.Lifetimes is not null) || data.DriftAverages.Any(slice => slice.Lifetimes is not null);
        if (!any)
        {
            return;
        }

        page.Section("Lifetimes");
        page.Figure(
            new PlotGrid(2, [.. shells.Select(shell => Panel(data, shell))]) { SharedLegend = "" },
            "Lifetime τ = ∫dα_{eq}/(2⟨D_{αα}⟩tanα_{eq}) from the edge of the loss cone to 90° (Albert & Shprits 2009), calculated, against energy. "
            + "Beyond the last pitch angle of the table its ⟨D_{αα}⟩ is held. Where ⟨D_{αα}⟩ vanishes at some pitch angle on the way there is none: particles stay.");
    }

    private static Plot Panel(DiffusionReportData data, int shell)
    {
        DiffusionSetup setup = data.Setup;
        double[] energies = DiffusionScales.MegaElectronVolts(setup);
        var plot = new Plot(Axis.Log("E [MeV]"), Axis.Log("τ [days]")) { Title = $"L = {Numbers.Short(setup.Shells[shell].L)}", Width = 600, Height = 400 };
        foreach (DiffusionSlice slice in data.Slices.Where(slice => slice.Shell == shell && slice.Lifetimes is not null))
        {
            plot.Layers.Add(new Line(energies, Days(slice.Lifetimes!))
            {
                Ink = Ink.Ordinal(slice.Density, setup.Densities),
                Dash = Dash.Cycle(slice.Waves),
                Label = setup.Ratios is null
                    ? setup.Waves[slice.Waves].Name
                    : $"{setup.Waves[slice.Waves].Name}, {DiffusionScales.Ratio(setup, shell, slice.Density)}",
                HasGaps = true,
            });
        }

        foreach (DriftAverageSlice average in data.DriftAverages.Where(average => average.Shell == shell && average.Lifetimes is not null))
        {
            plot.Layers.Add(new Line(energies, Days(average.Lifetimes!)) { Thickness = 2.6, Label = "drift average", HasGaps = true });
        }

        return plot;
    }

    private static double[] Days(double[] seconds) => [.. seconds.Select(τ => τ / SecondsPerDay)];
}
