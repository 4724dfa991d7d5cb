using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>The faults found so far while a deck is bound, and the plasma once it is known.</summary>
internal sealed class DeckDiagnostics
{
    private readonly List<DeckError> errors = [];

    /// <summary>The plasma, once its section is bound.</summary>
    public UnitContext? Units { get; set; }

    /// <summary>Number of faults.</summary>
    public int Count => errors.Count;

    /// <summary>A key's path in a section's: <c>waves</c> and <c>band</c> are <c>waves.band</c>.</summary>
    public static string Join(string path, string key) =>
        path.Length == 0 ? key : key.Length == 0 || key[0] == '[' ? path + key : $"{path}.{key}";

    /// <summary>Notes a fault.</summary>
    public void Add(DeckPosition position, string path, string message) => errors.Add(new DeckError(position, path, message));

    /// <summary>Throws what was noted, in document order, overrides last.</summary>
    /// <exception cref="DeckException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count == 0)
            return;
        var inOrder = errors.OrderBy(e => e.Position.Line == 0).ThenBy(e => e.Position.Line).ThenBy(e => e.Position.Column);
        throw new DeckException([.. inOrder]);
    }
}
