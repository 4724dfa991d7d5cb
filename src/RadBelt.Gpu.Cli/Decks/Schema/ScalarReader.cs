using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>Reads single values: quantities, integers, truth values, words and texts. Null means that a fault was noted.</summary>
internal sealed class ScalarReader(DeckDiagnostics diagnostics)
{
    private const double LargestExactInteger = 1L << 53;

    /// <summary>The value of a node, in SI units and radians.</summary>
    public object? Read(DeckField field, DeckNode node, string path)
    {
        if (node is not DeckScalar scalar)
            return Fault(node, path, $"{(node is DeckSequence ? "a list" : "a section")} is given; {Expectation.OfElement(field)}");
        if (scalar.Text.Length == 0)
            return Fault(node, path, Expectation.OfElement(field));
        var type = field.ValueType;
        return type == typeof(int) || type == typeof(long) ? ReadInteger(field, scalar, path)
            : type == typeof(bool) ? ReadTruth(field, scalar, path)
            : type == typeof(string) ? ReadText(field, scalar, path)
            : type.IsEnum ? ReadWord(field, scalar, path)
            : ReadQuantity(field, scalar, path);
    }

    private object? ReadText(DeckField field, DeckScalar node, string path) =>
        field.Attribute.IsInputPath && InputPath.Fault(node.Text, path, ofPerson: node.Position.IsOverride) is { } fault ? Fault(node, path, fault) : node.Text;

    private object? ReadQuantity(DeckField field, DeckScalar node, string path)
    {
        string given = Shorten.ForMessage(node.Text);
        string expected = Expectation.OfElement(field);
        if (!Quantity.TryParse(node.Text, out var quantity, out string problem))
            return Fault(node, path, $"{given} {problem}; {expected}");
        if (quantity.Unit.Dimension != field.Unit.Dimension)
        {
            bool bare = quantity.Unit.Text.Length == 0;
            return Fault(node, path, bare ? $"{given} has no unit; {expected}" : $"{given} is {quantity.Unit.Dimension}; {expected}");
        }

        if (quantity.Unit.IsRelative && diagnostics.Units is null)
            return diagnostics.Count > 0 ? null : Fault(node, path, $"{given} is relative to a plasma, which this deck does not describe");
        if (!quantity.TryToSi(diagnostics.Units, out double value))
            return Fault(node, path, $"{given} is beyond the range of a 64-bit number in SI units");

        // Without a plasma (its section is at fault) relative bounds cannot be checked; the deck is refused anyway.
        bool checkable = !field.Unit.IsRelative || diagnostics.Units is not null;
        return !checkable || field.Bounds.Contains(value, diagnostics.Units) ? value : Fault(node, path, OutOfBounds(given, field));
    }

    private object? ReadInteger(DeckField field, DeckScalar node, string path)
    {
        string given = Shorten.ForMessage(node.Text);
        if (!long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            // 1e6 is an integer to whoever writes it.
            bool integral = Quantity.TryParse(node.Text, out var quantity, out _) && quantity.Unit.Text.Length == 0
                && Math.Abs(quantity.Number) <= LargestExactInteger && Math.Floor(quantity.Number) == quantity.Number;
            if (!integral)
                return Fault(node, path, $"{given} is not a usable integer; {Expectation.OfElement(field)}");
            value = (long)quantity.Number;
        }

        if (!field.Bounds.Contains(value, plasma: null))
            return Fault(node, path, OutOfBounds(given, field));
        if (field.ValueType == typeof(long))
            return value;
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : Fault(node, path, $"{given} is beyond the range of a 32-bit integer");
    }

    private object? ReadTruth(DeckField field, DeckScalar node, string path) => node.Text switch
    {
        "true" => true,
        "false" => false,
        _ => Fault(node, path, $"{Shorten.ForMessage(node.Text)} is neither; {Expectation.OfElement(field)}"),
    };

    private object? ReadWord(DeckField field, DeckScalar node, string path)
    {
        var words = DeckWords.Of(field.ValueType);
        foreach (var (word, value) in words)
        {
            if (word == node.Text)
                return value;
        }

        string hint = NearestName.Hint(node.Text, words.Select(pair => pair.Word));
        return Fault(node, path, $"`{Shorten.ForMessage(node.Text)}` is not a choice{hint}; {Expectation.OfElement(field)}");
    }

    private static string OutOfBounds(string given, DeckField field) => $"{given} is out of bounds: it must be {field.Bounds}";

    private object? Fault(DeckNode node, string path, string message)
    {
        diagnostics.Add(node.Position, path, message);
        return null;
    }
}
