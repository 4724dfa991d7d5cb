using System.Buffers.Binary;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>The bits of a word in reverse order: van der Corput's sequence, times 2³².</summary>
internal static class BitReversal
{
    public static uint Of(uint x)
    {
        x = (x >> 1 & 0x55555555) | (x & 0x55555555) << 1;
        x = (x >> 2 & 0x33333333) | (x & 0x33333333) << 2;
        x = (x >> 4 & 0x0F0F0F0F) | (x & 0x0F0F0F0F) << 4;
        return BinaryPrimitives.ReverseEndianness(x);
    }
}
