using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What holds at an edge.</summary>
internal enum EdgeCondition
{
    /// <summary>Nothing passes.</summary>
    NoFlux,

    /// <summary>f = 0.</summary>
    Zero,

    /// <summary>f stays as it was.</summary>
    Initial,
}

/// <summary>What holds at the four edges; the defaults are those of Albert and Young (2005).</summary>
internal sealed record EdgesSection : IDeckSection
{
    /// <summary>At the lowest pitch angle.</summary>
    [DeckKey("lowest_pitch_angle", Doc = "At the lowest pitch angle: f is `zero` (a loss cone), stays as in the beginning (`initial`), or nothing passes (`no-flux`).", Example = "zero")]
    public EdgeCondition LowestPitchAngle { get; init; } = EdgeCondition.Zero;

    /// <summary>At the highest pitch angle.</summary>
    [DeckKey("highest_pitch_angle", Doc = "The same at the highest pitch angle.", Example = "no-flux")]
    public EdgeCondition HighestPitchAngle { get; init; } = EdgeCondition.NoFlux;

    /// <summary>At the lowest energy.</summary>
    [DeckKey("lowest_energy", Doc = "The same at the lowest energy.", Example = "initial")]
    public EdgeCondition LowestEnergy { get; init; } = EdgeCondition.Initial;

    /// <summary>At the highest energy.</summary>
    [DeckKey("highest_energy", Doc = "The same at the highest energy.", Example = "zero")]
    public EdgeCondition HighestEnergy { get; init; } = EdgeCondition.Zero;
}
