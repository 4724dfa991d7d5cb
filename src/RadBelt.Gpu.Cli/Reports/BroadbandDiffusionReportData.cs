namespace RadBelt.Gpu.Cli.Reports;

/// <summary>What <see cref="BroadbandDiffusionReport"/> shows: arrays and strings, in the units of the page (degrees, keV, s).</summary>
internal sealed record BroadbandDiffusionReportData : EnsemblesReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>One line below it.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Key facts of the run.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>What limits the results, shown first (rich text).</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Paragraphs that say what was done and what is to be seen (rich text).</summary>
    public IReadOnlyList<string> Prose { get; init; } = [];

    /// <summary>Where the numbers come from.</summary>
    public required ReportProvenance Provenance { get; init; }
}
