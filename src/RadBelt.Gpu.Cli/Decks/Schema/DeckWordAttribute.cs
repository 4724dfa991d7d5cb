namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>The word a deck uses for a member of an enumeration, where it is not the member's name in kebab-case.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class DeckWordAttribute(string word) : Attribute
{
    /// <summary>The word.</summary>
    public string Word { get; } = word;
}
