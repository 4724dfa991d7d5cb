namespace RadBelt.Gpu.Cli.Decks;

/// <summary>
/// Where something stands: a line and column (both from 1) of a deck, or, with line 0, a whole source such as one <c>--set</c>.
/// </summary>
internal readonly record struct DeckPosition(string Source, long Line = 0, long Column = 0)
{
    /// <summary>Whether a person gave it beside the deck.</summary>
    public bool IsOverride => Line == 0;

    /// <summary><c>run-I.yaml:12:9</c>, or the source alone.</summary>
    public override string ToString() =>
        Line == 0 ? Source : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}:{Line}:{Column}");
}
