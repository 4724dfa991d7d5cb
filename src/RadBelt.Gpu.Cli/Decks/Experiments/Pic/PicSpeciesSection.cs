using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A population of a <c>pic</c> deck.</summary>
internal sealed record PicSpeciesSection : IDeckSection
{
    /// <summary>Its name.</summary>
    [DeckKey("name", Doc = "Its name in results.", Example = "electrons")]
    public required string Name { get; init; }

    /// <summary>What its particles are.</summary>
    [DeckKey("particle", Doc = "What its particles are; ions are singly charged.", Example = "electron", Shown = true)]
    public ParticleKind Particle { get; init; }

    /// <summary>Number density, m⁻³; null when <see cref="Fraction"/> is given.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Default = "none: `fraction` instead", Doc = "Number density.", Example = "2e5 m^-3")]
    public double? Density { get; init; }

    /// <summary>Density over that of the plasma; null when <see cref="Density"/> is given.</summary>
    [DeckKey("fraction", Min = 0, MinExclusive = true, Max = 1, Default = "none: `density` instead", Doc = "Number density over `plasma.density`.",
        Example = "1", Shown = true)]
    public double? Fraction { get; init; }

    /// <summary>Temperature in all directions, J; null when two are given.</summary>
    [DeckKey("temperature", Unit = "eV", Min = 0, Default = "none: `parallel_temperature` and `perpendicular_temperature` instead",
        Doc = "Temperature (a relativistic Maxwellian), or the spread of a ring.", Example = "1 eV", Shown = true)]
    public double? Temperature { get; init; }

    /// <summary>T∥, J.</summary>
    [DeckKey("parallel_temperature", Unit = "eV", Min = 0, MinExclusive = true, Default = "none: `temperature` instead",
        Doc = "Temperature along B0 of a relativistic bi-Maxwellian, <p v> of the parallel components.", Example = "2 keV")]
    public double? ParallelTemperature { get; init; }

    /// <summary>T⊥, J.</summary>
    [DeckKey("perpendicular_temperature", Unit = "eV", Min = 0, MinExclusive = true, Default = "none: `temperature` instead",
        Doc = "Temperature across B0, <p v>/2 of the perpendicular components.", Example = "5.4 keV")]
    public double? PerpendicularTemperature { get; init; }

    /// <summary>A ring or beam in momentum; null for (bi-)Maxwellians.</summary>
    [DeckKey("ring", Default = "none", Doc = "Makes it a ring or beam of that velocity, spread by `temperature`.")]
    public PicRingSection? Ring { get; init; }

    /// <summary>Drift along B0, m s⁻¹.</summary>
    [DeckKey("drift", Unit = "c", Min = -1, MinExclusive = true, Max = 1, MaxExclusive = true, Default = "none",
        Doc = "Mean velocity along B0 of a Maxwellian or bi-Maxwellian.", Example = "0.01 c")]
    public double? Drift { get; init; }

    /// <summary>Macro-particles a cell.</summary>
    [DeckKey("particles_per_cell", Min = 1, Max = 1_000_000, Doc = "Macro-particles a cell.", Example = "64")]
    public required int ParticlesPerCell { get; init; }

    /// <summary>How they are placed.</summary>
    [DeckKey("start", Doc = "How positions and momenta are drawn at the start: at random, or quiet (low-discrepancy, without current).", Example = "quiet",
        Shown = true)]
    public ParticleStart Start { get; init; } = ParticleStart.Random;

    /// <summary>Whether macro-particles carry δf.</summary>
    [DeckKey("delta_f", Doc = "Whether macro-particles carry only the departure from the distribution at the start: no shot noise while that is small.",
        Example = "true")]
    public bool DeltaF { get; init; }

    /// <summary>Charge and mass.</summary>
    public Species Kind => Particle.Species();

    /// <summary>Number density, m⁻³.</summary>
    public double NumberDensity(PlasmaSection plasma) => Density ?? (Fraction ?? 0) * plasma.Density;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (!Hdf5.OpenPmdWriter.IsWord(Name))
            context.Error("name", $"`{Shorten.ForMessage(Name)}` cannot name records of files; use letters, digits and underscores");
        if (Name == "tracers")
            context.Error("name", "`tracers` is the name that files give to the tracers; use another");
        if (Density is null == Fraction is null)
            context.Error(Density is null ? "fraction" : "density", "give one of `density` and `fraction`, for example `fraction: 0.02`");
        bool two = ParallelTemperature is not null || PerpendicularTemperature is not null;
        if (Temperature is null == !two)
            context.Error("temperature", "give either `temperature`, or both `parallel_temperature` and `perpendicular_temperature`");
        else if (two && (ParallelTemperature is null || PerpendicularTemperature is null))
            context.Error(ParallelTemperature is null ? "parallel_temperature" : "perpendicular_temperature", "this key is missing; a bi-Maxwellian has two temperatures");
        if (Ring is not null && (two || Drift is not null))
            context.Error("ring", "a ring has one `temperature`, its spread, and no drift but its own velocity; remove the others");
        if (Ring is null && Temperature == 0)
            context.Error("temperature", "a Maxwellian needs a positive temperature; for particles at rest say `ring: {perpendicular_velocity: 0 c}`");
    }

    /// <summary>The population.</summary>
    /// <exception cref="InvalidInputException">It has no distribution.</exception>
    public PicSpecies ToSpecies(PlasmaSection plasma) => new(Name, Kind, NumberDensity(plasma), Distribution(), ParticlesPerCell) { Start = Start, DeltaF = DeltaF };

    private MomentumDistribution Distribution()
    {
        if (Ring is { } ring)
            return new Ring(Kind, ring.Parallel, ring.Perpendicular, Temperature!.Value);
        MomentumDistribution rest = Temperature is { } t
            ? new Maxwellian(Kind, t)
            : new BiMaxwellian(Kind, ParallelTemperature!.Value, PerpendicularTemperature!.Value);
        return Drift is { } velocity && velocity != 0 ? new Drifting(rest, velocity) : rest;
    }
}

/// <summary>Where a ring lies in velocity.</summary>
internal sealed record PicRingSection : IDeckSection
{
    /// <summary>v∥, m s⁻¹.</summary>
    [DeckKey("parallel_velocity", Unit = "c", Min = -1, MinExclusive = true, Max = 1, MaxExclusive = true, Doc = "Velocity along B0.", Example = "0.1 c")]
    public double Parallel { get; init; }

    /// <summary>v⊥, m s⁻¹.</summary>
    [DeckKey("perpendicular_velocity", Unit = "c", Min = 0, Max = 1, MaxExclusive = true, Doc = "Velocity across B0.", Example = "0.3 c")]
    public double Perpendicular { get; init; }
}
