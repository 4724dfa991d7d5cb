using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>
/// What Chen et al. (2021) tell of their runs beside what was measured: windows of time and energy, ratios of precipitating to trapped flux. Only runs of the
/// paper's source have such a table.
/// </summary>
internal static class PaperWindows
{
    // Of the paper's source: 550 to 1400 Hz in 0.2 s, 300 pT.
    private const double FirstFrequency = 550, LastFrequency = 1400, Duration = 0.2, Amplitude = 300e-12;
    private const double DuctedLShell = 5.5;

    /// <summary>Adds the table; nothing for another source.</summary>
    public static void Add(ReportPage page, MicroburstReportData data)
    {
        if (data.Source is not { FirstFrequency: FirstFrequency, LastFrequency: LastFrequency } source
            || Math.Abs(source.Duration / Duration - 1) > 1e-9 || Math.Abs(source.Amplitude / Amplitude - 1) > 1e-9)
        {
            return;
        }

        IReadOnlyList<(string What, string Paper, string Measured)> rows = [.. source.Kind == "ducted" ? Ducted(data) : Nonducted(data)];
        if (rows.Count == 0)
            return;
        page.Table(
            new(
                [new("what", IsNumeric: false), new("Chen et al. (2021)", IsNumeric: false), new("measured", IsNumeric: false)],
                [.. rows.Select(row => (IReadOnlyList<ReportCell>)[row.What, row.Paper, row.Measured])]),
            "What the paper tells of its run beside what was measured here, with Poisson errors. Ratios of precipitating to trapped flux are the largest over time (by value less error).");
    }

    private static IEnumerable<(string What, string Paper, string Measured)> Ducted(MicroburstReportData data)
    {
        if (data.Lines.FirstOrDefault(line => Math.Abs(line.LShell - DuctedLShell) < 1e-9) is not { } line)
            yield break;
        SatelliteRecord north = line.Satellites[0], south = line.Satellites[1];
        yield return ("first enhancement, south", "0.5 to 1 s", Patch(south, 0));
        yield return ("first enhancement, north", "1.2 to 1.7 s", Patch(north, 0));
        yield return ("second enhancement, south", "near 1.7 s", Patch(south, 1));
        foreach ((double from, double to) in new[] { (50.0, 100.0), (100, 200), (200, 400) })
        {
            string energies = $"{Numbers.Short(from)} to {Numbers.Short(to)} keV";
            yield return ($"flux over that without waves, south, 0.5 to 1 s, {energies}", "above 1", Rise(south, (0.5, 1), (from, to)));
            yield return ($"flux over that without waves, north, 1.2 to 1.7 s, {energies}", "above 1", Rise(north, (1.2, 1.7), (from, to)));
        }

        foreach (var (energy, paper) in new[] { (50.0, "as high as 2"), (100.0, "near 1"), (300.0, "a fraction") })
            yield return ($"precipitating / trapped, south, at {Numbers.Short(energy)} keV", paper, Ratio(south, energy, energy));
    }

    private static IEnumerable<(string What, string Paper, string Measured)> Nonducted(MicroburstReportData data)
    {
        double[] responding =
            [.. data.Lines.Where(line => SatelliteView.LargestRatio(line.Satellites[1]) is { } peak && peak.Ratio.Value > 2 * peak.Ratio.Error).Select(line => line.LShell)];
        yield return ("L with precipitation in the south, two standard errors above none", "5.45 to 5.7", responding.Length == 0 ? "none" : string.Join(", ", responding.Select(l => Numbers.Short(l, 4))));
        foreach (MicroburstLine line in data.Lines.Where(line => line.LShell is >= 5.45 - 1e-9 and <= 5.6 + 1e-9))
            yield return ($"precipitating / trapped, south, 50–70 keV, L = {Numbers.Short(line.LShell, 4)}", "of the order of 1", Ratio(line.Satellites[1], 50, 70));
        foreach (MicroburstLine line in data.Lines.Where(line => line.LShell > 5.5 + 1e-9))
            yield return ($"precipitating / trapped, north, L = {Numbers.Short(line.LShell, 4)}", "0.01 to 0.1", Ratio(line.Satellites[0], 0, double.PositiveInfinity));
    }

    private static string Patch(SatelliteRecord satellite, int number) => satellite.Enhancements.ElementAtOrDefault(number) is { } patch
        ? $"{Numbers.Fixed(patch.Onset, 2)} to {Numbers.Fixed(patch.End, 2)} s, {Numbers.Significant(patch.Significance, 2)} standard errors"
        : "none";

    /// <summary>The flux in a window of s and keV over that without waves, of the bins whose middles lie within it.</summary>
    private static string Rise(SatelliteRecord satellite, (double From, double To) times, (double From, double To) keV)
    {
        SatelliteBins bins = satellite.Flux.Bins;
        (double From, double To)? time = Cover(bins.Times, times), energy = Cover(bins.Energies, (keV.From * Units.KeV, keV.To * Units.KeV));
        if (time is not { } t || energy is not { } e)
            return Numbers.Missing;
        FluxEstimate rise = MicroburstFeatures.Relative(satellite.Flux, satellite.Undisturbed.Omnidirectional, t, e);
        return $"{Numbers.WithError(rise.Value, rise.Error)}, {Numbers.Fixed(t.From, 2)} to {Numbers.Fixed(t.To, 2)} s, {Numbers.Short(e.From / Units.KeV)} to {Numbers.Short(e.To / Units.KeV)} keV";
    }

    /// <summary>From the first to the last edge of the bins whose middles lie within a window.</summary>
    private static (double From, double To)? Cover(IReadOnlyList<double> edges, (double From, double To) window)
    {
        int[] within = [.. Enumerable.Range(0, edges.Count - 1).Where(bin => 0.5 * (edges[bin] + edges[bin + 1]) is var middle && middle > window.From && middle < window.To)];
        return within.Length == 0 ? null : (edges[within[0]], edges[within[^1] + 1]);
    }

    private static string Ratio(SatelliteRecord satellite, double lowestKeV, double highestKeV) =>
        SatelliteView.LargestRatio(satellite, lowestKeV * Units.KeV, highestKeV * Units.KeV) is { } peak
            ? $"{Numbers.WithError(peak.Ratio.Value, peak.Ratio.Error)} at {Numbers.Short(peak.Energy / Units.KeV)} keV, {Numbers.Fixed(peak.Time, 2)} s"
            : "none counted";
}
