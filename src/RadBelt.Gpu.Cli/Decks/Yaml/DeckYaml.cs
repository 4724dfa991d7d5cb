using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RadBelt.Gpu.Cli.Decks.Yaml;

/// <summary>
/// Reads the part of YAML decks are written in: one document of sections, lists and plain or quoted values. Anchors, aliases, tags,
/// non-scalar keys, repeated keys and deep nesting are refused, so that a deck says what it says and no small text expands into a large
/// tree.
/// </summary>
internal sealed class DeckYaml
{
    private const int Deepest = 16;
    private readonly Parser parser;
    private readonly Func<Mark, DeckPosition> locate;

    private DeckYaml(string text, Func<Mark, DeckPosition> locate)
    {
        parser = new Parser(new StringReader(text));
        this.locate = locate;
    }

    /// <summary>The tree of a whole deck; positions name <paramref name="source"/>, line and column.</summary>
    /// <exception cref="DeckException">The text is not such YAML, or holds no section.</exception>
    public static DeckMapping ReadDeck(string text, string source)
    {
        var node = new DeckYaml(text, mark => new DeckPosition(source, mark.Line, mark.Column)).ReadDocument();
        return node switch
        {
            DeckMapping mapping => mapping,
            null => throw new DeckException(
                new DeckPosition(source), "", "the deck is empty; it needs `experiment: ` and the kind of experiment"),
            _ => throw new DeckException(
                node.Position, "", "a deck consists of `key: value` lines, one of them `experiment: ` and its kind"),
        };
    }

    /// <summary>The tree of a single value, such as that of <c>--set</c>; every position is <paramref name="source"/>.</summary>
    /// <exception cref="DeckException">The text is not such YAML.</exception>
    public static DeckNode ReadValue(string text, string source)
    {
        var position = new DeckPosition(source);
        return new DeckYaml(text, _ => position).ReadDocument() ?? new DeckScalar(position, "");
    }

    private DeckNode? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
            return null;
        var node = ReadNode(Next(), depth: 0);
        Next();
        var after = Next();
        return after is StreamEnd
            ? node
            : throw Refused(after, "a second document begins here; a deck is a single one: remove `---` and what follows");
    }

    private DeckNode ReadNode(ParsingEvent start, int depth)
    {
        Refuse(start);
        if (depth > Deepest)
            throw Refused(start, $"sections and lists are nested more than {Deepest} deep");
        var position = locate(start.Start);
        return start switch
        {
            Scalar scalar => new DeckScalar(position, scalar.Value),
            SequenceStart => ReadSequence(position, depth),
            MappingStart => ReadMapping(position, depth),
            _ => throw Refused(start, "a value is expected here"),
        };
    }

    private DeckSequence ReadSequence(DeckPosition position, int depth)
    {
        var items = new List<DeckNode>();
        while (Next() is var item and not SequenceEnd)
            items.Add(ReadNode(item, depth + 1));
        return new DeckSequence(position, items);
    }

    private DeckMapping ReadMapping(DeckPosition position, int depth)
    {
        var entries = new List<DeckEntry>();
        var seen = new Dictionary<string, DeckPosition>(StringComparer.Ordinal);
        while (Next() is var keyEvent and not MappingEnd)
        {
            Refuse(keyEvent);
            if (keyEvent is not Scalar { Value: var key })
                throw Refused(keyEvent, "a key is a single word, not a list or a section");
            var keyPosition = locate(keyEvent.Start);
            if (!seen.TryAdd(key, keyPosition))
                throw Refused(keyEvent, $"key `{Shorten.ForMessage(key)}` appears twice, first at {seen[key]}; keep one of them");
            entries.Add(new DeckEntry(keyPosition, key, ReadNode(Next(), depth + 1)));
        }

        return new DeckMapping(position, entries);
    }

    private void Refuse(ParsingEvent item)
    {
        if (item is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw Refused(item, "anchors and aliases (`&name`, `*name`) are not allowed in decks; write the value out");
        if (item is NodeEvent { Tag.IsEmpty: false })
            throw Refused(item, "tags (`!name`) are not allowed in decks; write the plain value");
    }

    private DeckException Refused(ParsingEvent item, string message) => new(locate(item.Start), "", message);

    /// <remarks>
    /// On malformed text YamlDotNet's scanner throws not only YamlException but InvalidOperationException and others; whatever it throws
    /// means that the text is not YAML.
    /// </remarks>
    private ParsingEvent Next()
    {
        try
        {
            if (parser.MoveNext())
                return parser.Current!;
        }
        catch (YamlException error)
        {
            string reason = Shorten.ForMessage(error.InnerException?.Message ?? error.Message);
            throw new DeckException(locate(error.Start), "", $"not valid YAML: {reason}");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new DeckException(locate(parser.Current?.End ?? Mark.Empty), "", "not valid YAML after this point");
        }

        throw new DeckException(locate(parser.Current?.End ?? Mark.Empty), "", "not valid YAML: the text ends too early");
    }
}
