using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The electrons of a field line before the waves come.</summary>
internal sealed record PopulationSection : IDeckSection
{
    /// <summary>Ends of the energies, J.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, Max = 1e6, Doc = "Lowest and highest kinetic energy.", Example = "[50 keV, 1 MeV]")]
    public required Interval Energies { get; init; }

    /// <summary>Number of energies.</summary>
    [DeckKey("energy_count", Min = 1, Max = 100_000, Doc = "Number of energies, in equal ratios.", Example = "51")]
    public required int EnergyCount { get; init; }

    /// <summary>Greatest α_eq, rad.</summary>
    [DeckKey("greatest_pitch_angle", Unit = "deg", Min = 0, MinExclusive = true, Max = 90, Doc = "Equatorial pitch angle up to which there are electrons; they begin at the loss cone.",
        Example = "10 deg")]
    public double GreatestPitchAngle { get; init; } = 10 * Units.Degree;

    /// <summary>Numbers of α_eq below and above the one that mirrors at the satellites.</summary>
    [DeckKey("pitch_angle_counts", Min = 1, Max = 100_000, MinCount = 2, MaxCount = 2,
        Doc = "Number of equatorial pitch angles from the loss cone to those that mirror at the lowest satellite, and from there on.", Example = "[16, 50]")]
    public required IReadOnlyList<int> PitchAngleCounts { get; init; }

    /// <summary>Number of bounce phases.</summary>
    [DeckKey("bounce_phases", Min = 1, Max = 100_000, Doc = "Number of bounce phases, evenly spaced.", Example = "120")]
    public required int BouncePhases { get; init; }

    /// <summary>Number of gyrophases.</summary>
    [DeckKey("gyrophases", Min = 1, Max = 100_000, Doc = "Number of gyrophases, evenly spaced.", Example = "120")]
    public required int Gyrophases { get; init; }

    /// <summary>Seed; null for the middles of cells.</summary>
    [DeckKey("seed", Min = 0, Max = 9007199254740992, Word = "none",
        Doc = "Seed that places each electron at random within its cell of energy, pitch angle, bounce phase and gyrophase; `none` puts it in the middle.", Example = "2021")]
    public long? Seed { get; init; }

    /// <summary>F0.</summary>
    [DeckKey("flux", Doc = "Differential flux before the waves come.")]
    public required FluxSection Flux { get; init; }

    /// <summary>Number of electrons on a field line.</summary>
    public double Count => (double)EnergyCount * PitchAngleCounts.Sum() * BouncePhases * Gyrophases;

    /// <summary>The electrons of a field line.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="altitude">Altitude of the lowest satellite, m.</param>
    /// <param name="lossAltitude">Altitude at which electrons are lost, m.</param>
    /// <exception cref="InvalidInputException">Electrons of the greatest pitch angle mirror below the satellite.</exception>
    public ElectronGrid On(DipoleFieldLine line, double altitude, double lossAltitude) => new(
        line,
        Flux.Initial,
        CellEdges.Logarithmic(Energies.Low, Energies.High, EnergyCount),
        CellEdges.EquatorialPitchAngles(line, altitude, PitchAngleCounts[0], PitchAngleCounts[1], GreatestPitchAngle, lossAltitude),
        BouncePhases,
        Gyrophases,
        (ulong?)Seed);

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        var (lowest, highest) = Flux.Range;
        if (Energies.Low < lowest || Energies.High > highest)
        {
            context.Error(
                "flux",
                FormattableString.Invariant($"F0 has a gap: it is known from {lowest / Units.KeV:G4} keV to {highest / Units.KeV:G4} keV, and electrons have {Energies.Low / Units.KeV:G4} keV to {Energies.High / Units.KeV:G4} keV; narrow `energies`, or give fluxes for all of them"));
        }
    }
}

/// <summary>Published spectra of radiation-belt electrons.</summary>
internal enum FluxModel
{
    /// <summary>IGE-2006.</summary>
    [DeckWord("ige2006")]
    Ige2006,
}

/// <summary>The flux before the waves come, F0 = F0E(E) sin²α_eq: F0E by name or by a table.</summary>
internal sealed record FluxSection : IDeckSection
{
    /// <summary>A published spectrum; null for a table.</summary>
    [DeckKey("model", Default = "none: a table instead",
        Doc = "F0E, the flux of electrons that mirror at the equator, by name: `ige2006` is the mean at geostationary orbit, 30 keV to 2 MeV (Sicard-Piet et al. 2008).", Example = "ige2006", Shown = true)]
    public FluxModel? Model { get; init; }

    /// <summary>Energies of a table, J; null for a model.</summary>
    [DeckKey("energies", Unit = "keV", Min = 0, MinExclusive = true, MinCount = 2, MaxCount = 10_000, Default = "none: `model` instead", Doc = "Energies of a table of F0E.", Example = "[30 keV, 100 keV, 1 MeV]")]
    public Axis? Energies { get; init; }

    /// <summary>Fluxes of a table, m⁻² s⁻¹ sr⁻¹ J⁻¹; null for a model.</summary>
    [DeckKey("values", Unit = "cm^-2/s/sr/keV", Min = 0, MinExclusive = true, MinCount = 2, MaxCount = 10_000, Default = "none: `model` instead",
        Doc = "F0E at each of these energies; a power law from each to the next.", Example = "[1e5 cm^-2/s/sr/keV, 1e4 cm^-2/s/sr/keV, 1e2 cm^-2/s/sr/keV]")]
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>F0.</summary>
    public IInitialFlux Initial => new SineSquaredFlux(Spectrum);

    /// <summary>The energies at which F0E is known, J.</summary>
    public (double Lowest, double Highest) Range => (Spectrum.Energies[0], Spectrum.Energies[^1]);

    /// <summary>In words.</summary>
    public string InWords => SpectrumInWords + ", sin²α_eq";

    /// <summary>F0E in words.</summary>
    public string SpectrumInWords => Model is { } model ? DeckWords.Of(model) : FormattableString.Invariant($"tabulated at {Values!.Count} energies");

    /// <summary>F0E.</summary>
    public TabulatedFluxSpectrum Spectrum => Model is null ? new(Energies!.Values, Values!) : TabulatedFluxSpectrum.GeostationaryMean;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Model is null && (Energies is null || Values is null))
            context.Error(Values is null && Energies is not null ? "values" : "energies", "this key is missing; give `energies` and `values`, or `model`");
        if (Model is not null && (Energies is not null || Values is not null))
            context.Error(Energies is null ? "values" : "energies", "given together with `model`; keep one of the two");
        if (Energies is { } energies && Values is { } values && energies.Values.Count != values.Count)
            context.Error("values", $"{values.Count} fluxes for {energies.Values.Count} energies; give one for each");
    }
}
