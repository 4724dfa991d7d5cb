using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>A deck: its text as written, the overrides given with it, and the experiment both describe.</summary>
/// <param name="Name">The file's path, or a name for text from elsewhere.</param>
/// <param name="Text">The whole text, to be kept with results.</param>
/// <param name="Overrides">The <c>path=value</c> overrides, in the order they were applied.</param>
/// <param name="Experiment">The experiment, checked, in SI units and radians.</param>
internal sealed record Deck(string Name, string Text, IReadOnlyList<string> Overrides, ExperimentDeck Experiment)
{
    private const string KindKey = "experiment";

    /// <summary>Reads a deck file.</summary>
    /// <exception cref="DeckException">It cannot be read or describes no possible experiment; every fault found is named.</exception>
    public static Deck Load(string path, IReadOnlyList<string>? overrides = null) => Parse(DeckFile.Read(path), path, overrides);

    /// <summary>Reads a deck's text; <paramref name="name"/> stands before line and column in errors.</summary>
    /// <exception cref="DeckException">It describes no possible experiment; every fault found is named.</exception>
    public static Deck Parse(string text, string name, IReadOnlyList<string>? overrides = null)
    {
        overrides ??= [];
        var root = DeckYaml.ReadDeck(text, name);
        foreach (string change in overrides)
            DeckOverride.Apply(root, change);
        return new Deck(name, text, overrides, (ExperimentDeck)DeckBinder.Bind(KindOf(root).Record, root));
    }

    private static DeckKind KindOf(DeckMapping root)
    {
        string known = string.Join(", ", DeckRegistry.Kinds.Select(kind => $"`{kind.Name}`"));
        if (root.Find(KindKey) is not { } entry)
            throw new DeckException(root.Position, KindKey, $"this key is missing; it names the kind of experiment, one of {known}");
        if (entry.Value is not DeckScalar { Text: var name })
            throw new DeckException(entry.Value.Position, KindKey, $"a kind of experiment is expected, one of {known}");
        if (DeckRegistry.Find(name) is { } kind)
            return kind;
        string hint = NearestName.Hint(name, DeckRegistry.Kinds.Select(other => other.Name));
        string message = $"`{Shorten.ForMessage(name)}` is not a kind of experiment{hint}; the kinds are {known}";
        throw new DeckException(entry.Value.Position, KindKey, message);
    }
}
