using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>Says in words what a key takes; errors and the reference share them.</summary>
internal static class Expectation
{
    /// <summary>«a magnetic field is expected, for example `140 nT`», for the whole value of a key.</summary>
    public static string Of(DeckField field) => Sentence(Form(field), field.Example);

    /// <summary>The same for one element of a list or pair.</summary>
    public static string OfElement(DeckField field) => Sentence(ElementForm(field), field.ElementExample);

    /// <summary>What a key takes: <c>a list of angles</c> is «list: an angle».</summary>
    public static string Form(DeckField field)
    {
        string element = ElementForm(field);
        var (least, most) = (field.Attribute.MinCount, field.Attribute.MaxCount);
        string form = field.IsList && least == most ? FormattableString.Invariant($"a list of {most}, each {element}")
            : field.IsList ? $"{element}, or a list of such"
            : field.ValueType == typeof(Interval) ? $"a pair [low, high], each {element},"
            : field.ValueType == typeof(Axis) ? $"{element}, a list of such in increasing order or a section {{from, to, count, spacing}}"
            : element;
        return field.Attribute.Word is { } word ? $"`{word}` or {form}" : form;
    }

    private static string ElementForm(DeckField field)
    {
        var type = field.ValueType;
        if (type == typeof(double) || type == typeof(Interval) || type == typeof(Axis))
            return field.Unit.Dimension.ToString();
        if (type == typeof(int) || type == typeof(long))
            return $"an integer {field.Bounds}".TrimEnd();
        if (type.IsEnum)
            return "one of " + string.Join(", ", DeckWords.Of(type).Select(pair => $"`{pair.Word}`"));
        return type == typeof(bool) ? "`true` or `false`" : type == typeof(string) ? "a text" : "a section";
    }

    private static string Sentence(string form, string example) =>
        example.Length == 0 ? $"{form} is expected" : $"{form} is expected, for example `{example}`";
}
