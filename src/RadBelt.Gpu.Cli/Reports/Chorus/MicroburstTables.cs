using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>Tables of a <c>microburst</c> page: what became of electrons and waves on each field line, and the largest ratios.</summary>
internal static class MicroburstTables
{
    private const int MostRows = 40;

    /// <summary>Adds the tables.</summary>
    public static void Add(ReportPage page, MicroburstReportData data)
    {
        page.Table(
            new(
                [new("L"), new("electrons"), new("lost north"), new("lost south"), new("left the table"), new("steps in waves"), new("steps outside"), new("several waves at once"), new("cells that switch waves"), new("wall time [s]")],
                [.. data.Lines.Select(Row)]),
            "What became of the electrons of each field line. Those that leave the element's table while in its waves feel none from there on.");
        page.Table(
            new(
                [new("L"), new("satellite", IsNumeric: false), new("altitude [km]"), new("loss cone [deg]"), new("crossings"), new("outside the bins"), new("largest precipitating / trapped"), new("at E [keV]"), new("at t [s]")],
                [.. data.Lines.SelectMany(line => line.Satellites.Select(satellite => Row(line, satellite)))]),
            "What each satellite counted, and the largest ratio of precipitating to trapped flux (by value less error; in parentheses the standard error of its last digits).");
        Enhancements(page, data);
        PaperWindows.Add(page, data);
    }

    private static void Enhancements(ReportPage page, MicroburstReportData data)
    {
        (MicroburstLine Line, SatelliteRecord Satellite, Enhancement Patch)[] all =
        [
            .. from line in data.Lines
               from satellite in line.Satellites
               from patch in satellite.Enhancements
               select (line, satellite, patch),
        ];
        if (all.Length == 0)
        {
            page.Prose("No satellite saw its flux enhanced beyond chance: over no patch of time and energy is it above that without waves by five standard errors.");
            return;
        }

        page.Table(
            new(
                [new("L"), new("satellite", IsNumeric: false), new("altitude [km]"), new("from [s]"), new("to [s]"), new("from [keV]"), new("to [keV]"), new("standard errors above"), new("largest precipitating / trapped")],
                [.. all.OrderByDescending(row => row.Patch.Significance).Take(MostRows).OrderBy(row => row.Line.LShell).ThenBy(row => row.Patch.Onset).Select(row => Row(row.Line, row.Satellite, row.Patch))]),
            "Enhancements: patches of time and energy in which the flux over all directions is above the one without waves (Liouville) by three standard errors and 5 % in each bin, by five standard errors in all."
            + (all.Length > MostRows ? $" The {Numbers.Integer(MostRows)} surest of {Numbers.Integer(all.Length)}." : ""));
    }

    private static IReadOnlyList<ReportCell> Row(MicroburstLine line, SatelliteRecord satellite, Enhancement patch)
    {
        FluxEstimate? peak = patch.Energies.Select(e => e.PeakRatio).OfType<FluxEstimate>().OrderByDescending(r => r.Value - r.Error).Select(r => (FluxEstimate?)r).FirstOrDefault();
        return
        [
            Numbers.Short(line.LShell, 4), satellite.Name, Numbers.Short(satellite.Altitude / 1e3), Numbers.Fixed(patch.Onset, 2), Numbers.Fixed(patch.End, 2), Numbers.Short(patch.LowestEnergy / Units.KeV),
            Numbers.Short(patch.HighestEnergy / Units.KeV), Numbers.Significant(patch.Significance, 2), peak is { } r ? Numbers.WithError(r.Value, r.Error) : Numbers.Missing,
        ];
    }

    private static IReadOnlyList<ReportCell> Row(MicroburstLine line)
    {
        double n = line.Run.Electrons;
        return
        [
            Numbers.Short(line.LShell, 4), Numbers.Significant(n), Percent(line.Run.LostNorth / n), Percent(line.Run.LostSouth / n), Percent(line.Run.LeftWaves / n), Numbers.Significant(line.Run.WaveSteps),
            Numbers.Significant(line.Run.AdiabaticSteps), Percent((double)line.Coverage.MultiValued / line.Coverage.Nodes), Numbers.Integer((int)line.Coverage.SwitchedCells), Numbers.Significant(line.Elapsed),
        ];
    }

    private static IReadOnlyList<ReportCell> Row(MicroburstLine line, SatelliteRecord satellite)
    {
        var peak = SatelliteView.LargestRatio(satellite);
        return
        [
            Numbers.Short(line.LShell, 4), satellite.Name, Numbers.Short(satellite.Altitude / 1e3), Numbers.Fixed(satellite.LocalLossCone / Units.Degree, 1), Numbers.Significant(satellite.Flux.Counts.Sum()),
            Numbers.Short(satellite.Flux.Outside), peak is { } p ? Numbers.WithError(p.Ratio.Value, p.Ratio.Error) : Numbers.Missing,
            peak is { } e ? Numbers.Short(e.Energy / Units.KeV) : Numbers.Missing, peak is { } t ? Numbers.Fixed(t.Time, 2) : Numbers.Missing,
        ];
    }

    private static string Percent(double part) => $"{Numbers.Short(100 * part)} %";
}
