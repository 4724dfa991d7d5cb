using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Yaml;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>What a section sees while it is validated: which keys the deck sets and where, and the plasma.</summary>
internal sealed class DeckContext(DeckDiagnostics diagnostics, DeckEntry section, string path)
{
    /// <summary>The plasma; null in a deck without one.</summary>
    public UnitContext? Units => diagnostics.Units;

    /// <summary>Whether the deck sets a key (<c>center</c>, <c>waves.band</c>) of this section.</summary>
    public bool Has(string key) => Find(key).Found;

    /// <summary>
    /// Reports a fault of a key (<c>amplitude</c>, <c>waves.band</c>, <c>phases[2]</c>), or of the section when the key is empty.
    /// </summary>
    public void Error(string key, string message) => diagnostics.Add(Find(key).Position, DeckDiagnostics.Join(path, key), message);

    /// <summary>What is made of a key; where it cannot be made, what the library says of it is reported as a fault of the key, and null is returned.</summary>
    public T? Try<T>(string key, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (InvalidInputException e)
        {
            Error(key, e.Message);
            return null;
        }
    }

    /// <summary>The deepest node on the way to the key, so that an absent key is reported at the section that lacks it.</summary>
    private (DeckPosition Position, bool Found) Find(string key)
    {
        var position = section.Position;
        var node = section.Value;
        foreach (string step in key.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is DeckMapping mapping && mapping.Find(step) is { } entry)
                (position, node) = (entry.Value.Position, entry.Value);
            else if (node is DeckSequence list && int.TryParse(step.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < list.Items.Count)
                (position, node) = (list.Items[i].Position, list.Items[i]);
            else
                return (position, false);
        }

        return (position, true);
    }
}
