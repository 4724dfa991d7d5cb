using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What the decks of all experiments have in common.</summary>
internal abstract record ExperimentDeck : IDeckSection
{
    /// <summary>The kind, as named in <see cref="DeckRegistry"/>.</summary>
    [DeckKey("experiment", Doc = "The kind of experiment.")]
    public required string Experiment { get; init; }

    /// <summary>A title for reports; null when the deck has none.</summary>
    [DeckKey("title", Default = "none", Doc = "A title for reports.", Example = "Run I of Allanson et al. (2021)", Shown = true,
        ResumeMayChange = true)]
    public string? Title { get; init; }

    /// <summary>Seed of all random numbers of the run.</summary>
    [DeckKey("seed", Min = 0, Doc = "Seed of every random number; the same deck and seed give the same bits. At most 2^63 - 1.",
        Example = "42")]
    public long Seed { get; init; } = 1;

    /// <summary>The background.</summary>
    [DeckKey("plasma", Doc = "The background field and the cold plasma.")]
    public required PlasmaSection Plasma { get; init; }

    /// <inheritdoc/>
    public virtual void Validate(DeckContext context)
    {
    }
}
