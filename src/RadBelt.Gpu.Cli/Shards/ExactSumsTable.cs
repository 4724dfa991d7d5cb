using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Sums without rounding in the file of a shard: of each the place of its first digit, how many there are, and the digits of all.</summary>
internal static class ExactSumsTable
{
    /// <summary>Writes sums.</summary>
    public static void Write(Hdf5File file, string group, IEnumerable<ExactSum> sums)
    {
        (int First, long[] Digits)[] saved = [.. sums.Select(sum => sum.Save())];
        file.Write<int>($"{group}/first", [.. saved.Select(s => s.First)], storage: Hdf5Storage.Compressed);
        file.Write<int>($"{group}/length", [.. saved.Select(s => s.Digits.Length)], storage: Hdf5Storage.Compressed);
        file.Write<long>($"{group}/digits", [.. saved.SelectMany(s => s.Digits)], storage: Hdf5Storage.Compressed);
    }

    /// <summary>Reads <paramref name="count"/> sums.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static ExactSum[] Read(Hdf5File file, string group, int count)
    {
        int[] first = file.Read<int>($"{group}/first", [count]), length = file.Read<int>($"{group}/length", [count]);
        long[] digits = file.Read<long>($"{group}/digits", [length.Sum(n => (long)n)]);
        var sums = new ExactSum[count];
        for (int i = 0, at = 0; i < count; at += length[i++])
            sums[i] = ExactSum.Restore(first[i], digits.AsSpan(at, length[i]));
        return sums;
    }
}
