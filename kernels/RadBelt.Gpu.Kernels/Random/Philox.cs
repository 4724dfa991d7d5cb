using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Random;

/// <summary>
/// Philox4x32-10, a counter-based random generator (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11): four 32-bit
/// words of counter and two of key give four random words, with no state to carry. A particle's numbers so depend on (seed, particle, step)
/// alone, whatever device, thread or shard draws them.
/// </summary>
public static class Philox
{
    private const uint M0 = 0xD2511F53, M1 = 0xCD9E8D57, W0 = 0x9E3779B9, W1 = 0xBB67AE85;

    /// <summary>The four random words of one counter and key. Words are the low 32 bits of each lane.</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="c0">Counter word 0; random word 0 on return.</param>
    /// <param name="c1">Counter word 1; random word 1 on return.</param>
    /// <param name="c2">Counter word 2; random word 2 on return.</param>
    /// <param name="c3">Counter word 3; random word 3 on return.</param>
    /// <param name="k0">Key word 0.</param>
    /// <param name="k1">Key word 1.</param>
    [MethodImpl(Inline)]
    public static void Words<V>(ref Int<V> c0, ref Int<V> c1, ref Int<V> c2, ref Int<V> c3, uint k0, uint k1)
        where V : unmanaged, ILanes<V>
    {
        for (int round = 0; round < 10; round++)
        {
            V.MultiplyWords(c0.Bits, M0, out V high0, out V low0);
            V.MultiplyWords(c2.Bits, M1, out V high1, out V low1);
            Int<V> n0 = new Int<V>(high1) ^ c1 ^ Int<V>.Of(k0);
            Int<V> n2 = new Int<V>(high0) ^ c3 ^ Int<V>.Of(k1);
            (c0, c1, c2, c3) = (n0, new(low1), n2, new(low0));
            k0 = unchecked(k0 + W0);
            k1 = unchecked(k1 + W1);
        }
    }

    /// <summary>The four random words of one counter and key, one at a time on the host.</summary>
    public static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)M0 * c0, p1 = (ulong)M1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 = unchecked(k0 + W0);
            k1 = unchecked(k1 + W1);
        }

        return (c0, c1, c2, c3);
    }
}
