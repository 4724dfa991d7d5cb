using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>
/// The page of a <c>microburst</c> run: of one field line what the satellites saw over time (Chen et al. 2021, Fig. 3), of several the same beside each other
/// (Figs. 6–8).
/// </summary>
internal static class MicroburstReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What came of the run.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(MicroburstReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Microbursts", "Electrons of field lines in a chorus element, as satellites at both feet see them", provenance);
        page.Facts(Facts(data));
        if (!data.Completed)
            page.Warning($"This run was stopped before its end: {(data.Lines.Count == 1 ? "1 field line is" : Numbers.Integer(data.Lines.Count) + " field lines are")} whole, and the others are missing.");
        if (data.Lines.Count == 0)
            return page;
        page.Prose(
            "Fluxes are measured: each test electron stands for a group of electrons of the initial flux, and errors are those of the weighted counts. Precipitating flux is averaged over the local loss cone, trapped flux over what lies "
            + "between it and its mirror image; bins in which no test electron was counted are empty. Dotted lines are edges of the loss cone, which follow from the field alone.");
        for (int s = 0; s < data.Lines[0].Satellites.Count; s += 2)
        {
            if (data.Lines[0].Satellites.Count > 2)
                page.Section($"Satellites at {Numbers.Short(data.Lines[0].Satellites[s].Altitude / 1e3)} km");
            if (data.Lines.Count == 1)
                MicroburstSection.OneLine(page, data.Lines[0], s);
            else
                MicroburstSection.SeveralLines(page, data.Lines, s);
        }

        MicroburstTables.Add(page, data);
        return page;
    }

    private static ReportFact[] Facts(MicroburstReportData data) =>
    [
        .. ChorusScales.Facts(data.Medium),
        .. ChorusScales.Facts(data.Source),
        .. data.ElementFile is { } file ? [new ReportFact("Element from", file)] : Array.Empty<ReportFact>(),
        new("Field lines", Ends([.. data.Lines.Select(line => line.LShell)])),
        new("Electrons on each", Numbers.Significant(data.Lines.Select(line => (double)line.Run.Electrons).DefaultIfEmpty(0).Max())),
        new("Initial flux F_{0}", data.Flux.Replace("α_eq", "α_{eq}", StringComparison.Ordinal)),
        new("Satellites at", data.Lines.Count == 0 ? Numbers.Missing : string.Join(", ", data.Lines[0].Satellites.Select(s => s.Altitude).Distinct().Select(h => $"{Numbers.Short(h / 1e3)} km"))),
        new("Electrons are lost at", $"{Numbers.Short(data.LossAltitude / 1e3)} km"),
        new("Steps within waves", $"{Numbers.Significant(data.Lines.Sum(line => (double)line.Run.WaveSteps))}, {Numbers.Integer(data.StepsPerGyration)} a gyration"),
        new("Wall time", $"{Numbers.Significant(data.Elapsed)} s"),
    ];

    private static string Ends(double[] shells) => shells.Length switch
    {
        0 => Numbers.Missing,
        1 => $"L = {Numbers.Short(shells[0], 4)}",
        _ => $"{Numbers.Integer(shells.Length)}: L = {Numbers.Short(shells[0], 4)} to {Numbers.Short(shells[^1], 4)}",
    };
}
