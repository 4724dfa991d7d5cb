using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>Fluxes at the times of a run: maps over pitch angle and energy, curves over either.</summary>
internal static class FluxMapsSection
{
    private static readonly double[] Angles = [15 * Units.Degree, 60 * Units.Degree, 85 * Units.Degree];
    private static readonly double[] Energies = [0.5 * Units.MeV, 1 * Units.MeV, 2 * Units.MeV];

    /// <summary>Adds the section; nothing where nothing was solved.</summary>
    public static void Add(ReportPage page, FokkerPlanckReportData data)
    {
        if (data.States.Count == 0)
            return;
        FokkerPlanckState[] states = [.. DiffusionScales.Spread(data.States.Count, FluxScales.MostCurves).Select(i => data.States[i])];
        double[][,] fluxes = [.. states.Select(state => FluxScales.Flux(data, state))];
        page.Section("Flux");
        Maps(page, data, states, fluxes);
        page.Figure(
            new PlotGrid(3,
            [
                .. Cells(data.PitchAngles, Angles).Select(a => Curves(
                    states, FluxScales.Energies(data.Setup), [.. data.Energies.Select(e => e / Units.MeV)], $"α{Equatorial(data)} = {Numbers.Short(data.PitchAngles[a] / Units.Degree)}°",
                    t => Enumerable.Range(0, data.Energies.Length).Select(e => fluxes[t][e, a]))),
                .. Cells(data.Energies, Energies).Select(e => Curves(
                    states, FluxScales.PitchAngles(data.Setup), [.. data.PitchAngles.Select(α => α / Units.Degree)], DiffusionScales.Energy(data.Energies[e]),
                    t => Enumerable.Range(0, data.PitchAngles.Length).Select(a => fluxes[t][e, a]))),
            ]) { SharedLegend = "t, calculated:" },
            "Flux against energy in three cells of pitch angle, and against pitch angle in three cells of energy, at the times of the legend.");
    }

    private static string Equatorial(FokkerPlanckReportData data) => data.Setup.BounceAveraged ? "_{eq}" : "";

    // Cells nearest to what is asked for: on a grid that has them all, three; else fewer.
    private static IEnumerable<int> Cells(double[] centres, double[] wanted)
    {
        int[] inside = [.. wanted.Where(value => value >= centres[0] && value <= centres[^1]).Select(value => FluxScales.Nearest(centres, value)).Distinct()];
        return inside.Length == wanted.Length ? inside : new[] { 1, 3, 5 }.Select(i => i * centres.Length / 6).Distinct();
    }

    private static void Maps(ReportPage page, FokkerPlanckReportData data, FokkerPlanckState[] states, double[][,] fluxes)
    {
        if (FluxScales.Range(fluxes.SelectMany(flux => flux.Cast<double>())) is not var (low, high))
            return;
        var colours = new ColourBar(ColourMap.Viridis, Axis.Log(FluxScales.Label, low, high));
        double[] α = DiffusionScales.Edges([.. data.PitchAngles.Select(a => a / Units.Degree)]), energies = DiffusionScales.LogEdges([.. data.Energies.Select(e => e / Units.MeV)]);
        int columns = Math.Min(3, states.Length);
        page.Figure(
            new PlotGrid(columns, [.. states.Select((state, i) =>
                new Plot(FluxScales.PitchAngles(data.Setup), FluxScales.Energies(data.Setup))
                {
                    Title = $"t = {FluxScales.Time(state.Time)}", Width = 420, Height = 330, ColourBar = i % columns == columns - 1 || i == states.Length - 1 ? colours : null,
                }.With(new HeatMap(α, energies, fluxes[i], colours)))]),
            "Flux over pitch angle and energy; all panels share a scale.");
    }

    private static Plot Curves(FokkerPlanckState[] states, Axis axis, double[] x, string title, Func<int, IEnumerable<double>> flux)
    {
        double[][] curves = [.. states.Select((_, t) => flux(t).ToArray())];
        var range = FluxScales.Range(curves.SelectMany(curve => curve));
        var plot = new Plot(axis, Axis.Log(FluxScales.Label, range?.Min, range?.Max)) { Title = title, Width = 420, Height = 340 };
        for (int t = 0; t < states.Length; t++)
            plot.Layers.Add(new Line(x, curves[t]) { Ink = Ink.Ordinal(t, states.Length), Label = FluxScales.Time(states[t].Time), HasGaps = true });
        return plot;
    }
}
