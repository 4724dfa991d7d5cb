using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Electrons by pitch angle and energy: one state (α, E) a pitch angle, the energy given or found from a resonance.</summary>
internal record ParticlesSection : IDeckSection
{
    /// <summary>Pitch angles α0, rad.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, Max = 180, MaxCount = 10_000, Doc = "Initial pitch angles.",
        Example = "[5 deg, 15 deg, 25 deg]")]
    public required IReadOnlyList<double> PitchAngles { get; init; }

    /// <summary>Kinetic energies E0, J: one for each pitch angle, or one for all; null when <see cref="ResonantWith"/> is given.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, MaxCount = 10_000, Default = "none: `resonant_with` instead",
        Doc = "Kinetic energies: one for each pitch angle, or one for all.", Example = "[10 keV, 20 keV, 40 keV]")]
    public IReadOnlyList<double>? Energies { get; init; }

    /// <summary>
    /// Frequency, Hz, of the wave in whose cyclotron resonance the electrons start; null when <see cref="Energies"/> are given.
    /// </summary>
    [DeckKey("resonant_with", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true,
        Default = "none: `energies` instead",
        Doc = "Takes at each pitch angle the energy in cyclotron resonance with a wave of this frequency.",
        Example = "0.3 fce", Shown = true)]
    public double? ResonantWith { get; init; }

    /// <summary>The energy given for a pitch angle, J; null when it is to be found from <see cref="ResonantWith"/>.</summary>
    public double? EnergyOf(int pitchAngle) => Energies?[Energies.Count == 1 ? 0 : pitchAngle];

    /// <inheritdoc/>
    public virtual void Validate(DeckContext context)
    {
        if (Energies is null && ResonantWith is null)
            context.Error("energies", "this key is missing; give energies, for example `[10 keV]`, or say `resonant_with: 0.3 fce`");
        if (Energies is not null && ResonantWith is not null)
            context.Error("energies", "given together with `resonant_with`; keep one of the two");
        if (Energies is not null && Energies.Count != 1 && Energies.Count != PitchAngles.Count)
            context.Error("energies", $"{Energies.Count} energies for {PitchAngles.Count} pitch angles; give one for each, or one for all");
    }
}
