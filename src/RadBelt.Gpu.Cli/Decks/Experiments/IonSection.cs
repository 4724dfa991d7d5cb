using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The singly charged ions a deck may name.</summary>
internal enum IonSpecies
{
    /// <summary>H⁺.</summary>
    Proton,

    /// <summary>He⁺.</summary>
    Helium,

    /// <summary>O⁺.</summary>
    Oxygen,
}

/// <summary>One species of the plasma's ions.</summary>
internal sealed record IonSection : IDeckSection
{
    /// <summary>The species.</summary>
    [DeckKey("species", Doc = "The ion, singly charged.", Example = "proton")]
    public required IonSpecies Species { get; init; }

    /// <summary>Its density over that of the electrons.</summary>
    [DeckKey("fraction", Min = 0, MinExclusive = true, Max = 1, Doc = "Its number density over that of the electrons.", Example = "0.9")]
    public required double Fraction { get; init; }

    /// <summary>Charge and mass of the species.</summary>
    public Species Physics => Species switch
    {
        IonSpecies.Proton => RadBelt.Gpu.Physics.Species.Proton,
        IonSpecies.Helium => RadBelt.Gpu.Physics.Species.Helium,
        _ => RadBelt.Gpu.Physics.Species.Oxygen,
    };
}
