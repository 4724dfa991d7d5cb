using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A <c>pic</c> deck: an electromagnetic particle-in-cell run along B0.</summary>
internal sealed record PicDeck : UniformPlasmaDeck
{
    private const double DensityTolerance = 1e-6;

    /// <summary>The grid.</summary>
    [DeckKey("grid", Doc = "The grid along B0.")]
    public required PicGridSection Grid { get; init; }

    /// <summary>The populations.</summary>
    [DeckKey("species", MaxCount = 32, Doc = "The populations of the plasma, electrons and ions. Their charges add up to zero.")]
    public required IReadOnlyList<PicSpeciesSection> Species { get; init; }

    /// <summary>The open ends; null for a periodic domain.</summary>
    [DeckKey("boundary", Word = "periodic", Shown = true,
        Doc = "Periodic, or open ends that absorb waves and replace particles that leave from the plasma at the start.")]
    public PicBoundarySection? Boundary { get; init; }

    /// <summary>Waves driven from the lower end; null for none.</summary>
    [DeckKey("driver", Default = "none", Shown = true, Doc = "Incoherent whistlers that are driven into the domain from its lower end.")]
    public PicDriverSection? Driver { get; init; }

    /// <summary>Growth of B0 away from a place; null for a uniform field.</summary>
    [DeckKey("mirror", Default = "a uniform field", Doc = "Makes B0 grow away from a place: B0 (1 + xi (x - center)^2).")]
    public PicMirrorSection? Mirror { get; init; }

    /// <summary>Electrons to follow; null for none.</summary>
    [DeckKey("tracers", Default = "none", Shown = true, Doc = "Electrons that are followed through the fields of the run.")]
    public PicTracersSection? Tracers { get; init; }

    /// <summary>Order of the shape.</summary>
    [DeckKey("shape", Min = 1, Max = 3, Doc = "Order of the B-spline that is the shape of a macro-particle.", Example = "2")]
    public int Shape { get; init; } = 2;

    /// <summary>How particles feel the grid's fields.</summary>
    [DeckKey("gather", Doc = "How fields are brought to particles: so that energy or so that momentum is conserved.", Example = "energy-conserving")]
    public PicGather Gather { get; init; }

    /// <summary>What pushes particles.</summary>
    [DeckKey("pusher", Doc = "What pushes particles.", Example = "boris")]
    public PicPusher Pusher { get; init; }

    /// <summary>Passes of the binomial filter.</summary>
    [DeckKey("filter", Min = 0, Max = 16, Doc = "Passes of a compensated binomial filter over the current and over the E that particles feel.", Example = "1")]
    public int Filter { get; init; }

    /// <summary>Whether an immobile background makes up for missing charge.</summary>
    [DeckKey("neutralising_background", Doc = "Whether a uniform immobile charge makes up for what the species leave over.", Example = "true", Shown = true)]
    public bool NeutralisingBackground { get; init; }

    /// <summary>What is accepted though it spoils a run.</summary>
    [DeckKey("allow", Word = "nothing", Doc = "`heating` accepts a grid on which the scheme heats the plasma.", Example = "heating")]
    public PicAllowance? Allow { get; init; }

    /// <summary>Time step, s; null for the recommended one.</summary>
    [DeckKey("time_step", Unit = "s", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: the least of the bounds that `radbelt check` prints",
        Doc = "Time step; below the Courant limit cell_size/c.", Example = "1.5 us")]
    public double? TimeStep { get; init; }

