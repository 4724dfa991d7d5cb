namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>When a <c>microburst</c> run is saved; what it keeps is what its satellites see.</summary>
internal sealed record MicroburstOutputsSection : SimulationOutputs;
