using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What every run with macro-particles keeps: budgets, distributions, states.</summary>
internal abstract record PicRecordsSection : SimulationOutputs, IDeckSection
{
    /// <summary>Looks at energies and moments.</summary>
    [DeckKey("samples", Min = 2, Max = 1_000_000, Doc = "Times, evenly spaced up to `stop_time`, at which energies, momentum and temperatures are taken.",
        Example = "400")]
    public int Samples { get; init; } = 400;

    /// <summary>Times of distribution functions.</summary>
    [DeckKey("distributions", Min = 0, Max = 1000, Doc = "Times, evenly spaced from 0 to `stop_time`, at which f(v) is taken; 0 for none.", Example = "2")]
    public int Distributions { get; init; } = 2;

    /// <summary>Bins of v⊥.</summary>
    [DeckKey("distribution_bins", Min = 4, Max = 2000, Doc = "Bins of the speed across B0 in distributions; along B0 there are twice as many.", Example = "60")]
    public int DistributionBins { get; init; } = 60;

    /// <summary>openPMD files of the run's state.</summary>
    [DeckKey("snapshots", Min = 0, Max = 100_000,
        Doc = "Times, evenly spaced up to `stop_time` and besides the start, at which fields and tracers go into openPMD files; 0 for none.", Example = "4")]
    public int Snapshots { get; init; }

    /// <summary>Macro-particles in them.</summary>
    [DeckKey("snapshot_particles", Min = 0, Max = 1_000_000_000, Doc = "Most macro-particles of each species in these files.", Example = "100000")]
    public int SnapshotParticles { get; init; }

    /// <inheritdoc/>
    public virtual void Validate(DeckContext context)
    {
        if (Distributions == 1)
            context.Error("distributions", "one time does not span the run; use 2 or more, the start and the end among them, or 0");
    }
}
