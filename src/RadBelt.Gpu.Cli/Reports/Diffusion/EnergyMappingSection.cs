using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>The energy at the ratio estimates start from that stands for each energy (Albert et al. 2024, Fig. 2).</summary>
internal static class EnergyMappingSection
{
    /// <summary>Adds the section; nothing for a run without estimates.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        if (setup.EstimateFrom is not { } from || data.Slices.Count == 0)
        {
            return;
        }

        page.Section("Energies that stand for each other");
        page.Figure(
            new PlotGrid(2, [.. Enumerable.Range(0, setup.EstimateMethods.Count).Select(method => Panel(data, method, from))]) { SharedLegend = "f_{pe}/f_{ce} of the estimate:" },
            "Coefficients at E_{1} are estimated from those at E_{2}: p_{1}R_{1} = p_{2}R_{2} with R = f_{pe}/f_{ce} (Albert et al. 2024), and the same with p ∝ E^{1/2} (Longley et al. 2022). The estimate at f_{pe}/f_{ce} = R_{2} itself lies on the diagonal.");
    }

    // All panels on the axis that holds the energies of every method.
    private static Plot Panel(DiffusionReportData data, int method, double from)
    {
        DiffusionSetup setup = data.Setup;
        double[] all = [.. data.Slices.SelectMany(slice => slice.Estimates.SelectMany(estimate => estimate.SourceEnergies)).Select(e => e / Units.MeV)];
        var plot = new Plot(
            Axis.Log("energy E_{1} of the estimate [MeV]"),
            Axis.Log($"energy E_{{2}} at f_{{pe}}/f_{{ce}} = {Numbers.Short(from)} [MeV]", all.Min() / 1.5, all.Max() * 1.5))
        {
            Title = setup.EstimateMethods[method], Width = 600, Height = 380,
        };
        for (int r = 0; r < setup.Densities; r++)
        {
            if (data.Slices.FirstOrDefault(slice => slice.Density == r) is { } slice)
            {
                plot.Layers.Add(new Line(DiffusionScales.MegaElectronVolts(setup), [.. slice.Estimates[method].SourceEnergies.Select(e => e / Units.MeV)])
                {
                    Ink = Ink.Ordinal(r, setup.Densities), Label = Numbers.Short(setup.Ratios![r]),
                });
            }
        }

        return plot;
    }
}
