using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>One ensemble of electrons a pitch angle, uniform in gyrophase and position.</summary>
internal sealed record EnsemblesSection : ParticlesSection
{
    /// <summary>Electrons in each ensemble.</summary>
    [DeckKey("count", Min = 2, Max = 1e12, Doc = "Electrons in each ensemble, uniform in gyrophase and position.",
        Example = "17777")]
    public required long Count { get; init; }
}
