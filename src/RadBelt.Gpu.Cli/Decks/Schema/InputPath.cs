namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>
/// Names of files and folders that a run reads. A deck may come from anybody: what its text names must lie below the folder the tool is run in, without a
/// link on the way. What a person gives with <c>--set</c> may lie anywhere.
/// </summary>
internal static class InputPath
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Why a path cannot be used; null when it can.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="key">The key that names it.</param>
    /// <param name="ofPerson">Whether a person gave it, not the deck.</param>
    public static string? Fault(string path, string key, bool ofPerson)
    {
        string given = Shorten.ForMessage(path);
        if (path.Any(char.IsControl))
            return $"'{given}' has control characters; give the name of a file or folder";
        if (ofPerson)
            return null;
        string remedy = $"a deck names what lies below the folder the tool is run in; move it there, or give it yourself: --set {key}={given}";
        if (Path.IsPathRooted(path) || path.Split(Separators).Contains(".."))
            return $"'{given}' leads elsewhere; {remedy}";
        return FirstLink(path) is { } link ? $"'{Shorten.ForMessage(link)}' is a link; {remedy}" : null;
    }

    private static string? FirstLink(string path)
    {
        string so = "";
        foreach (string step in path.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            so = Path.Combine(so, step);
            if (new FileInfo(so).LinkTarget is not null)
                return so;
        }

        return null;
    }
}
