using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Electrons that feel the fields of the run and have no effect on them.</summary>
internal sealed record PicTracersSection : IDeckSection
{
    /// <summary>When tracking starts, s.</summary>
    [DeckKey("start", Unit = "s", Min = 0, Doc = "Time at which tracking starts: when driven waves have filled the domain.", Example = "0.03 s", Shown = true)]
    public double Start { get; init; }

    /// <summary>Ensembles that are put in; null for none.</summary>
    [DeckKey("ensembles", Default = "none", Shown = true,
        Doc = "Ensembles that are put in, uniform in position and gyrophase. Pitch angles are measured from where the driven waves come from, or from B0 without a driver: "
            + "electrons below 90 deg resonate.")]
    public EnsemblesSection? Ensembles { get; init; }

    /// <summary>Whether pitch angles are folded.</summary>
    [DeckKey("fold", Doc = "Whether pitch angles are angles to the field line, 0 to 90 deg, whichever way a tracer goes. Waves of both directions carry electrons across 90 deg.",
        Example = "true")]
    public bool Fold { get; init; }

    /// <summary>Windows from which macro-particles are chosen; empty for none.</summary>
    [DeckKey("windows", MaxCount = 1000, Default = "none", Doc = "Windows in energy and pitch angle from which macro-particles are copied. Changes are measured from the window's mean (Allanson et al. 2021, Eq. 1): choose windows narrow against the scattering.")]
    public IReadOnlyList<PicTracerWindowSection> Windows { get; init; } = [];

    /// <summary>Looks at the tracers.</summary>
    [DeckKey("samples", Min = 2, Max = 1_000_000, Doc = "Times, evenly spaced from the start to `stop_time`, at which means and variances are taken.", Example = "52")]
    public int Samples { get; init; } = 52;

    /// <summary>Trajectories kept of each ensemble.</summary>
    [DeckKey("trajectories", Min = 0, Max = 100_000, Doc = "Tracers of each ensemble whose trajectories are kept.", Example = "30")]
    public int Trajectories { get; init; } = 30;

    /// <summary>Times of histograms and scatter plots.</summary>
    [DeckKey("snapshots", Min = 0, Max = 10_000, Doc = "Times, evenly spaced, at which histograms and scatter plots are taken.", Example = "4")]
    public int Snapshots { get; init; } = 4;

    /// <summary>Bins of histograms.</summary>
    [DeckKey("histogram_bins", Min = 1, Max = 100_000, Doc = "Bins of each histogram, over all pitch angles.", Example = "90")]
    public int HistogramBins { get; init; } = 90;

    /// <summary>Members kept in snapshots.</summary>
    [DeckKey("scatter", Min = 0, Max = 10_000_000, Doc = "Most tracers of each ensemble kept in a snapshot.", Example = "2000")]
    public int Scatter { get; init; } = 2000;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Ensembles is null && Windows.Count == 0)
            context.Error("ensembles", "this key is missing; give ensembles to put in, or `windows` to choose from, or remove the tracers");
    }
}

/// <summary>A window in energy and pitch angle.</summary>
internal sealed record PicTracerWindowSection : IDeckSection
{
    /// <summary>The species.</summary>
    [DeckKey("species", Doc = "Name of the species whose macro-particles are copied.", Example = "electrons")]
    public required string Species { get; init; }

    /// <summary>Energies, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, Doc = "Lowest and highest kinetic energy.", Example = "[10 keV, 12 keV]")]
    public required Interval Energies { get; init; }

    /// <summary>Pitch angles, rad.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, Max = 180, Doc = "Lowest and highest pitch angle.", Example = "[40 deg, 50 deg]")]
    public required Interval PitchAngles { get; init; }

    /// <summary>Tracers wanted.</summary>
    [DeckKey("count", Min = 1, Max = 1 << 28, Doc = "Tracers wanted; all that there are where there are fewer.", Example = "17777")]
    public required int Count { get; init; }
}
