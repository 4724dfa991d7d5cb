namespace RadBelt.Gpu.Cli.Decks;

/// <summary>Makes any text fit to stand in a one-line message.</summary>
internal static class Shorten
{
    private const int Longest = 60;

    /// <summary>The text with control characters shown as <c>?</c>, cut after 60 characters.</summary>
    public static string ForMessage(string text)
    {
        string head = text.Length <= Longest ? text : text[..Longest] + "…";
        return string.Concat(head.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
