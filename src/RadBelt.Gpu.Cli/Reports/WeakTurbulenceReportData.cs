namespace RadBelt.Gpu.Cli.Reports;

/// <summary>What <see cref="WeakTurbulenceReport"/> shows.</summary>
internal sealed record WeakTurbulenceReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>One line below it.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Key facts of the calculation.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>What limits the results, shown first (rich text).</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Paragraphs that say what is shown (rich text).</summary>
    public IReadOnlyList<string> Prose { get; init; } = [];

    /// <summary>A against |Ω₀|Δt, one curve for each |R|, by ascending |R|.</summary>
    public required IReadOnlyList<ReportCurve> FactorAgainstTime { get; init; }

    /// <summary>The largest A over Δt for each |R|, by ascending |R|.</summary>
    public required IReadOnlyList<FactorMaximum> Maxima { get; init; }

    /// <summary>A against R, one curve for each |Ω₀|Δt, by ascending |Ω₀|Δt.</summary>
    public required IReadOnlyList<ReportCurve> FactorAgainstResonance { get; init; }

    /// <summary>How the coefficients tend to the quasilinear ones, one entry a particle.</summary>
    public required IReadOnlyList<CoefficientConvergence> Convergence { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required ReportProvenance Provenance { get; init; }
}
