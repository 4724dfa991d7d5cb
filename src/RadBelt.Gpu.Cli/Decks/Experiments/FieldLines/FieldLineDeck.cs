using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What decks of a parabolic field line, B_eq (1 + ξ z²), filled with cold plasma have in common.</summary>
internal abstract record FieldLineDeck : ExperimentDeck
{
    /// <summary>Seed of all random numbers of the run.</summary>
    [DeckKey("seed", Min = 0, Doc = "Seed of every random number; the same deck and seed give the same bits. At most 2^63 - 1.", Example = "42")]
    public long Seed { get; init; } = 1;

    /// <summary>Field and cold electrons at the equator.</summary>
    [DeckKey("plasma", Heading = "plasma of a field line", Doc = "The magnetic field and the cold electrons at the equator.")]
    public required FieldLinePlasmaSection Plasma { get; init; }

    /// <summary>ξ, m⁻²; null for the dipole's.</summary>
    [DeckKey("xi", Unit = "m^-2", Min = 0, MinExclusive = true, Default = "that of the dipole of `plasma.l_shell`, 4.5/(L R_E)^2; required with `plasma.B_eq`",
        Doc = "Growth of the field along the line: B_eq (1 + xi z^2).", Example = "8.62e-5 c/wce^-2")]
    public double? Xi { get; init; }

    /// <summary>The field line.</summary>
    public ParabolicFieldLine Line => Xi is { } xi ? new(Plasma.Units.MagneticField, xi) : ParabolicFieldLine.Of(Plasma.Dipole!);

    /// <summary>Density of cold electrons, m⁻³.</summary>
    public double ColdDensity => Plasma.Units.Density;

    /// <inheritdoc/>
    public override long? RandomSeed => Seed;

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (Xi is null && Plasma.LShell is null)
            context.Error("xi", "this key is missing; say how fast the field grows along the line, for example `8.62e-5 c/wce^-2`, or give `plasma.l_shell`");
    }
}
