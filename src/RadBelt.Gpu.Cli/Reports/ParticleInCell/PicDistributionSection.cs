using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Distribution functions of the species at the first and the last time they were recorded.</summary>
internal static class PicDistributionSection
{
    private const double Decades = 6;

    /// <summary>Adds the section; nothing when none was recorded.</summary>
    public static void Add(ReportPage page, PicReportData data)
    {
        var bySpecies = data.Distributions.GroupBy(d => d.Species).OrderBy(g => g.Key).ToList();
        if (bySpecies.Count == 0)
        {
            return;
        }
        page.Section("Distribution functions");
        foreach (var species in bySpecies)
        {
            var all = species.OrderBy(d => d.Time).ToList();
            PicDistribution[] shown = all.Count > 1 ? [all[0], all[^1]] : [all[0]];
            var largest = shown.Max(d => d.Density.Cast<double>().Max());
            if (!(largest > 0))
            {
                continue;
            }
            // One scale for both, so that colours compare.
            var top = Math.Ceiling(Math.Log10(largest));
            var bar = new ColourBar(ColourMap.Viridis, Axis.Log("f [s^{3} m^{−6}]", Math.Pow(10, top - Decades), Math.Pow(10, top)));
            page.Figure(
                new PlotGrid(shown.Length, [.. shown.Select(d => Panel(d, bar))]),
                $"Distribution function f(v_{{∥}}, v_{{⊥}}) of the species «{data.Setup.Species[species.Key].Name}», measured"
                + (shown.Length > 1 ? ", at the start and at the end." : "."));
        }
    }

    private static Plot Panel(PicDistribution distribution, ColourBar bar)
    {
        double[] parallel = Scaled(distribution.Parallel), perpendicular = Scaled(distribution.Perpendicular);
        var plot = new Plot(Axis.Linear("v_{∥} / c"), Axis.Linear("v_{⊥} / c"))
        {
            Title = $"t = {Numbers.Short(distribution.Time)} s", Width = 600, Height = 340, ColourBar = bar,
        };
        return plot.With(new HeatMap(parallel, perpendicular, distribution.Density, bar));

        static double[] Scaled(double[] edges) => [.. edges.Select(v => v / PhysicalConstants.SpeedOfLight)];
    }
}
