namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>
/// A record that a section of a deck, or a whole deck, is bound to: a constructor without parameters and properties with <see
/// cref="DeckKeyAttribute"/>.
/// </summary>
internal interface IDeckSection
{
    /// <summary>
    /// Checks what no single key can: how its keys agree. Called when all keys of the section, and of those in it, were bound without
    /// error.
    /// </summary>
    void Validate(DeckContext context)
    {
    }
}
