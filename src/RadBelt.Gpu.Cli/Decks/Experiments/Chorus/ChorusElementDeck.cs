using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A <c>chorus-element</c> deck: one chorus element tabulated on field lines, for pages and for <c>microburst</c> decks.</summary>
internal sealed record ChorusElementDeck : ExperimentDeck
{
    /// <summary>The plasma.</summary>
    [DeckKey("plasma", Heading = "plasma of rays", Doc = "A dipole filled with cold plasma.")]
    public required DipolePlasmaSection Plasma { get; init; }

    /// <summary>The element.</summary>
    [DeckKey("element", Doc = "A chorus element: its source, how it propagates, and where it is tabulated.")]
    public required ElementSection Element { get; init; }

    /// <summary>When the run is saved.</summary>
    [DeckKey("outputs", Heading = CheckpointsSection.Heading, Default = "the defaults of its keys", Doc = "When the run is saved.")]
    public CheckpointsSection Outputs { get; init; } = new();
}
