using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What the outputs of every experiment that goes on for long have in common.</summary>
internal abstract record SimulationOutputs : IDeckSection
{
    /// <summary>Wall time between checkpoints, s; null for none but the one of an interrupted run.</summary>
    [DeckKey("checkpoint_every", Unit = "min", Min = 0, MinExclusive = true, Max = 1_000_000, Word = "none", ResumeMayChange = true,
        Doc = "Wall time between checkpoints, from which `radbelt run --resume` goes on; `none`: only when the run is interrupted.", Example = "10 min")]
    public double? CheckpointEvery { get; init; } = 600;
}
