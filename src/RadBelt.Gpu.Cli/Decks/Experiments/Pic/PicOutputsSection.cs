using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What a particle-in-cell run keeps.</summary>
internal sealed record PicOutputsSection : SimulationOutputs
{
    /// <summary>Time between samples of the field, s; null to resolve 1.2 f_ce.</summary>
    [DeckKey("field_interval", Unit = "Tce", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: 0.25 Tce",
        Doc = "Time between samples of B(x, t), from which spectra are made; rounded to whole steps.", Example = "0.25 Tce")]
    public double? FieldInterval { get; init; }

    /// <summary>Cells a sample of the field is the mean of; null to resolve c/ω_pe.</summary>
    [DeckKey("field_stride", Min = 1, Max = 1_000_000, Word = "auto", Default = "`auto`: as many as fit into 0.5 c/wpe",
        Doc = "Cells that a sample of B(x, t) is the mean of.", Example = "4")]
    public int? FieldStride { get; init; }

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
}
