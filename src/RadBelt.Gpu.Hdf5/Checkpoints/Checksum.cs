using System.Numerics;
using System.Runtime.InteropServices;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// CRC-32C (Castagnoli; RFC 3720, appendix B.4) of a stream of bytes: every error of up to 32 neighbouring bits is found, any other with all but 2⁻³².
/// </summary>
internal struct Checksum()
{
    // The polynomial without x³², and 1; the highest power in the lowest bit.
    private const uint Castagnoli = 0x82F63B78, One = 1u << 31;
    private uint remainder = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => ~remainder;

    /// <summary>The checksum of two streams, one after the other, from those of both.</summary>
    /// <param name="first">That of the first.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="bytes">Bytes of the second.</param>
    public static uint Joined(uint first, uint second, long bytes)
    {
        // Polynomials over GF(2) modulo that of the code: a byte that follows multiplies by x⁸.
        uint shift = One, power = One >> 8;
        for (; bytes > 0; bytes >>= 1, power = Product(power, power))
        {
            shift = (bytes & 1) != 0 ? Product(shift, power) : shift;
        }

        return Product(shift, first) ^ second;
    }

    /// <summary>Takes more bytes; how the stream is cut into pieces makes no difference.</summary>
    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            remainder = BitOperations.Crc32C(remainder, word);
        }

        foreach (byte b in bytes[(words.Length * sizeof(ulong))..])
        {
            remainder = BitOperations.Crc32C(remainder, b);
        }
    }

    private static uint Product(uint a, uint b)
    {
        uint product = 0;
        for (uint bit = One; bit != 0; bit >>= 1)
        {
            product ^= (a & bit) != 0 ? b : 0;
            b = (b & 1) != 0 ? (b >> 1) ^ Castagnoli : b >> 1;
        }

        return product;
    }
}
