using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Coefficients of one wave model, or the drift average of several, over the grid of a <c>fokker-planck</c> deck: keys as in <c>diffusion</c>.</summary>
internal sealed record QuasilinearSection : IDeckSection
{
    /// <summary>The field line and the plasma on it.</summary>
    [DeckKey("plasma", Heading = "plasma of diffusion", Doc = "Field lines of a dipole and the cold plasma on them.")]
    public required DiffusionPlasmaSection Plasma { get; init; }

    /// <summary>The waves.</summary>
    [DeckKey("waves", Heading = "waves of diffusion", MaxCount = 100, Doc = "Models of the waves, each with tables of its own.")]
    public required IReadOnlyList<ObliqueWavesSection> Waves { get; init; }

    /// <summary>Sectors of the drift orbit.</summary>
    [DeckKey("sectors", MaxCount = 100, Default = "none: one wave model all around", Doc = "Parts of the drift orbit and the waves in each: their weighted sum is the drift average.")]
    public IReadOnlyList<DriftSectorSection> Sectors { get; init; } = [];

    /// <summary>Where local coefficients are taken; null for bounce-averaged ones.</summary>
    [DeckKey("local", Default = "none: averaged over the bounce", Doc = "Takes local coefficients at one latitude in place of bounce averages.")]
    public LocalSection? Local { get; init; }

    /// <summary>Energies of the table.</summary>
    [DeckKey("energy_count", Min = 2, Max = 10_000, Doc = "Energies of the table, in equal ratios from one end of the grid to the other; in between it is interpolated.", Example = "40")]
    public int EnergyCount { get; init; } = 40;

    /// <summary>Pitch angles of the table.</summary>
    [DeckKey("pitch_angle_count", Min = 2, Max = 10_000, Doc = "Pitch angles of the table, evenly from one end of the grid to the other.", Example = "44")]
    public int PitchAngleCount { get; init; } = 44;

    /// <summary>Lowest and highest harmonic; null for as many as it takes.</summary>
    [DeckKey("harmonics", Min = -100, Max = 100, MinCount = 2, MaxCount = 2, Word = "converged",
        Doc = "Lowest and highest harmonic n of the resonance, or `converged` for as many as the tolerance asks for.", Example = "[-5, 5]")]
    public IReadOnlyList<int>? Harmonics { get; init; } = [-10, 10];

    /// <summary>Relative tolerance.</summary>
    [DeckKey("tolerance", Min = 1e-10, Max = 0.1, Doc = "Relative error up to which each coefficient is integrated.", Example = "1e-3")]
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Dispersion relation.</summary>
    [DeckKey("dispersion", Doc = "Refractive index of the waves: the cold plasma's, or one of its approximations (Albert et al. 2024, section 2).", Example = "full")]
    public DispersionChoice Dispersion { get; init; } = DispersionChoice.Full;

    /// <summary>The <c>diffusion</c> deck that computes them.</summary>
    public DiffusionDeck Deck(FokkerPlanckGridSection grid) => new()
    {
        Experiment = "diffusion",
        Plasma = Plasma,
        Waves = Waves,
        Sectors = Sectors,
        Local = Local,
        Energies = Axis.Of(new() { From = grid.Energies.Low, To = grid.Energies.High, Count = EnergyCount }),
        PitchAngles = Axis.Of(new() { From = grid.PitchAngles.Low, To = grid.PitchAngles.High, Count = PitchAngleCount, Spacing = AxisSpacing.Linear }),
        Harmonics = Harmonics,
        Tolerance = Tolerance,
        Dispersion = Dispersion,
    };

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Plasma.LShells.Values.Count > 1)
            context.Error("plasma.l_shells", "diffusion in pitch angle and energy is solved on one field line; give one L");
        if (Plasma.Ratios is { Values.Count: > 1 })
            context.Error("plasma.ratios", "coefficients are computed for one plasma; give one ratio, and others to `sectors`");
        if (Waves.Count > 1 && Sectors.Count == 0)
            context.Error("waves", $"{Waves.Count} wave models without `sectors`; say which part of the drift orbit each has, or give one");
        Deck(new() { Energies = new(1, 2), PitchAngles = new(0, 1) }).Validate(context);
    }
}
