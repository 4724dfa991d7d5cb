using System.Globalization;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>One of the parts that a run is cut into: <c>3/64</c> is the third of sixty-four.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Of">How many there are.</param>
internal readonly record struct Shard(int Number, int Of)
{
    /// <summary>Reads <c>3/64</c>.</summary>
    /// <exception cref="InvalidInputException">It is not two whole numbers, or there is no such part.</exception>
    public static Shard Parse(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !Whole(parts[0], out int number) || !Whole(parts[1], out int of))
            throw new InvalidInputException($"--shard: '{text}' is not a shard; give its number and how many there are, as 3/64");
        if (of < 1 || number < 1 || number > of)
            throw new InvalidInputException($"--shard: there is no shard {number} of {of}; give 1/{Math.Max(of, 1)} to {Math.Max(of, 1)}/{Math.Max(of, 1)}");
        return new(number, of);
    }

    /// <summary>Name of the file of this part of a deck's run, without its ending: numbers as wide as the last, so that files sort.</summary>
    public string NameOf(string deck)
    {
        int width = Of.ToString(CultureInfo.InvariantCulture).Length;
        return $"{deck}-shard-{Number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')}-of-{Of.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Which items it has.</summary>
    /// <exception cref="InvalidInputException">There are fewer items than parts.</exception>
    public ItemRange Range(long items, string name) => Of <= items
        ? ItemRange.PartOf(items, Number, Of)
        : throw new InvalidInputException(FormattableString.Invariant($"--shard: the run has {items:N0} {name}, too few for {Of} shards; give {items} or fewer"));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Number}/{Of}");

    private static bool Whole(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
