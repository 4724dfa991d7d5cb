namespace RadBelt.Gpu.TestParticles;

/// <summary>Fractions of a turn as 64-bit integers, and as the bit patterns that kernels read (32 bits behind float, 64 behind double).</summary>
internal static class FixedTurns
{
    /// <summary>The fraction of <paramref name="turns"/>, |turns| &lt; 2⁵².</summary>
    public static ulong Of(double turns)
    {
        double fraction = turns - Math.Round(turns);
        return unchecked((ulong)(Int128)Math.Round(fraction * 18446744073709551616.0));
    }

    public static double Scale<T>() => typeof(T) == typeof(float) ? 4294967296.0 : 18446744073709551616.0;

    public static T Bits<T>(ulong turns)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            float bits = BitConverter.UInt32BitsToSingle((uint)(unchecked(turns + (1UL << 31)) >> 32));
            return Unsafe.As<float, T>(ref bits);
        }

        double wide = BitConverter.UInt64BitsToDouble(turns);
        return Unsafe.As<double, T>(ref wide);
    }
}
