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

    /// <summary>Seed of all random numbers of the run; null for an experiment without any.</summary>
    public virtual long? RandomSeed => null;

    /// <inheritdoc/>
    public virtual void Validate(DeckContext context)
    {
    }
}
