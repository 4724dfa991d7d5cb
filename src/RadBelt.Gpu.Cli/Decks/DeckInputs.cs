using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>Files and folders that a deck names for its run to read.</summary>
internal static class DeckInputs
{
    /// <summary>Their keys and names as given.</summary>
    public static IEnumerable<(string Key, string Path)> Of(ExperimentDeck deck) => In(deck, prefix: "");

    /// <summary>Refuses a run whose result would take the place of what it reads.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="result">File or folder that the run will write.</param>
    /// <exception cref="InvalidInputException">It would.</exception>
    public static void RequireOtherThan(ExperimentDeck deck, string result)
    {
        foreach (var (key, path) in Of(deck))
        {
            if (Place(path) == Place(result))
                throw new InvalidInputException($"{key}: '{path}' is where this run would write its own result; give another folder with --output");
        }
    }

    private static IEnumerable<(string Key, string Path)> In(IDeckSection section, string prefix)
    {
        foreach (DeckField field in DeckSchema.Of(section.GetType()).Fields)
        {
            object? value = field.Property.GetValue(section);
            string key = prefix + field.Name;
            if (field.Attribute.IsInputPath && value is string path)
                yield return (key, path);
            IEnumerable<IDeckSection> inner = value as IEnumerable<IDeckSection> ?? (value is IDeckSection one ? [one] : []);
            foreach (var found in inner.SelectMany(s => In(s, key + ".")))
                yield return found;
        }
    }

    // Where a name leads in the end: its folder and itself may be links.
    private static string Place(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string folder = Path.GetDirectoryName(full) ?? full;
        string real = Directory.Exists(folder) && Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target ? Path.Combine(target.FullName, Path.GetFileName(full)) : full;
        return Path.Exists(real) && File.ResolveLinkTarget(real, returnFinalTarget: true) is { } own ? own.FullName : real;
    }
}
