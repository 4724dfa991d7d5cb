namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>
/// What a <c>diffusion</c> run computed: tables over energy and pitch angle for waves, field lines and densities, and what follows from them. SI units and
/// radians; the file holds all of it.
/// </summary>
internal sealed record DiffusionReportData
{
    /// <summary>What was asked for.</summary>
    public required DiffusionSetup Setup { get; init; }

    /// <summary>The tables, of those there are: a run that was stopped lacks some.</summary>
    public required IReadOnlyList<DiffusionSlice> Slices { get; init; }

    /// <summary>Averages over the drift orbit, one for each field line; empty for none.</summary>
    public IReadOnlyList<DriftAverageSlice> DriftAverages { get; init; } = [];

    /// <summary>Curves of the resonance condition; empty for none.</summary>
    public IReadOnlyList<ResonanceFigure> Resonance { get; init; } = [];

    /// <summary>The table of some waves on a field line at a density; null where the run did not come to it.</summary>
    public DiffusionSlice? Find(int waves, int shell, int density) =>
        Slices.FirstOrDefault(s => s.Waves == waves && s.Shell == shell && s.Density == density);
}
