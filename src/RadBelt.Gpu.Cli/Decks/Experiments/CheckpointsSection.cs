namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>When a run in parts is saved, whose other keys say what it keeps.</summary>
internal sealed record CheckpointsSection : SimulationOutputs
{
    /// <summary>Its heading in the reference, the same for all such decks.</summary>
    public const string Heading = "outputs of runs in parts";
}
