using System.Globalization;

namespace RadBelt.Gpu.Cli.Decks.Yaml;

/// <summary>
/// <c>--set path=value</c>: replaces or adds one value of a deck before it is bound. The path names keys joined by dots and list elements
/// by number from 0: <c>ensembles.pitch_angles[1]=20 deg</c>. The value is YAML: <c>waves.band=[0.2 fce, 0.4 fce]</c>.
/// </summary>
internal static class DeckOverride
{
    /// <summary>Applies one override to the tree; a key the experiment does not know is refused when the tree is bound.</summary>
    /// <exception cref="DeckException">
    /// The text is no <c>path=value</c>, or the path leads into a value that is no section or list.
    /// </exception>
    public static void Apply(DeckMapping root, string text)
    {
        string source = "--set " + Shorten.ForMessage(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw Refused(source, "", "an override is written path=value, as in `waves.amplitude=3 pT`");
        var path = Split(text[..equals].Trim(), source);
        var value = DeckYaml.ReadValue(text[(equals + 1)..], source);

        DeckNode node = root;
        for (int i = 0; i < path.Count - 1; i++)
            node = Child(node, path, i, source);
        switch (node, path[^1])
        {
            case (DeckMapping section, string key):
                section.Set(new DeckEntry(value.Position, key, value));
                break;
            case (DeckSequence list, int index):
                list.Items[Checked(list, index, path, path.Count - 1, source)] = value;
                break;
            default:
                throw Refused(source, Text(path, path.Count - 1), Mismatch(path[^1]));
        }
    }

    private static DeckNode Child(DeckNode node, List<object> path, int i, string source)
    {
        switch (node, path[i])
        {
            case (DeckMapping section, string key):
                if (section.Find(key) is { } entry)
                    return entry.Value;
                var position = new DeckPosition(source);
                DeckNode made = path[i + 1] is int ? new DeckSequence(position, []) : new DeckMapping(position, []);
                section.Set(new DeckEntry(position, key, made));
                return made;
            case (DeckSequence list, int index):
                return list.Items[Checked(list, index, path, i, source)];
            default:
                throw Refused(source, Text(path, i), Mismatch(path[i]));
        }
    }

    private static int Checked(DeckSequence list, int index, List<object> path, int i, string source) =>
        index < list.Items.Count
            ? index
            : throw Refused(source, Text(path, i), $"has {list.Items.Count} elements, numbered from 0, and so no element {index}");

    private static string Mismatch(object step) =>
        step is int
            ? "is no list in the deck; set it whole, as in `pitch_angles=[5 deg, 15 deg]`"
            : $"is no section in the deck and has no key `{step}`";

    /// <summary>Keys (string) and element numbers (int) of a path.</summary>
    private static List<object> Split(string path, string source)
    {
        var steps = new List<object>();
        foreach (string part in path.Split('.'))
        {
            string[] pieces = part.Split('[');
            steps.Add(pieces[0].Length > 0 ? pieces[0] : throw Malformed(source));
            foreach (string piece in pieces.Skip(1))
            {
                bool isIndex = piece.EndsWith(']') && int.TryParse(piece[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
                steps.Add(isIndex ? int.Parse(piece[..^1], CultureInfo.InvariantCulture) : throw Malformed(source));
            }
        }

        return steps;
    }

    private static string Text(List<object> path, int count) =>
        string.Concat(path.Take(count).Select((step, i) => step is int index ? $"[{index}]" : i == 0 ? step : $".{step}"));

    private static DeckException Malformed(string source) =>
        Refused(source, "", "its path is not keys joined by dots, with elements as [0], as in `ensembles.pitch_angles[1]=20 deg`");

    private static DeckException Refused(string source, string path, string message) => new(new DeckPosition(source), path, message);
}
