using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>Some of the items of a run, in a row: particles of an ensemble, rays, tables.</summary>
/// <param name="First">Number of the first, from 0.</param>
/// <param name="Count">How many.</param>
public readonly record struct ItemRange(long First, long Count)
{
    /// <summary>Number of the first one after them.</summary>
    public long End => First + Count;

    /// <summary>Part <paramref name="number"/> = 1 … <paramref name="parts"/> of <paramref name="items"/> items: from ⌊N (k − 1)/n⌋ to before ⌊N k/n⌋.</summary>
    public static ItemRange PartOf(long items, int number, int parts)
    {
        long first = (long)((Int128)items * (number - 1) / parts);
        return new(first, (long)((Int128)items * number / parts) - first);
    }

    /// <summary>Whether an item is one of them.</summary>
    public bool Contains(long item) => item >= First && item < End;

    /// <summary>Those of <paramref name="other"/> that are among them; none: an empty range at its nearest end.</summary>
    public ItemRange Within(ItemRange other)
    {
        long first = Math.Clamp(First, other.First, other.End);
        return new(first, Math.Clamp(End, other.First, other.End) - first);
    }

    /// <summary>Refuses a range that is not one of 0 … <paramref name="items"/>.</summary>
    internal void RequireWithin(long items, string what)
    {
        if (First < 0 || Count < 1 || First > items - Count)
            throw new InvalidInputException($"part: {what} {First} to {First + Count - 1} are asked for, there are 0 to {items - 1}; give one or more of these");
    }
}
