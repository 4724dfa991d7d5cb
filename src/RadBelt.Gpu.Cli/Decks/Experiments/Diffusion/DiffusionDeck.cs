using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.WaveModels;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>diffusion</c> deck: quasilinear coefficients of oblique waves over energy, pitch angle, L, density ratio and wave model, and what follows from
/// them: estimates across density ratios (Albert et al. 2024), lifetimes, drift averages.
/// </summary>
internal sealed record DiffusionDeck : ExperimentDeck
{
    private const double Equator = 90;

    /// <summary>Field lines and the plasma on them.</summary>
    [DeckKey("plasma", Heading = "plasma of diffusion", Doc = "Field lines of a dipole and the cold plasma on them.")]
    public required DiffusionPlasmaSection Plasma { get; init; }

    /// <summary>Wave models: one axis of the tables.</summary>
    [DeckKey("waves", Heading = "waves of diffusion", MaxCount = 100, Doc = "Models of the waves, each with tables of its own.")]
    public required IReadOnlyList<ObliqueWavesSection> Waves { get; init; }

    /// <summary>The particles.</summary>
    [DeckKey("particle", Doc = "What is scattered; ions are singly charged.", Example = "electron")]
    public ParticleKind Particle { get; init; }

    /// <summary>Kinetic energies, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, MaxCount = 10_000, Doc = "Kinetic energies.",
        Example = "{from: 30 keV, to: 3 MeV, count: 60}")]
    public required Axis Energies { get; init; }

    /// <summary>Pitch angles, rad.</summary>
    [DeckKey("pitch_angles", Unit = "deg", Min = 0, Max = 180, MaxCount = 10_000,
        Doc = "Pitch angles: at the equator, up to 90 deg, of bounce-averaged coefficients; from +B0 of local ones.",
        Example = "{from: 1 deg, to: 89 deg, count: 89, spacing: linear}")]
    public required Axis PitchAngles { get; init; }

    /// <summary>Where local coefficients are taken; null for bounce-averaged ones.</summary>
    [DeckKey("local", Default = "none: averaged over the bounce", Doc = "Takes local coefficients at one latitude in place of bounce averages.")]
    public LocalSection? Local { get; init; }

    /// <summary>Lowest and highest harmonic; null for as many as it takes.</summary>
    [DeckKey("harmonics", Min = -100, Max = 100, MinCount = 2, MaxCount = 2, Word = "converged",
        Doc = "Lowest and highest harmonic n of the resonance, or `converged` for as many as the tolerance asks for.", Example = "[-5, 5]")]
    public IReadOnlyList<int>? Harmonics { get; init; } = [-10, 10];

    /// <summary>Relative tolerance of each coefficient.</summary>
    [DeckKey("tolerance", Min = 1e-10, Max = 0.1, Doc = "Relative error up to which each coefficient is integrated.", Example = "1e-3")]
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Dispersion relation of the waves.</summary>
    [DeckKey("dispersion", Doc = "Refractive index of the waves: the cold plasma's, or one of its approximations (Albert et al. 2024, section 2).", Example = "full")]
    public DispersionChoice Dispersion { get; init; } = DispersionChoice.Full;

    /// <summary>Estimates from another density ratio.</summary>
    [DeckKey("estimate", Default = "none", Shown = true, Doc = "Estimates the tables of every ratio from coefficients at one of them, and compares (Albert et al. 2024).")]
    public EstimateSection? Estimate { get; init; }

    /// <summary>Whether lifetimes are computed.</summary>
    [DeckKey("lifetimes", Doc = "Whether lifetimes against pitch-angle scattering into the loss cone are computed (Albert and Shprits 2009).", Example = "true")]
    public bool Lifetimes { get; init; }

    /// <summary>Altitude of the loss cone's mirror points, m.</summary>
    [DeckKey("loss_cone_altitude", Unit = "km", Min = 0, Max = 10_000, Doc = "Altitude at which particles are lost: the edge of the loss cone.", Example = "100 km")]
    public double LossConeAltitude { get; init; } = 1e5;

    /// <summary>Sectors of the drift orbit.</summary>
    [DeckKey("sectors", MaxCount = 100, Default = "none", Doc = "Parts of the drift orbit and the waves in each: their weighted sum is the drift average.")]
    public IReadOnlyList<DriftSectorSection> Sectors { get; init; } = [];

    /// <summary>Curves of the resonance condition.</summary>
    [DeckKey("resonance", Default = "none", Shown = true, Doc = "Curves of the resonance condition at the equator, for the page (Albert et al. 2024, Fig. 1).")]
    public ResonanceSection? Resonance { get; init; }

    /// <summary>When the run is saved.</summary>
    [DeckKey("outputs", Heading = CheckpointsSection.Heading, Default = "the defaults of its keys", Doc = "When the run is saved.")]
    public CheckpointsSection Outputs { get; init; } = new();

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (Harmonics is [var lowest, var highest] && lowest > highest)
            context.Error("harmonics", "give the lowest harmonic first, for example `[-5, 5]`");
        if (Local is null && PitchAngles.Values[^1] > Equator * Physics.Units.Degree * (1 + 1e-12))
            context.Error("pitch_angles", "bounce averages have equatorial pitch angles up to 90 deg; end there, or add `local: {latitude: 0 deg}`");
        if (Estimate is not null && Plasma.Ratios is null)
            context.Error("estimate", "estimates go from one density ratio to others; give `plasma.ratios`");
        if (Lifetimes && Local is not null)
            context.Error("lifetimes", "lifetimes follow from bounce averages; remove `local` or `lifetimes`");
        ValidateNames(context);
        ValidateIons(context);
        ValidateSectors(context);
    }

    private void ValidateNames(DeckContext context)
    {
        for (int i = 1; i < Waves.Count; i++)
        {
            if (Waves.Take(i).Any(other => other.Label == Waves[i].Label))
                context.Error($"waves[{i}]", $"`{Shorten.ForMessage(Waves[i].Label)}` is there already; give one of the two another `name`");
        }
    }

    private void ValidateIons(DeckContext context)
    {
        if (Plasma.Ions.Count > 0)
            return;
        foreach (ObliqueWavesSection waves in Waves)
        {
            if (waves.Model is { } name && WaveModelCatalog.Named(name).Ions is { Length: > 0 } ions)
            {
                string mixture = string.Join(", ", ions.Select(ion => $"{ion.Species.Name} {NumberText.Of(ion.Fraction)}"));
                context.Error("plasma.ions", $"this key is missing; `{name}` are waves of a plasma with ions, in their source {mixture}");
            }
        }
    }

    private void ValidateSectors(DeckContext context)
    {
        if (Sectors.Count == 0)
            return;
        if (Local is not null)
            context.Error("sectors", "drift averages are made of bounce averages; remove `local` or `sectors`");
        double sum = Sectors.Sum(sector => sector.Fraction);
        if (sum > 1 + 1e-12)
            context.Error("sectors", $"the fractions add up to {NumberText.Of(Math.Round(sum, 12))}; a drift orbit has no more than 1 (less where some sectors have no waves)");
        for (int i = 0; i < Sectors.Count; i++)
        {
            if (Waves.All(waves => waves.Label != Sectors[i].Waves))
            {
                string known = string.Join(", ", Waves.Select(waves => $"`{waves.Label}`"));
                context.Error($"sectors[{i}].waves", $"`{Shorten.ForMessage(Sectors[i].Waves)}` names none of the deck's waves; they are {known}");
            }

            if (Plasma.Ratios is { Values.Count: > 1 } && Sectors[i].Ratio is null)
                context.Error($"sectors[{i}].ratio", "this key is missing; `plasma.ratios` has several, and a sector has one");
            if (Plasma.Ratios is null && Sectors[i].Ratio is not null)
                context.Error($"sectors[{i}].ratio", "the plasma has a density model of its own; remove it, or give `plasma.ratios`");
        }
    }
}
