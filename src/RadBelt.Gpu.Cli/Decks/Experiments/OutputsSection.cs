using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What a test-particle run keeps.</summary>
internal sealed record OutputsSection : SimulationOutputs
{
    /// <summary>Times at which means and variances are taken.</summary>
    [DeckKey("samples", Min = 2, Max = 1_000_000, Doc = "Times, evenly spaced up to `stop_time`, at which means and variances are taken.",
        Example = "52")]
    public int Samples { get; init; } = 52;

    /// <summary>Trajectories kept of each ensemble.</summary>
    [DeckKey("trajectories", Min = 0, Max = 100_000,
        Doc = "Electrons of each ensemble whose trajectories are kept; never more than there are.", Example = "30")]
    public int Trajectories { get; init; } = 30;

    /// <summary>Times at which all particles are looked at.</summary>
    [DeckKey("snapshots", Min = 0, Max = 10_000,
        Doc = "Times, evenly spaced up to `stop_time`, at which histograms and scatter plots are taken.", Example = "4")]
    public int Snapshots { get; init; } = 4;

    /// <summary>Bins of each histogram.</summary>
    [DeckKey("histogram_bins", Min = 1, Max = 100_000, Doc = "Bins of each histogram.", Example = "60")]
    public int HistogramBins { get; init; } = 60;

    /// <summary>Particles kept of each ensemble and snapshot.</summary>
    [DeckKey("scatter", Min = 0, Max = 10_000_000, Doc = "Most electrons of each ensemble kept in a snapshot.", Example = "2000")]
    public int Scatter { get; init; } = 2000;
}
