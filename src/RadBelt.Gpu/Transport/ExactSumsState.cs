using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Transport;

/// <summary>Sums without rounding as the plain arrays of a checkpoint: of each the place of its first digit, how many there are, and the digits of all.</summary>
internal static class ExactSumsState
{
    public static void Save(ICheckpointWriter writer, IEnumerable<ExactSum> sums)
    {
        (int First, long[] Digits)[] saved = [.. sums.Select(sum => sum.Save())];
        writer.Write<int>("first", [.. saved.Select(s => s.First)]);
        writer.Write<int>("length", [.. saved.Select(s => s.Digits.Length)]);
        writer.Write<long>("digits", [.. saved.SelectMany(s => s.Digits)]);
    }

    public static ExactSum[] Restore(ICheckpointReader reader)
    {
        int[] firsts = reader.Read<int>("first"), lengths = reader.Read<int>("length");
        long[] digits = reader.Read<long>("digits");
        var sums = new ExactSum[firsts.Length];
        for (int i = 0, at = 0; i < sums.Length; at += lengths[i++])
        {
            sums[i] = ExactSum.Restore(firsts[i], digits.AsSpan(at, lengths[i]));
        }

        return sums;
    }
}
