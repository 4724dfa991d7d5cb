namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>Floats and doubles as the integers of their bits.</summary>
internal static class ElementBits
{
    public static T From<T>(long bits)
        where T : unmanaged => typeof(T) == typeof(float)
            ? (T)(object)BitConverter.Int32BitsToSingle((int)bits)
            : (T)(object)BitConverter.Int64BitsToDouble(bits);

    public static long Of<T>(T value)
        where T : unmanaged => value is float single ? BitConverter.SingleToInt32Bits(single) : BitConverter.DoubleToInt64Bits((double)(object)value);

    /// <summary>The integer that the low bits of an element hold, signed.</summary>
    public static long Narrow<T>(long value)
        where T : unmanaged => typeof(T) == typeof(float) ? (int)value : value;
}
