using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Published distributions of hot electrons.</summary>
internal enum HotElectronModel
{
    /// <summary>Power laws of Bell et al. (2002), inside the plasmasphere.</summary>
    [DeckWord("bell2002")]
    Bell2002,

    /// <summary>A power law of Bortnik et al. (2007), quiet times.</summary>
    [DeckWord("bortnik2007-quiet")]
    Bortnik2007Quiet,

    /// <summary>The same, moderately disturbed times.</summary>
    [DeckWord("bortnik2007-moderate")]
    Bortnik2007Moderate,

    /// <summary>The same, active times.</summary>
    [DeckWord("bortnik2007-active")]
    Bortnik2007Active,
}

/// <summary>Hot electrons that damp waves along rays.</summary>
internal sealed record DampingSection : IDeckSection
{
    /// <summary>A published distribution; null for one in numbers.</summary>
    [DeckKey("model", Default = "none: numbers instead", Doc = "A published distribution by its name; docs/chorus.md lists them with their sources.", Example = "bortnik2007-moderate", Shown = true)]
    public HotElectronModel? Model { get; init; }

    /// <summary>Thermal populations; empty for none.</summary>
    [DeckKey("populations", MaxCount = 8, Default = "none", Doc = "Thermal hot electrons at the equator; several add up.")]
    public IReadOnlyList<HotPopulationSection> Populations { get; init; } = [];

    /// <summary>A power law of the flux; null for none.</summary>
    [DeckKey("flux", Heading = "flux of damping", Default = "none", Doc = "Isotropic hot electrons at the equator whose flux falls as a power of energy (Bortnik et al. 2007).")]
    public HotFluxSection? Flux { get; init; }

    /// <summary>Factor on f.</summary>
    [DeckKey("factor", Min = 0, Max = 1000, Doc = "Factor on the hot electrons and with them on the damping rate: 0.5 halves it.", Example = "0.5")]
    public double Factor { get; init; } = 1;

    /// <summary>Lowest and highest harmonic.</summary>
    [DeckKey("harmonics", Min = -20, Max = 20, MinCount = 2, MaxCount = 2,
        Doc = "Lowest and highest harmonic n of the resonance: 0 is Landau damping, -1 and 1 are the cyclotron resonances.", Example = "[-1, 1]")]
    public IReadOnlyList<int> Harmonics { get; init; } = [-1, 1];

    /// <summary>The hot electrons.</summary>
    public HotElectrons Electrons => new(Distribution, Factor);

    /// <summary>Electrons and harmonics in words.</summary>
    public string InWords => Distribution.Name
        + (Factor == 1 ? "" : FormattableString.Invariant($" × {Factor:G4}"))
        + ", n = " + Numbers.Integer(Harmonics[0])
        + (Harmonics[0] == Harmonics[1] ? "" : $" … {Numbers.Integer(Harmonics[1])}");

    private GyrotropicDistribution Distribution
    {
        get
        {
            GyrotropicDistribution[] parts =
            [
                .. Model is { } model ? [Published(model)] : Array.Empty<GyrotropicDistribution>(),
                .. Populations.Select(population => population.Distribution),
                .. Flux is { } flux ? [flux.Distribution] : Array.Empty<GyrotropicDistribution>(),
            ];
            return parts.Length == 1 ? parts[0] : new DistributionSum(parts);
        }
    }

    private static PowerLawDistribution Published(HotElectronModel model) => model switch
    {
        HotElectronModel.Bell2002 => PowerLawDistribution.Bell2002,
        HotElectronModel.Bortnik2007Quiet => PowerLawDistribution.Bortnik2007Quiet,
        HotElectronModel.Bortnik2007Moderate => PowerLawDistribution.Bortnik2007Moderate,
        _ => PowerLawDistribution.Bortnik2007Active,
    };

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Model is null && Populations.Count == 0 && Flux is null)
            context.Error("model", "this key is missing; give `model`, `populations` or `flux`");
        if (Model is not null && (Populations.Count > 0 || Flux is not null))
            context.Error(Flux is null ? "populations" : "flux", "given together with `model`; keep one of the two");
        if (Harmonics[0] > Harmonics[1])
            context.Error("harmonics", "give the lowest harmonic first, for example `[-1, 1]`");
    }
}

/// <summary>A thermal population of hot electrons.</summary>
internal sealed record HotPopulationSection : IDeckSection
{
    private const double LeastKappa = 1.5;

    /// <summary>n, m⁻³.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Doc = "Density.", Example = "0.1 cm^-3")]
    public required double Density { get; init; }

    /// <summary>T∥, J.</summary>
    [DeckKey("temperature", Unit = "keV", Min = 0, MinExclusive = true, Max = 1000, Doc = "Temperature along B0.", Example = "1 keV")]
    public required double Temperature { get; init; }

    /// <summary>T⊥, J; null for T∥.</summary>
    [DeckKey("perpendicular_temperature", Unit = "keV", Min = 0, MinExclusive = true, Max = 1000, Default = "that along B0", Doc = "Temperature across B0.", Example = "1 keV")]
    public double? PerpendicularTemperature { get; init; }

    /// <summary>κ; null for a Maxwellian.</summary>
    [DeckKey("kappa", Min = LeastKappa, MinExclusive = true, Max = 1000, Default = "none: a bi-Maxwellian", Doc = "Index of a bi-kappa distribution.", Example = "3")]
    public double? Kappa { get; init; }

    /// <summary>The distribution.</summary>
    public GyrotropicDistribution Distribution => Kappa is { } κ
        ? new KappaDistribution(Density, PerpendicularTemperature ?? Temperature, Temperature, κ)
        : new BiMaxwellianDistribution(Density, PerpendicularTemperature ?? Temperature, Temperature);
}

/// <summary>Hot electrons by their flux.</summary>
internal sealed record HotFluxSection : IDeckSection
{
    /// <summary>J0, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    [DeckKey("at_1keV", Unit = "cm^-2/s/sr/keV", Min = 0, MinExclusive = true, Doc = "Flux at 1 keV.", Example = "1e6 cm^-2/s/sr/keV")]
    public required double AtOneKiloElectronVolt { get; init; }

    /// <summary>m.</summary>
    [DeckKey("exponent", Min = -1, MinExclusive = true, Max = 10, Doc = "m of the flux ~ E^-m.", Example = "1.2")]
    public required double Exponent { get; init; }

    /// <summary>The distribution.</summary>
    public GyrotropicDistribution Distribution => PowerLawDistribution.OfFlux(
        FormattableString.Invariant($"flux of {AtOneKiloElectronVolt * Units.KeV / 1e4:G4} cm⁻² s⁻¹ sr⁻¹ keV⁻¹ at 1 keV, ∝ E^−{Exponent:G4}"), AtOneKiloElectronVolt, Exponent);
}
