using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>Tables of a <c>microburst</c> page: what became of electrons and waves on each field line, and the largest ratios.</summary>
internal static class MicroburstTables
{
    /// <summary>Adds the tables.</summary>
    public static void Add(ReportPage page, MicroburstReportData data)
    {
        page.Table(
            new(
                [new("L"), new("electrons"), new("lost north"), new("lost south"), new("left the table"), new("steps in waves"), new("steps outside"), new("several waves at once"), new("wall time [s]")],
                [.. data.Lines.Select(Row)]),
            "What became of the electrons of each field line. Those that leave the element's table while in its waves feel none from there on.");
        page.Table(
            new(
                [new("L"), new("satellite", IsNumeric: false), new("altitude [km]"), new("loss cone [deg]"), new("crossings"), new("outside the bins"), new("largest precipitating / trapped"), new("at E [keV]"), new("at t [s]")],
                [.. data.Lines.SelectMany(line => line.Satellites.Select(satellite => Row(line, satellite)))]),
            "What each satellite counted, and the largest ratio of precipitating to trapped flux with ten or more precipitating test electrons in its bin; the standard error of the last digits in parentheses.");
    }

    private static IReadOnlyList<ReportCell> Row(MicroburstLine line)
    {
        double n = line.Run.Electrons;
        return
        [
            Numbers.Short(line.LShell, 4), Numbers.Significant(n), Percent(line.Run.LostNorth / n), Percent(line.Run.LostSouth / n), Percent(line.Run.LeftWaves / n), Numbers.Significant(line.Run.WaveSteps),
            Numbers.Significant(line.Run.AdiabaticSteps), Percent((double)line.Coverage.MultiValued / line.Coverage.Nodes), Numbers.Significant(line.Elapsed),
        ];
    }

    private static IReadOnlyList<ReportCell> Row(MicroburstLine line, SatelliteRecord satellite)
    {
        var peak = SatelliteView.LargestRatio(satellite);
        return
        [
            Numbers.Short(line.LShell, 4), satellite.Name, Numbers.Short(satellite.Altitude / 1e3), Numbers.Fixed(satellite.LocalLossCone / Units.Degree, 1), Numbers.Significant(satellite.Flux.Counts.Sum()),
            Numbers.Significant(satellite.Flux.Outside), peak is { } p ? Numbers.WithError(p.Ratio.Value, p.Ratio.Error) : Numbers.Missing,
            peak is { } e ? Numbers.Short(e.Energy / Units.KeV) : Numbers.Missing, peak is { } t ? Numbers.Fixed(t.Time, 2) : Numbers.Missing,
        ];
    }

    private static string Percent(double part) => $"{Numbers.Short(100 * part)} %";
}
