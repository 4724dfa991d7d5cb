using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>weak-turbulence</c> deck: D_αα, D_αE and D_EE of Allanson et al. (2022), Eqs. 20–22, against the elapsed time, with their resonant
/// limits, and the factor A of their Fig. 1.
/// </summary>
internal sealed record WeakTurbulenceDeck : UniformPlasmaDeck
{
    /// <summary>The wave spectrum.</summary>
    [DeckKey("waves", Doc = "The wave spectrum, taken both as the discrete waves and as the continuous spectrum they sample.")]
    public required WavesSection Waves { get; init; }

    /// <summary>The electrons.</summary>
    [DeckKey("particles", Doc = "The electrons whose coefficients are computed, by pitch angle and energy.")]
    public required ParticlesSection Particles { get; init; }

    /// <summary>Elapsed times Δt, s.</summary>
    [DeckKey("elapsed_times", Unit = "s", Min = 0, MinExclusive = true, MaxCount = 100_000, Doc = "Elapsed times of the coefficients.",
        Example = "{from: 1 Tce, to: 1000 Tce, count: 200}")]
    public required Axis ElapsedTimes { get; init; }

    /// <summary>What is tabulated of the factor A.</summary>
    [DeckKey("resonance_factor", Default = "the defaults of its keys, those of the paper's Fig. 1", Shown = true,
        Doc = "The factor A that weights waves by their distance from resonance.")]
    public ResonanceFactorSection ResonanceFactor { get; init; } = new();
}
