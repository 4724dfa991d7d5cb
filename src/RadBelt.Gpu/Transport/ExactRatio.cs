using System.Numerics;

namespace RadBelt.Gpu.Transport;

/// <summary>A quotient of integers, rounded once.</summary>
internal static class ExactRatio
{
    private const int QuotientBits = 62;

    /// <summary>a/b 2^exponent as the nearest double; b is positive.</summary>
    public static double Of(BigInteger a, BigInteger b, int exponent)
    {
        if (a.IsZero)
            return 0;

        // As many bits as a 64-bit integer holds, the last one set where a remainder is left: such an integer rounds as the quotient does.
        BigInteger size = BigInteger.Abs(a);
        int shift = QuotientBits - (int)(size.GetBitLength() - b.GetBitLength());
        BigInteger quotient = BigInteger.DivRem(shift > 0 ? size << shift : size, shift < 0 ? b << -shift : b, out BigInteger remainder);
        ulong bits = (ulong)quotient | (remainder.IsZero ? 0UL : 1UL);
        return a.Sign * Math.ScaleB(bits, exponent - shift);
    }
}
