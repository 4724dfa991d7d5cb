using System.Globalization;
using System.Text;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>Decks that nobody would write, each fixed by its seed: made of the schema's keys, words and bounds, or good decks with damage.</summary>
internal sealed class RandomDeck
{
    private static readonly string[] OddValues =
    [
        "", "0", "-1", "1e999", "-1e308 m", "NaN", "nan keV", "inf", "1e-320 T", "9223372036854775808", "2147483648", "true", "~", "[]", "{}", "[[1]]", "{a: b}", "'", "\"\\0\"", "\"a\\nb\"", "..", "../../etc/passwd",
        "/dev/zero", "*a", "&a 1", "!!int 1", "1 fce", "0 fce", "1e300 fce", "-5 deg", "360 deg", "100 %", "1e6", "1_000", "１２ nT", "0,5 nT", "∞", "🚀", "none", "auto", "random",
    ];

    private static readonly string[] Units = ["", "nT", "T", "m^-3", "cm^-3", "fce", "Hz", "keV", "MeV", "deg", "s", "ms", "h", "1/wce", "Tce", "c/wce", "c/wpe", "m", "km", "RE", "B0", "%", "c", "eV/c^2"];
    private static readonly string[] Pieces = [":", ": ", "- ", "[", "]", "{", "}", ",", "#", "\n", "\n  ", "\t", "\0", "'", "\"", "|", ">", "&a", "*a", "? ", "---\n", "...\n", "\u2028", "e9", "e-9", "-", "."];
    private static readonly string[] Samples = [.. Directory.GetFiles(RepositoryRoot.Find("samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private readonly Random random;
    private readonly double wildness;

    private RandomDeck(int seed)
    {
        random = new Random(seed);
        wildness = new[] { 0.003, 0.02, 0.2 }[random.Next(3)];
    }

    /// <summary>Whether <see cref="Bytes"/> makes this deck of the schema alone.</summary>
    public static bool IsOfSchema(int seed) => seed % 3 == 0;

    /// <summary>The deck of a seed, as a file would hold it.</summary>
    public static byte[] Bytes(int seed)
    {
        var maker = new RandomDeck(seed);
        return IsOfSchema(seed) ? Encoding.UTF8.GetBytes(maker.OfSchema()) : maker.Damaged(maker.Any(seed % 3 == 1 ? [.. TinyDecks.All.Values] : Samples));
    }

    /// <summary>A tiny deck in which one number or more were changed, but little.</summary>
    public static string Perturbed(int seed)
    {
        var maker = new RandomDeck(seed);
        string text = maker.Any<string>([.. TinyDecks.All.Values]);
        for (int n = maker.random.Next(1, 4); n > 0; n--)
            text = maker.WithNumber(text, number => (number * maker.Any<double>([0, 0.5, 0.9, 1.1, 2, -1])).ToString("G4", CultureInfo.InvariantCulture));
        return text;
    }

    private string OfSchema()
    {
        DeckKind kind = Any(DeckRegistry.Kinds);
        var text = new StringBuilder();
        foreach (DeckField field in Chosen(DeckSchema.Of(kind.Record)))
            text.Append(CultureInfo.InvariantCulture, $"{field.Name}: {(field.Name == "experiment" && !Wild ? kind.Name : Value(field, depth: 1))}\n");
        return text.ToString();
    }

    // Keys that a deck must have and those that examples have, others now and then.
    private IEnumerable<DeckField> Chosen(DeckSchema schema) => schema.Fields.Where(field => field.IsRequired || field.Attribute.Shown ? !Wild : random.NextDouble() < wildness);

    private string Value(DeckField field, int depth)
    {
        if (Wild || depth > 12)
            return Any(OddValues);
        if (field.IsSection)
        {
            string One() => $"{{{string.Join(", ", Chosen(DeckSchema.Of(field.ValueType)).Select(inner => $"{inner.Name}: {Value(inner.Within(field), depth + 1)}"))}}}";
            return field.IsList && random.Next(2) == 0 ? $"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => One()))}]" : One();
        }

        if (random.NextDouble() > 3 * wildness)
            return field.Example.Length > 0 ? field.Example : Any(OddValues);
        return field.IsList || field.ValueType == typeof(Interval) || field.ValueType == typeof(Axis)
            ? $"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Single(field)))}]"
            : Single(field);
    }

    private string Single(DeckField field)
    {
        Type type = field.ValueType;
        if (type.IsEnum)
            return Any(DeckWords.Of(type)).Word;
        if (type == typeof(bool))
            return Any<string>(["true", "false"]);
        if (type == typeof(string))
            return Any<string>([field.Example, "night", "electrons", "nowhere.h5", "a/b"]);
        bool integer = type == typeof(int) || type == typeof(long);
        double value = InBounds(field.Bounds);
        string unit = integer ? "" : random.Next(10) == 0 ? Any(Units) : field.Unit.Text;
        return $"{(integer ? Math.Round(value) : value).ToString(integer ? "F0" : "G6", CultureInfo.InvariantCulture)} {unit}".Trim();
    }

    // Near the bounds or anywhere between; where there is none, over many decades.
    private double InBounds(Bounds bounds)
    {
        double low = double.IsFinite(bounds.Min) ? bounds.Min : -Math.Pow(10, 20 * random.NextDouble());
        double high = double.IsFinite(bounds.Max) ? bounds.Max : low + Math.Pow(10, 40 * random.NextDouble() - 20);
        return random.Next(5) switch
        {
            0 => low,
            1 => high,
            2 => Math.Max(low, Math.Min(high, low + Math.Pow(10, 9 * random.NextDouble() - 3))),
            _ => low + (high - low) * random.NextDouble(),
        };
    }

    private byte[] Damaged(string text)
    {
        for (int n = random.Next(1, 4); n > 0; n--)
            text = Changed(text);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(8) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private string Changed(string text)
    {
        string[] lines = text.Split('\n');
        int line = random.Next(lines.Length), at = random.Next(text.Length + 1), end = Math.Min(text.Length, at + random.Next(1, 20));
        switch (random.Next(18))
        {
            case 0: return text[..at] + Any(Pieces) + text[at..];
            case 1: return text[..at] + text[end..];
            case 2: return text[..at];
            case 3: return string.Join('\n', lines.Where((_, i) => i != line));
            case 4: return string.Join('\n', lines.SelectMany((l, i) => i == line ? [l, l] : new[] { l }));
            case 5: return text + "\n" + Any(Any(Samples).Split('\n'));
            case 6: lines[line] = new string(' ', random.Next(6)) + lines[line]; return string.Join('\n', lines);
            case 7: lines[line] = lines[line].Split(':')[0] + ": " + Any(OddValues); return string.Join('\n', lines);
            case 8: return WithNumber(text, _ => Any(OddValues));
            case 9: return WithNumber(text, _ => (Math.Pow(10, 60 * random.NextDouble() - 30) * random.Next(-1, 3)).ToString("G5", CultureInfo.InvariantCulture));
            case 10: return WithNumber(text, number => (number * Math.Pow(10, random.Next(-4, 5))).ToString("G6", CultureInfo.InvariantCulture));
            default: return WithNumber(text, number => Math.Round(number * Any([0.5, 0.9, 1.1, 1.5, 2]), 3).ToString("G6", CultureInfo.InvariantCulture));
        }
    }

    // Some number of the text put in another way.
    private string WithNumber(string text, Func<double, string> other)
    {
        var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"(?<![A-Za-z0-9_.])-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?");
        if (numbers.Count == 0)
            return text;
        var number = numbers[random.Next(numbers.Count)];
        return text[..number.Index] + other(double.Parse(number.Value, CultureInfo.InvariantCulture)) + text[(number.Index + number.Length)..];
    }

    private bool Wild => random.NextDouble() < wildness;

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
