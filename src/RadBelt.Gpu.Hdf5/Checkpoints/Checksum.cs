using System.Numerics;
using System.Runtime.InteropServices;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// CRC-32C (Castagnoli; RFC 3720, appendix B.4) of a stream of bytes: every error of up to 32 neighbouring bits is found, any other with all but 2⁻³².
/// </summary>
internal struct Checksum()
{
    private uint remainder = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => ~remainder;

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
}
