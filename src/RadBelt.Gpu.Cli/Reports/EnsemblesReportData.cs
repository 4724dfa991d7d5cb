namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Ensembles of electrons that scatter, for the sections on them: in the units of the page (degrees, keV, s).</summary>
internal record EnsemblesReportData
{
    /// <summary>Times since the start at which the moments were taken, s.</summary>
    public required double[] Times { get; init; }

    /// <summary>The ensembles, by ascending pitch angle.</summary>
    public required IReadOnlyList<EnsembleReportData> Ensembles { get; init; }

    /// <summary>Resonance condition in the (α, E) plane for some frequencies: α in deg, E in keV.</summary>
    public IReadOnlyList<ReportCurve> ResonanceCurves { get; init; } = [];

    /// <summary>Equatorial loss-cone angle to mark, deg; null for none.</summary>
    public double? LossCone { get; init; }

    /// <summary>Variances to mark, deg²: what the ensembles tend to; null for none.</summary>
    public (double Lower, double Upper)? VarianceBand { get; init; }
}
