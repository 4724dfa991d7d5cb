using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.HybridPic;

/// <summary>The wave amplitude along the line against time.</summary>
internal static class AmplitudeMapSection
{
    // Below this part of the largest amplitude nothing is told apart.
    private const double Range = 1e-3;

    /// <summary>Adds the section; nothing when there is no map, or nothing on it.</summary>
    public static void Add(ReportPage page, HybridReportData data)
    {
        if (data.Map is not { } map || map.Amplitudes.Length == 0 || !(map.Amplitudes.Cast<double>().Max() is > 0 and var largest))
        {
            return;
        }
        page.Section("Wave amplitude");
        var unit = FieldUnit.For(largest);
        var values = new double[map.Amplitudes.GetLength(0), map.Amplitudes.GetLength(1)];
        for (var z = 0; z < values.GetLength(0); z++)
        {
            for (var t = 0; t < values.GetLength(1); t++)
            {
                values[z, t] = map.Amplitudes[z, t] / unit.Tesla;
            }
        }
        var bar = new ColourBar(ColourMap.Viridis, Axis.Log($"B_{{w}} [{unit.Name}]", Range * largest / unit.Tesla, largest / unit.Tesla));
        page.Figure(
            new Plot(Axis.Linear("t [s]"), Axis.Linear("z [10^{3} km]")) { Width = 1160, Height = 460, ColourBar = bar }
                .With(new HeatMap(map.TimeEdges, [.. map.DistanceEdges.Select(z => z / 1e6)], values, bar))
                .With(Rule.Horizontal(0, SpectrogramPanel.Overlay, dash: Dash.Dotted)),
            $"rms |B_{{⊥}}| of the waves along the line against time, measured; at most {FieldUnit.Text(largest)}, {Numbers.Significant(largest / data.Setup.Line.EquatorialField, 2)} B_{{eq}}. Dotted: the equator.");
    }
}
