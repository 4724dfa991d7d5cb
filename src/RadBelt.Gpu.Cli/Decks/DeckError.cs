namespace RadBelt.Gpu.Cli.Decks;

/// <summary>
/// One fault of a deck: where, in which key (<c>waves.band[1]</c>; empty when the deck as a whole is meant) and what to do about it.
/// </summary>
internal sealed record DeckError(DeckPosition Position, string Path, string Message)
{
    /// <summary><c>run-I.yaml:12:9: waves.band: 0.2 nT is a magnetic field; …</c></summary>
    public override string ToString() => Path.Length == 0 ? $"{Position}: {Message}" : $"{Position}: {Path}: {Message}";
}
