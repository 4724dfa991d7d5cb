using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>Figures of what satellites saw: the northern one and the southern one beside each other, or below each other for several field lines.</summary>
internal static class MicroburstSection
{
    private const string Flux = "flux [cm^{−2} s^{−1} sr^{−1} keV^{−1}]";
    private const double FluxDecades = 4, AngleDecades = 3, RatioDecades = 3.5;

    // Precipitating over trapped flux: from a thousandth to some times one.
    private const double LargestRatio = 3;

    /// <summary>Energies whose pitch-angle distributions are shown, J (Chen et al. 2021, Fig. 3); of several field lines the first (Fig. 8).</summary>
    private static readonly double[] Energies = [70 * Units.KeV, 100 * Units.KeV, 300 * Units.KeV];

    /// <summary>Adds the figure of one field line: fluxes, ratios and pitch-angle distributions, north and south.</summary>
    /// <param name="page">The page.</param>
    /// <param name="line">The field line.</param>
    /// <param name="first">Index of the northern satellite; the southern one follows.</param>
    public static void OneLine(ReportPage page, MicroburstLine line, int first)
    {
        SatelliteRecord[] pair = [line.Satellites[first], line.Satellites[first + 1]];
        ColourBar fluxes = Fluxes(pair), ratios = Ratios();
        double[] shown = [.. Energies.Where(energy => SatelliteView.EnergyBin(pair[0], energy) is not null)];
        var size = ChorusScales.Panel(2);
        page.Figure(
            new PlotGrid(2,
            [
                .. pair.Select(s => OverEnergy(s, SatelliteView.Omnidirectional(s), fluxes, fluxes, $"Omnidirectional, {s.Name}", size)),
                .. pair.Select(s => WithEnergies(OverEnergy(s, SatelliteView.Ratio(s), ratios, ratios, $"Precipitating / trapped, {s.Name}", size), shown)),
                .. from energy in shown
                   let bar = Angles(pair, energy)
                   from s in pair
                   select OverAngle(s, energy, bar, bar, $"{Numbers.Short(energy / Units.KeV)} keV, {s.Name}", size),
            ]),
            $"Flux at the satellites of L = {Numbers.Short(line.LShell, 4)} at {Numbers.Short(pair[0].Altitude / 1e3)} km over time (Chen et al. 2021, Fig. 3): averaged over all directions, the ratio of precipitating to trapped flux with "
            + "the energies below marked by broken lines, and the flux over local pitch angle at these energies, with the edge of the loss cone (dotted).");
    }

    /// <summary>Adds figures of several field lines: a column for each, the northern satellite above the southern one.</summary>
    /// <inheritdoc cref="OneLine"/>
    /// <param name="page">The page.</param>
    /// <param name="lines">The field lines.</param>
    /// <param name="first">Index of the northern satellite; the southern one follows.</param>
    public static void SeveralLines(ReportPage page, IReadOnlyList<MicroburstLine> lines, int first)
    {
        SatelliteRecord[] all = [.. lines.SelectMany(line => line.Satellites.Skip(first).Take(2))];
        ColourBar fluxes = Fluxes(all), ratios = Ratios(), angles = Angles(all, Energies[0]);
        string altitude = $"{Numbers.Short(all[0].Altitude / 1e3)} km";
        Add(
            (s, shown, title, size) => OverEnergy(s, SatelliteView.Omnidirectional(s), fluxes, shown ? fluxes : null, title, size),
            $"Flux averaged over all directions at {altitude}, northern satellites above, southern ones below, on some field lines (Chen et al. 2021, Fig. 6); all panels share a scale.");
        Add(
            (s, shown, title, size) => OverEnergy(s, SatelliteView.Ratio(s), ratios, shown ? ratios : null, title, size),
            "Precipitating over trapped flux there (Chen et al. 2021, Fig. 7).");
        if (SatelliteView.EnergyBin(all[0], Energies[0]) is not null)
        {
            Add(
                (s, shown, title, size) => OverAngle(s, Energies[0], angles, shown ? angles : null, title, size),
                $"Flux at {Numbers.Short(Energies[0] / Units.KeV)} keV over local pitch angle, with the edge of the loss cone (dotted; Chen et al. 2021, Fig. 8).");
        }

        void Add(Func<SatelliteRecord, bool, string, (double Width, double Height), Plot> panel, string caption)
        {
            foreach (MicroburstLine[] columns in lines.Chunk(ChorusScales.MostColumns))
            {
                page.Figure(
                    new PlotGrid(columns.Length,
                    [
                        .. from hemisphere in Enumerable.Range(first, 2)
                           from c in Enumerable.Range(0, columns.Length)
                           let satellite = columns[c].Satellites[hemisphere]
                           select panel(satellite, c == columns.Length - 1, $"L = {Numbers.Short(columns[c].LShell, 4)}, {satellite.Name}", ChorusScales.Panel(columns.Length)),
                    ]),
                    caption);
            }
        }
    }

    private static ColourBar Fluxes(IEnumerable<SatelliteRecord> satellites) =>
        ChorusScales.Log(Flux, ColourMap.Viridis, satellites.Select(SatelliteView.Omnidirectional), FluxDecades);

    private static ColourBar Angles(IEnumerable<SatelliteRecord> satellites, double energy) => ChorusScales.Log(
        Flux, ColourMap.Viridis, satellites.Select(s => SatelliteView.EnergyBin(s, energy) is { } bin ? SatelliteView.PitchAngles(s, bin) : new double[0, 0]), AngleDecades);

    private static ColourBar Ratios() => new(ColourMap.Plasma, Axis.Log("precipitating / trapped", LargestRatio / Math.Pow(10, RatioDecades), LargestRatio));

    private static Plot OverEnergy(SatelliteRecord satellite, double[,] map, ColourBar colours, ColourBar? shown, string title, (double Width, double Height) size)
    {
        SatelliteBins bins = satellite.Flux.Bins;
        return new Plot(Axis.Linear("time [s]"), Axis.Log("E [keV]")) { Title = title, ColourBar = shown, Width = size.Width, Height = size.Height }
            .With(new HeatMap([.. bins.Times], [.. bins.Energies.Select(e => e / Units.KeV)], map, colours));
    }

    private static Plot WithEnergies(Plot plot, double[] energies)
    {
        foreach (double energy in energies)
            plot.Layers.Add(Rule.Horizontal(energy / Units.KeV, Ink.Faint, dash: Dash.Dashed));
        return plot;
    }

    // Electrons that come down move along B0 in the north, against it in the south.
    private static Plot OverAngle(SatelliteRecord satellite, double energy, ColourBar colours, ColourBar? shown, string title, (double Width, double Height) size)
    {
        SatelliteBins bins = satellite.Flux.Bins;
        double cone = satellite.LocalLossCone / Units.Degree;
        return new Plot(Axis.Linear("time [s]"), Axis.Degrees("pitch angle [deg]", 0, 180)) { Title = title, ColourBar = shown, Width = size.Width, Height = size.Height }
            .With(new HeatMap([.. bins.Times], [.. bins.PitchAngles.Select(α => α / Units.Degree)], SatelliteView.PitchAngles(satellite, SatelliteView.EnergyBin(satellite, energy)!.Value), colours))
            .With(Rule.Horizontal(satellite.Hemisphere == Hemisphere.North ? cone : 180 - cone, Ink.Alert, dash: Dash.Dotted));
    }
}
