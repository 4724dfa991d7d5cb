using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>The energy at the ratio estimates start from that stands for each energy (Albert et al. 2024, Fig. 2).</summary>
internal static class EnergyMappingSection
{
    private static readonly string[] Dashes = [Dash.Solid, Dash.Dashed];

    /// <summary>Adds the section; nothing for a run without estimates.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        if (setup.EstimateFrom is not { } from || data.Slices.Count == 0)
        {
            return;
        }

        double[] energies = DiffusionScales.MegaElectronVolts(setup);
        var plot = new Plot(Axis.Log("energy E_{1} of the estimate [MeV]"), Axis.Log($"energy E_{{2}} at f_{{pe}}/f_{{ce}} = {Numbers.Short(from)} [MeV]"))
        {
            Width = 760, Height = 420, Legend = LegendPlace.Right, LegendTitle = "f_{pe}/f_{ce} of the estimate",
        };
        for (int m = 0; m < setup.EstimateMethods.Count; m++)
        {
            for (int r = 0; r < setup.Densities; r++)
            {
                if (data.Slices.FirstOrDefault(slice => slice.Density == r) is not { } slice)
                {
                    continue;
                }

                plot.Layers.Add(new Line(energies, [.. slice.Estimates[m].SourceEnergies.Select(e => e / Units.MeV)])
                {
                    Ink = Ink.Ordinal(r, setup.Densities), Dash = Dashes[m], Label = m == 0 ? Numbers.Short(setup.Ratios![r]) : null,
                });
            }

            plot.Layers.Add(new Line([], []) { Dash = Dashes[m], Label = setup.EstimateMethods[m] });
        }

        page.Section("Energies that stand for each other");
        page.Figure(plot, "Coefficients at E_{1} are estimated from those at E_{2}: p_{1}R_{1} = p_{2}R_{2} with R = f_{pe}/f_{ce} (Albert et al. 2024), and the same with p ∝ E^{1/2} (Longley et al. 2022).");
    }
}
