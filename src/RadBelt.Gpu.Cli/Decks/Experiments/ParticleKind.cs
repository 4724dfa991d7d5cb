using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The particles a deck may name.</summary>
internal enum ParticleKind
{
    /// <summary>e⁻.</summary>
    Electron,

    /// <summary>H⁺.</summary>
    Proton,

    /// <summary>He⁺.</summary>
    Helium,

    /// <summary>O⁺.</summary>
    Oxygen,
}

/// <summary>What they are.</summary>
internal static class ParticleKinds
{
    /// <summary>Charge and mass.</summary>
    public static Species Species(this ParticleKind kind) => kind switch
    {
        ParticleKind.Electron => Physics.Species.Electron,
        ParticleKind.Proton => Physics.Species.Proton,
        ParticleKind.Helium => Physics.Species.Helium,
        _ => Physics.Species.Oxygen,
    };
}