    /// <summary>Time the run covers, s.</summary>
    [DeckKey("stop_time", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time the run covers.", Example = "0.29 s")]
    public required double StopTime { get; init; }

    /// <summary>What is kept.</summary>
    [DeckKey("outputs", Heading = "outputs of pic", Default = "the defaults of its keys", Doc = "What is kept.")]
    public PicOutputsSection Outputs { get; init; } = new();

    /// <summary>The direction that pitch angles of tracers are measured against: driven waves come from below.</summary>
    public WaveDirections Facing => Driver is null ? WaveDirections.Backward : WaveDirections.Forward;

    /// <summary>Charge density over e that the species leave over, m⁻³.</summary>
    private double Excess => Species.Sum(s => s.NumberDensity(Plasma) * s.Kind.Charge) / PhysicalConstants.ElementaryCharge;

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (context.Has("plasma.ions"))
            context.Error("plasma.ions", "ions of a pic deck are populations like others; remove this key and list them under `species`");
        if (Driver is not null && Boundary is null)
            context.Error("driver", "waves cannot be driven into a periodic domain; say `boundary: {layer: ...}`, or remove the driver");
        for (int i = 1; i < Species.Count; i++)
        {
            if (Species.Take(i).Any(s => s.Name == Species[i].Name))
                context.Error($"species[{i}].name", $"`{Species[i].Name}` is the name of two species; give each its own");
        }

        ValidateDensities(context);
        ValidateSetup(context);
    }

    private void ValidateDensities(DeckContext context)
    {
        double electrons = Species.Where(s => s.Kind.Charge < 0).Sum(s => s.NumberDensity(Plasma));
        if (Math.Abs(electrons / Plasma.Density - 1) > DensityTolerance)
        {
            context.Error("species", FormattableString.Invariant(
                $"the electrons add up to {electrons:G8} m^-3, and `plasma.density`, which gives fpe its value, is {Plasma.Density:G8} m^-3; make the two agree"));
        }

        if (!NeutralisingBackground && Math.Abs(Excess) > DensityTolerance * Plasma.Density)
        {
            context.Error("species", FormattableString.Invariant(
                $"the charges do not add up to zero: {Excess:G8} elementary charges m^-3 are left over; adjust the densities, or say `neutralising_background: true`"));
        }
    }

    // What the model itself would refuse, at the key that is to blame.
    private void ValidateSetup(DeckContext context)
    {
        PicGrid? grid = context.Try(Grid.CellSize is null ? "grid.cells" : "grid.cell_size", Grid.ToGrid);
        WhistlerDriver? driver = Driver is null ? null : context.Try("driver.band", () => PicSetups.Driver(this));
        if (grid is null || (Driver is not null && driver is null))
            return;
        for (int i = 0; i < Species.Count; i++)
        {
            if (context.Try($"species[{i}]", () => { Species[i].ToSpecies(Plasma).Validate(); return Species[i]; }) is null)
                return;
        }

        if (context.Try("mirror", () => PicSetups.Of(this)) is not { } setup)
            return;
        if (Boundary is not null)
            context.Try("boundary.layer", () => { setup.Open!.Validate(grid); return setup; });
        if (Tracers is not null)
            context.Try("tracers", () => { PicTracing.Set(Tracers, PicSetups.Mode(this), Facing).Validate(setup); return setup; });
        if (TimeStep is { } step)
            context.Try("time_step", () => { TimeStepBounds.Of(setup).Require(step); return setup; });
        if (Tracers is { } tracers && tracers.Start >= StopTime)
            context.Error("tracers.start", FormattableString.Invariant($"tracers would start at {tracers.Start:G4} s, when the run is over (`stop_time` is {StopTime:G4} s)"));
        if (TimeStep > StopTime)
            context.Error("time_step", FormattableString.Invariant($"{TimeStep:G4} s is longer than the run (`stop_time` is {StopTime:G4} s)"));
        context.Try(Grid.CellSize is null ? "grid.cells" : "grid.cell_size", () => { RequireNoHeating(setup); return setup; });
    }

    private void RequireNoHeating(PicSetup setup)
    {
        if (Gather == PicGather.MomentumConserving)
            TimeStepBounds.RequireResolvedDebyeLength<MomentumConserving>(setup, Shape);
        else
            TimeStepBounds.RequireResolvedDebyeLength<EnergyConserving>(setup, Shape);
    }
}
