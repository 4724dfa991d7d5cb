namespace RadBelt.Gpu.Cli.Decks.Yaml;

/// <summary>A value of a deck and where it stands.</summary>
internal abstract record DeckNode(DeckPosition Position);

/// <summary>A word, a number with its unit, or a text. <paramref name="Text"/> is empty when nothing stands after the key.</summary>
internal sealed record DeckScalar(DeckPosition Position, string Text) : DeckNode(Position);

/// <summary>A list; mutable, so that overrides can replace its elements.</summary>
internal sealed record DeckSequence(DeckPosition Position, List<DeckNode> Items) : DeckNode(Position);

/// <summary>A section: keys, each once, in document order; mutable, so that overrides can set them.</summary>
internal sealed record DeckMapping(DeckPosition Position, List<DeckEntry> Entries) : DeckNode(Position)
{
    /// <summary>The entry of that key, or null.</summary>
    public DeckEntry? Find(string key) => Entries.Find(entry => entry.Key == key);

    /// <summary>Replaces the entry of that key or appends it.</summary>
    public void Set(DeckEntry entry)
    {
        int at = Entries.FindIndex(other => other.Key == entry.Key);
        if (at < 0)
            Entries.Add(entry);
        else
            Entries[at] = entry;
    }
}

/// <summary>A key of a section with its value; <paramref name="Position"/> is the key's.</summary>
internal sealed record DeckEntry(DeckPosition Position, string Key, DeckNode Value);
