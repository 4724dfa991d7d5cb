namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Items numbered through an array of several dimensions, last one fastest, as blocks of that array.</summary>
internal static class ItemBlocks
{
    /// <summary>As few blocks as hold items <paramref name="first"/> to <paramref name="end"/> − 1 and no others: the end of a row, whole rows, the beginning of one, dimension by dimension.</summary>
    public static IEnumerable<(long[] First, long[] Count)> Of(long first, long end, long[] shape)
    {
        if (first >= end)
            yield break;
        if (shape.Length == 1)
        {
            yield return ([first], [end - first]);
            yield break;
        }

        long row = shape[1..].Aggregate(1L, (product, n) => product * n), whole = (first + row - 1) / row, last = end / row;
        if (whole > last)
        {
            foreach (var block in InRow(last, first - last * row, end - last * row))
                yield return block;
            yield break;
        }

        foreach (var block in InRow(whole - 1, row - (whole * row - first), row))
            yield return block;
        if (last > whole)
            yield return ([whole, .. new long[shape.Length - 1]], [last - whole, .. shape[1..]]);
        foreach (var block in InRow(last, 0, end - last * row))
            yield return block;

        IEnumerable<(long[] First, long[] Count)> InRow(long number, long from, long to) =>
            Of(from, to, shape[1..]).Select(block => ((long[])[number, .. block.First], (long[])[1, .. block.Count]));
    }
}
