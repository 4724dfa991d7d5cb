using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>fokker-planck</c> deck: what diffusion in pitch angle and energy makes of a flux, by finite volumes, and electrons of the same coefficients that
/// follow stochastic differential equations beside it.
/// </summary>
internal sealed record FokkerPlanckDeck : ExperimentDeck
{
    /// <summary>The coefficients.</summary>
    [DeckKey("coefficients", Doc = "Diffusion coefficients: tables that a run of `diffusion` wrote, or computed here.")]
    public required FokkerPlanckCoefficientsSection Coefficients { get; init; }

    /// <summary>The cells.</summary>
    [DeckKey("grid", Heading = "grid of fokker-planck", Doc = "Cells in pitch angle and momentum.")]
    public required FokkerPlanckGridSection Grid { get; init; }

    /// <summary>The flux at the start.</summary>
    [DeckKey("initial", Doc = "Flux at the start: a spectrum times a function of pitch angle.")]
    public required InitialFluxSection Initial { get; init; }

    /// <summary>What holds at the edges.</summary>
    [DeckKey("boundaries", Heading = "boundaries of fokker-planck", Default = "the defaults of its keys", Doc = "What holds at the four edges of the grid.")]
    public EdgesSection Boundaries { get; init; } = new();

    /// <summary>Where particles are lost.</summary>
    [DeckKey("lifetimes", Heading = "lifetimes of fokker-planck", MaxCount = 100, Default = "none", Doc = "Losses: f/time in some range, beside what leaves through the edges.")]
    public IReadOnlyList<RateSection> Lifetimes { get; init; } = [];

    /// <summary>Where particles are supplied.</summary>
    [DeckKey("sources", Heading = "lifetimes of fokker-planck", MaxCount = 100, Default = "none", Doc = "Sources: the f of the start over time, in some range.")]
    public IReadOnlyList<RateSection> Sources { get; init; } = [];

    /// <summary>Longest step, s.</summary>
    [DeckKey("time_step", Unit = "s", Min = 0, MinExclusive = true, Doc = "Longest step; those before each of `times` are made even. The scheme is implicit: accuracy bounds the step, not stability.", Example = "10 min")]
    public required double TimeStep { get; init; }

    /// <summary>Times of output, s.</summary>
    [DeckKey("times", Unit = "s", Min = 0, MaxCount = 10_000, Doc = "Times, beside the start, at which f is kept; the run ends with the last.", Example = "[2.4 h, 24 h]")]
    public required Axis Times { get; init; }

    /// <summary>Electrons beside it; null for none.</summary>
    [DeckKey("stochastic", Default = "none", Shown = true, Doc = "Checks the solver with particles that start at one point and follow the stochastic differential equations of the same coefficients.")]
    public StochasticCheckSection? Stochastic { get; init; }

    /// <inheritdoc/>
    public override long? RandomSeed => Stochastic?.Seed;

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (Times.Values[0] <= 0)
            context.Error("times", "the start is kept anyway; begin after 0 s");
        if (Coefficients.Quasilinear is { Local: null } && Grid.PitchAngles.High > Math.PI / 2 * (1 + 1e-12))
            context.Error("grid.pitch_angles", "bounce averages have equatorial pitch angles up to 90 deg; end there, or give `coefficients.quasilinear` the key `local`");
        var (lowest, highest) = Initial.Range;
        if (Grid.Energies.Low < lowest || Grid.Energies.High > highest)
        {
            context.Error(
                "initial",
                FormattableString.Invariant($"the spectrum is known from {lowest / Physics.Units.KeV:G4} keV to {highest / Physics.Units.KeV:G4} keV, and the grid has {Grid.Energies.Low / Physics.Units.KeV:G4} keV to {Grid.Energies.High / Physics.Units.KeV:G4} keV; narrow `grid.energies`, or give fluxes for all of them"));
        }

        foreach (var (key, regions) in new[] { ("lifetimes", Lifetimes), ("sources", Sources) })
        {
            for (int i = 0; i < regions.Count; i++)
                regions[i].RequireWithin(context, $"{key}[{i}]", Grid);
        }

        Stochastic?.RequireWithin(context, Grid, Times.Values[^1]);
    }
}
