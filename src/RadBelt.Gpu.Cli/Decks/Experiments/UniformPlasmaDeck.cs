using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What decks of particles and random-phase waves in a uniform plasma have in common.</summary>
internal abstract record UniformPlasmaDeck : ExperimentDeck
{
    /// <summary>Seed of all random numbers of the run.</summary>
    [DeckKey("seed", Min = 0, Doc = "Seed of every random number; the same deck and seed give the same bits. At most 2^63 - 1.",
        Example = "42")]
    public long Seed { get; init; } = 1;

    /// <summary>The background.</summary>
    [DeckKey("plasma", Doc = "The background field and the cold plasma.")]
    public required PlasmaSection Plasma { get; init; }

    /// <inheritdoc/>
    public override long? RandomSeed => Seed;
}
