namespace RadBelt.Gpu.Cli.Reports;

/// <summary>What <see cref="BroadbandDiffusionReport"/> shows: arrays and strings, in the units of the page (degrees, keV, s).</summary>
internal sealed record BroadbandDiffusionReportData
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

    /// <summary>Times since the start at which the moments were taken, s.</summary>
    public required double[] Times { get; init; }

    /// <summary>The ensembles, by ascending pitch angle.</summary>
    public required IReadOnlyList<EnsembleReportData> Ensembles { get; init; }

    /// <summary>Resonance condition in the (α, E) plane for some frequencies: α in deg, E in keV.</summary>
    public IReadOnlyList<ReportCurve> ResonanceCurves { get; init; } = [];

    /// <summary>Equatorial loss-cone angle to mark, deg; null for none.</summary>
    public double? LossCone { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required ReportProvenance Provenance { get; init; }
}
