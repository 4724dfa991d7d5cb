using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a <c>fokker-planck</c> deck asks for: its coefficients, f at the start, what holds at the edges.</summary>
internal sealed class FokkerPlanckPlan
{
    private readonly FokkerPlanckDeck deck;
    private readonly Func<double, double, double> flux;

    /// <summary>The plan of a deck.</summary>
    /// <exception cref="InvalidInputException">The coefficients cannot be had.</exception>
    public FokkerPlanckPlan(FokkerPlanckDeck deck)
    {
        this.deck = deck;
        Source = CoefficientSource.Of(deck);
        flux = deck.Initial.Flux(deck.Grid.PitchAngles.Low);
        Setup = new(
            Species,
            Source.InWords,
            deck.Coefficients.Scale,
            Source.PhaseSpace == PhaseSpace.Dipole,
            Source.LossCone,
            (deck.Grid.Energies.Low, deck.Grid.Energies.High),
            (deck.Grid.PitchAngles.Low, deck.Grid.PitchAngles.High),
            deck.Initial.InWords,
            [.. Edges.Select(edge => $"{edge.Name} {edge.InWords}")],
            [.. deck.Lifetimes.Select(region => InWords("f is lost in", region)), .. deck.Sources.Select(region => InWords("the f of the start is supplied in", region))],
            deck.TimeStep);
    }

    /// <summary>Where the coefficients come from.</summary>
    public CoefficientSource Source { get; }

    /// <summary>What is asked for, in numbers and words.</summary>
    public FokkerPlanckSetup Setup { get; }

    /// <summary>The particles.</summary>
    public static Species Species => Species.Electron;

    /// <summary>The coefficients of a table.</summary>
    public DiffusionField Field(DiffusionTable table) => DiffusionField.Of(table, Source.PhaseSpace, deck.Coefficients.Scale);

    /// <summary>f at the start by E (J) and α (rad), m⁻³ (kg m s⁻¹)⁻³: j/p².</summary>
    public double Initial(double energy, double α)
    {
        double p = Species.Mass * Species.MomentumPerMass(energy);
        return flux(energy, α) / (p * p);
    }

    /// <summary>What holds at the edges and in between.</summary>
    public FokkerPlanckBoundaries Boundaries()
    {
        FokkerPlanckGridSection grid = deck.Grid;
        return new()
        {
            LowestPitchAngle = Condition(deck.Boundaries.LowestPitchAngle, energy => Initial(energy, grid.PitchAngles.Low)),
            HighestPitchAngle = Condition(deck.Boundaries.HighestPitchAngle, energy => Initial(energy, grid.PitchAngles.High)),
            LowestEnergy = Condition(deck.Boundaries.LowestEnergy, α => Initial(grid.Energies.Low, α)),
            HighestEnergy = Condition(deck.Boundaries.HighestEnergy, α => Initial(grid.Energies.High, α)),
            Lifetime = deck.Lifetimes.Count == 0 ? null : (energy, α) => 1 / deck.Lifetimes.Sum(region => region.Rate(energy, α)),
            Source = deck.Sources.Count == 0 ? null : (energy, α) => Initial(energy, α) * deck.Sources.Sum(region => region.Rate(energy, α)),
        };
    }

    /// <summary>Edges of the check by particles: a loss cone where the deck has one, and nothing passes in energy.</summary>
    public FokkerPlanckBoundaries BoundariesOfCheck() => new() { LowestPitchAngle = HasLossCone ? _ => 0 : null };

    /// <summary>Whether particles are lost at the lowest pitch angle.</summary>
    public bool HasLossCone => deck.Boundaries.LowestPitchAngle == EdgeCondition.Zero;

    private IEnumerable<(string Name, string InWords)> Edges =>
    [
        ("lowest α", Word(deck.Boundaries.LowestPitchAngle)),
        ("highest α", Word(deck.Boundaries.HighestPitchAngle)),
        ("lowest E", Word(deck.Boundaries.LowestEnergy)),
        ("highest E", Word(deck.Boundaries.HighestEnergy)),
    ];

    private static Func<double, double>? Condition(EdgeCondition condition, Func<double, double> initial) => condition switch
    {
        EdgeCondition.NoFlux => null,
        EdgeCondition.Zero => _ => 0,
        _ => initial,
    };

    private static string Word(EdgeCondition condition) => condition switch
    {
        EdgeCondition.NoFlux => "nothing passes",
        EdgeCondition.Zero => "f = 0",
        _ => "f as at the start",
    };

    private static string InWords(string what, RateSection region)
    {
        string energies = region.Energies is { } e ? FormattableString.Invariant($", {e.Low / Units.KeV:G4} keV to {e.High / Units.KeV:G4} keV") : "";
        string angles = region.PitchAngles is { } a ? FormattableString.Invariant($", {a.Low / Units.Degree:G4}° to {a.High / Units.Degree:G4}°") : "";
        return FormattableString.Invariant($"{what} {region.Time:G4} s{energies}{angles}");
    }
}
