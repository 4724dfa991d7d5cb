using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>hybrid-pic</c> deck: chorus along a parabolic field line, from cold electrons as a fluid and hot ones as macro-particles (Tao 2014; Tao, Zonca &amp; Chen 2017).
/// </summary>
internal sealed record HybridPicDeck : FieldLineDeck
{
    /// <summary>The hot electrons.</summary>
    [DeckKey("hot", Doc = "Hot electrons, whose anisotropy makes waves grow.")]
    public required HotElectronsSection Hot { get; init; }

    /// <summary>The grid.</summary>
    [DeckKey("grid", Doc = "The grid along B0; the equator is in its middle.")]
    public required PicGridSection Grid { get; init; }

    /// <summary>Thickness of each absorbing layer, m.</summary>
    [DeckKey("layer", Unit = "km", Min = 0, MinExclusive = true, Doc = "Thickness of the layer at each end in which waves are absorbed: several wavelengths.", Example = "60 km")]
    public required double Layer { get; init; }

    /// <summary>A wave to begin with; null for none.</summary>
    [DeckKey("trigger", Default = "none", Shown = true, Doc = "A wave from an antenna at the equator that an element may grow from.")]
    public TriggerSection? Trigger { get; init; }

    /// <summary>Electrons to follow; null for none.</summary>
    [DeckKey("tracers", Default = "none", Doc = "Electrons that are followed through the fields of the run; the name of the hot electrons is `hot`.")]
    public PicTracersSection? Tracers { get; init; }

    /// <summary>Order of the shape.</summary>
    [DeckKey("shape", Min = 1, Max = 3, Doc = "Order of the B-spline that is the shape of a macro-particle.", Example = "1")]
    public int Shape { get; init; } = 1;

    /// <summary>What pushes particles.</summary>
    [DeckKey("pusher", Doc = "What pushes particles.", Example = "boris")]
    public PicPusher Pusher { get; init; }

    /// <summary>Time step, s; null for the recommended one.</summary>
    [DeckKey("time_step", Unit = "1/wce", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: the least of the bounds that `radbelt check` prints",
        Doc = "Time step; below the Courant limit.", Example = "0.01 1/wce")]
    public double? TimeStep { get; init; }

    /// <summary>Time the run covers, s.</summary>
    [DeckKey("stop_time", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time the run covers.", Example = "0.1 s")]
    public required double StopTime { get; init; }

    /// <summary>What is kept.</summary>
    [DeckKey("outputs", Heading = "outputs of hybrid-pic", Default = "the defaults of its keys", Doc = "What is kept.")]
    public HybridOutputsSection Outputs { get; init; } = new();

    /// <summary>Cold whistlers at the equator.</summary>
    public RMode Mode => new(new ColdPlasma(Line.EquatorialField, ColdDensity));

    /// <summary>What the library is given.</summary>
    /// <exception cref="InvalidInputException">The grid has too few cells, or too many.</exception>
    public HybridPicSetup ToSetup() => new(Line, Grid.ToGrid(), new ColdFluid(ColdDensity), Hot.ToPopulation(ColdDensity), Layer)
    {
        Trigger = Trigger?.ToWave(), Seed = Seed,
    };

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        base.Validate(context);
        if (Xi is null && Plasma.LShell is null)
            return;
        if (TimeStep > StopTime)
            context.Error("time_step", FormattableString.Invariant($"{TimeStep:G4} s is longer than the run (`stop_time` is {StopTime:G4} s)"));
        if (Tracers is { } tracers && tracers.Start >= StopTime)
            context.Error("tracers.start", FormattableString.Invariant($"tracers would start at {tracers.Start:G4} s, when the run is over (`stop_time` is {StopTime:G4} s)"));
        if (Trigger is { } trigger && trigger.Start >= StopTime)
            context.Error("trigger.start", FormattableString.Invariant($"the wave would begin at {trigger.Start:G4} s, when the run is over (`stop_time` is {StopTime:G4} s)"));
        ValidateSetup(context);
    }

    // What the model itself would refuse, at the key that is to blame.
    private void ValidateSetup(DeckContext context)
    {
        string cells = Grid.CellSize is null ? "grid.cells" : "grid.cell_size";
        if (context.Try(cells, Grid.ToGrid) is not { } grid || context.Try("layer", () => { new OpenBoundary(Layer).Validate(grid); return grid; }) is null)
            return;
        if (Trigger is { } trigger && context.Try("trigger.frequency", () => { trigger.ToWave().Validate(Plasma.Units.Gyrofrequency); return trigger; }) is null)
            return;
        ValidatePlaces(context, grid);
        if (Outputs.Archive is { } archive && archive.Start >= StopTime)
            context.Error("outputs.archive.start", FormattableString.Invariant($"the archive would begin at {archive.Start:G4} s, when the run is over (`stop_time` is {StopTime:G4} s)"));
        if (Outputs.Archive is { } nodes && (grid.Length - (2 * Layer)) / grid.CellSize / nodes.NodeStride < 2)
            context.Error("outputs.archive.node_stride", "leaves fewer than two nodes between the absorbing layers; lower it");
        if (context.Try("hot", () => ToSetup().ToPic()) is not { } setup)
            return;
        if (TimeStep is { } step)
            context.Try("time_step", () => { TimeStepBounds.Of(setup).Require(step); return setup; });
        if (Tracers is { } tracers)
            context.Try("tracers", () => { PicTracing.Set(tracers, Mode, WaveDirections.Backward).Validate(setup); return setup; });
    }

    private void ValidatePlaces(DeckContext context, PicGrid grid)
    {
        double end = (grid.Length / 2) - Layer;
        for (int i = 0; i < Outputs.Spectrograms.Latitudes.Count; i++)
        {
            double latitude = Outputs.Spectrograms.Latitudes[i];
            if (DipoleArc.Length(Line.DipoleRadius, Math.Abs(latitude)) > end)
            {
                context.Error($"outputs.spectrograms.latitudes[{i}]", FormattableString.Invariant(
                    $"{latitude / Units.Degree:G4} deg is beyond the absorbing layers: the field between them ends at {LatitudeOf(end) / Units.Degree:G4} deg"));
            }
        }
    }

    private double LatitudeOf(double distance) => DipoleArc.LatitudeAt(Line.DipoleRadius, distance);
}
