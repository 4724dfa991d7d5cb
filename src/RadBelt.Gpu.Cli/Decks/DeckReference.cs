using System.Collections;
using System.Globalization;
using System.Text;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>Writes docs/decks.md from the schema, so that the reference says what the reader of decks does.</summary>
internal static class DeckReference
{
    private const string Introduction = """
        # Decks

        A deck is a YAML file that describes one experiment: `radbelt check deck.yaml` validates it, `radbelt run deck.yaml` runs it.
        This page is generated from the code that reads decks; a test holds the two together.

        - Every value with a dimension carries its unit: `140 nT`, `1e7 m^-3`, `0.2 fce`, `5 deg`. A bare `140` is refused.
          [units.md](units.md) lists the units; `fce`, `c/wpe` and the like are relative to the deck's own `plasma`.
        - Unknown keys, wrong dimensions and impossible values are refused before anything runs, all together, with lines and columns.
        - A single value stands for a list of one: `pitch_angles: 45 deg`.
        - `--set path=value` replaces or adds a value for one run: `--set waves.amplitude=3pT`, `--set ensembles.pitch_angles[1]='20 deg'`.
        - Files and folders that a deck names are only read, and lie below the folder the tool is run in: no absolute path, no `..`, no link on the way.
          A person may name others: `--set coefficients.file=/scratch/tables.h5`. Nothing in a deck names a place to write to; `--output` does.
        - A deck is one YAML document of at most 1 MiB in UTF-8, without anchors, aliases and tags. Quote text that contains `: ` or ` #`.
        """;

    private const string RangesIntroduction =
        "\n## Ranges\n\nWhere a range is allowed, it takes the place of a list; the ends have the unit of the key it stands for.\n\n";

    /// <summary>The whole page.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(Introduction).Append('\n');
        var sections = new Dictionary<string, (DeckField Field, DeckSchema Schema)>(StringComparer.Ordinal);
        foreach (var kind in DeckRegistry.Kinds)
        {
            var schema = DeckSchema.Of(kind.Record);
            page.Append(CultureInfo.InvariantCulture, $"\n## {kind.Name}\n\n{kind.Summary}\n\n```yaml\n{ExampleDeck(kind)}```\n\n");
            AppendTable(page, schema);
            CollectSections(schema, sections);
        }

        foreach (var (name, (field, schema)) in sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{field.Attribute.Doc}\n\n");
            AppendTable(page, schema);
        }

        page.Append(RangesIntroduction);
        AppendTable(page, DeckSchema.Of(typeof(AxisRange)));
        return page.ToString();
    }

    /// <summary>A deck of that kind made of the examples of its required and usual keys.</summary>
    public static string ExampleDeck(DeckKind kind)
    {
        var deck = new StringBuilder();
        AppendExample(deck, DeckSchema.Of(kind.Record), indent: "", kind.Name);
        return deck.ToString();
    }

    private static void AppendExample(StringBuilder deck, DeckSchema schema, string indent, string kind)
    {
        foreach (var field in schema.Fields.Where(field => field.IsRequired || field.Attribute.Shown))
        {
            string value = field.Name == "experiment" && indent.Length == 0 ? kind : field.Example;
            deck.Append(CultureInfo.InvariantCulture, $"{indent}{field.Name}:{(field.IsSection ? "" : " " + value)}\n");
            if (field.IsSection)
                AppendExample(deck, DeckSchema.Of(field.ValueType), indent + "  ", kind);
        }
    }

    private static void CollectSections(DeckSchema schema, Dictionary<string, (DeckField Field, DeckSchema Schema)> sections)
    {
        foreach (var field in schema.Fields.Where(field => field.IsSection))
        {
            var inner = DeckSchema.Of(field.ValueType);
            if (!sections.TryAdd(Heading(field), (field, inner)) && sections[Heading(field)].Schema != inner)
                throw new InvalidOperationException($"Two sections are called {Heading(field)}; the reference describes each name once: give one a Heading.");
            CollectSections(inner, sections);
        }
    }

    private static string Heading(DeckField field) => field.Attribute.Heading ?? field.Name;

    private static void AppendTable(StringBuilder page, DeckSchema schema)
    {
        page.Append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        var blank = schema.Blank();
        foreach (var field in schema.Fields)
        {
            string meaning = field.Attribute.Doc + (field.Example.Length == 0 ? "" : $" Example: `{field.Example}`.");
            page.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {Value(field)} | {Default(field, blank)} | {Cell(meaning)} |\n");
        }
    }

    /// <summary>Text for a table's cell, where a bare <c>|</c> would end it.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Value(DeckField field)
    {
        if (field.IsSection)
            return $"[section](#{Heading(field).Replace(' ', '-')})" + (field.IsList ? ", or a list of such" : "");
        string form = Expectation.Form(field).TrimEnd(',');
        if (field.Attribute.Unit == DeckKeyAttribute.Inherited)
            form = "as the key it stands for";
        if (field.ValueType == typeof(Axis))
            form = form.Replace("{from, to, count, spacing}", "[{from, to, count, spacing}](#ranges)", StringComparison.Ordinal);
        string bounds = field.Bounds.ToString();
        bool isInteger = field.ValueType == typeof(int) || field.ValueType == typeof(long);
        return bounds.Length == 0 || isInteger ? form : $"{form}; {bounds}";
    }

    private static string Default(DeckField field, IDeckSection blank) =>
        field.IsRequired ? "required" : field.Attribute.Default ?? $"`{Text(field, field.Property.GetValue(blank))}`";

    private static string Text(DeckField field, AxisRange range)
    {
        string spacing = range.Spacing == AxisSpacing.Log ? "" : $", spacing: {DeckWords.Of(range.Spacing)}";
        return $"{{from: {Text(field, range.From)}, to: {Text(field, range.To)}, count: {NumberText.Of(range.Count)}{spacing}}}";
    }

    // To the digits that a conversion from SI units and radians leaves.
    private static double Rounded(double number) => double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(DeckField field, object? value) => value switch
    {
        null => field.Attribute.Word ?? throw new InvalidOperationException($"{field.Name}: say in Default what happens without it."),
        Enum word => DeckWords.Of(word),
        bool truth => truth ? "true" : "false",
        double number => $"{NumberText.Of(Rounded(number / field.Unit.ToSi(null)))} {field.Unit.Text}".TrimEnd(),
        Interval interval => $"[{Text(field, interval.Low)}, {Text(field, interval.High)}]",
        Axis { Range: { } range } => Text(field, range),
        Axis axis => Text(field, axis.Values),
        IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object>().Select(item => Text(field, item)))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
