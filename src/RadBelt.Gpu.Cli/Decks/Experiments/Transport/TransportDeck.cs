using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>transport</c> deck: ensembles of electrons over many bounces in a simulated wave field, in its broadband equivalent or in both, beside quasilinear
/// theory of the same waves.
/// </summary>
internal sealed record TransportDeck : FieldLineDeck
{
    private static readonly TransportSettings Defaults = new(1);

    /// <summary>Folder of the archive of a simulated field; null for none.</summary>
    [DeckKey("archive", IsInputPath = true, Default = "none: `broadband` alone", Shown = true, Doc = "Folder of the wave-field archive that a run of `hybrid-pic` wrote: electrons are followed in it. `plasma` and `xi` must be its own.", Example = "out/element/waves")]
    public string? Archive { get; init; }

    /// <summary>Broadband field; null for none.</summary>
    [DeckKey("broadband", Default = "none: `archive` alone", Shown = true, Doc = "Waves of random phases that run away from the equator: the equal of an archive, or given by their spectra along the line. Quasilinear theory is that of these waves.")]
    public BroadbandSection? Broadband { get; init; }

    /// <summary>Factor of all wave fields.</summary>
    [DeckKey("scale", Min = 0, MinExclusive = true, Max = 1000, Doc = "Factor of the broadband field's amplitudes, and of those that theory has: 0.1 is the same field scaled down tenfold.", Example = "0.1")]
    public double Scale { get; init; } = 1;

    /// <summary>The electrons.</summary>
    [DeckKey("ensembles", Heading = "ensembles of transport", Doc = "The ensembles of electrons.")]
    public required TransportEnsemblesSection Ensembles { get; init; }

    /// <summary>End of the run, s.</summary>
    [DeckKey("stop_time", Unit = "s", Min = 0, MinExclusive = true, Max = 1e6, Doc = "How long electrons are followed; a field of an archive must last as long.", Example = "4.6 s")]
    public required double StopTime { get; init; }

    /// <summary>Boris steps a gyration.</summary>
    [DeckKey("steps_per_gyration", Min = 20, Max = 1000, Doc = "Boris steps a gyration at the equator.", Example = "60")]
    public int StepsPerGyration { get; init; } = Defaults.StepsPerGyration;

    /// <summary>Edge of the loss cone, rad.</summary>
    [DeckKey("loss_cone", Unit = "deg", Min = 0, Max = 90, MaxExclusive = true, Doc = "Equatorial pitch angle below which an electron that mirrors is lost; 0 for none.", Example = "3 deg")]
    public double LossCone { get; init; } = Defaults.LossCone;

    /// <summary>First time of the fits in bounce periods.</summary>
    [DeckKey("fit_from", Min = 0, Max = 1e6, Doc = "First time of the straight lines through mean and variance, in bounce periods of the ensemble; there is a point every bounce period.", Example = "1")]
    public double FitFrom { get; init; } = Defaults.FitFrom;

    /// <summary>What theory says.</summary>
    [DeckKey("theory", Default = "the defaults of its keys", Doc = "Quasilinear coefficients of the broadband waves, and electrons that follow them.")]
    public TransportTheorySection Theory { get; init; } = new();

    /// <summary>What is kept.</summary>
    [DeckKey("outputs", Heading = "outputs of transport", Default = "the defaults of its keys", Doc = "What is kept.")]
    public TransportOutputsSection Outputs { get; init; } = new();

    /// <summary>Times of distributions, s.</summary>
    public IReadOnlyList<double> SnapshotTimes => Outputs.SnapshotTimes?.Values ?? [0.1 * StopTime, 0.5 * StopTime, StopTime];

    /// <summary>How electrons are followed.</summary>
    public TransportSettings Settings => new(StopTime)
    {
        StepsPerGyration = StepsPerGyration,
        Trajectories = Outputs.Trajectories,
        TrajectoryInterval = Outputs.TrajectoryInterval,
        SnapshotTimes = SnapshotTimes,
        LossCone = LossCone,
        FitFrom = FitFrom,
        Seed = Seed,
    };

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        base.Validate(context);
        if (Archive is null && Broadband is null)
            context.Error("broadband", "this key is missing; give `broadband` waves, or an `archive`, or both to compare them");
        if (Archive is null && Broadband is { Spectra.Count: 0 })
            context.Error("broadband.spectra", "this key is missing; without an `archive`, whose equal the waves are, their spectra are needed");
        if (Broadband is null && context.Has("theory"))
            context.Error("theory", "is that of `broadband` waves, which this deck has not; give them, or remove it");
        if (Broadband is null && context.Has("scale"))
            context.Error("scale", "is that of `broadband` waves, which this deck has not; give them, or remove it");
        if (Outputs.SnapshotTimes is { } times && times.Values[^1] > StopTime)
            context.Error("outputs.snapshot_times", $"{NumberText.Of(times.Values[^1])} s is after `stop_time`, {NumberText.Of(StopTime)} s; end there, or raise `stop_time`");
        if (Outputs.TrajectoryInterval > StopTime)
            context.Error("outputs.trajectory_interval", $"is longer than the run, {NumberText.Of(StopTime)} s; shorten it");
        if (LossCone > 0 && Ensembles.PitchAngles.Values[0] <= LossCone)
            context.Error("ensembles.pitch_angles", "starts in the loss cone; begin above `loss_cone`");
    }
}
