namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// The bit patterns of a lane type, read as integers as wide as its elements (32 bits behind float, 64 behind double). Kernels use them through
/// <see cref="Int{V}"/>, <see cref="Mask{V}"/> and <see cref="Turns{V}"/>, which say what the bits mean.
/// </summary>
/// <typeparam name="V">The lane type itself.</typeparam>
public interface ILaneBits<V>
    where V : unmanaged
{
    /// <summary>Bits in one element: 32 or 64.</summary>
    static abstract int Bits { get; }

    /// <summary>The same integer in every lane (its low <see cref="Bits"/> bits).</summary>
    static abstract V BitsOf(long value);

    /// <summary>Bitwise and.</summary>
    static abstract V And(V a, V b);

    /// <summary>Bitwise or.</summary>
    static abstract V Or(V a, V b);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract V Xor(V a, V b);

    /// <summary>Integer sum, wrapping.</summary>
    static abstract V IntAdd(V a, V b);

    /// <summary>Integer difference, wrapping.</summary>
    static abstract V IntSubtract(V a, V b);

    /// <summary>Low half of the integer product.</summary>
    static abstract V IntMultiply(V a, V b);

    /// <summary>Shift left.</summary>
    static abstract V ShiftLeft(V a, int count);

    /// <summary>Shift right, filling with zeros.</summary>
    static abstract V ShiftRightLogical(V a, int count);

    /// <summary>All bits set in lanes where the integers are equal.</summary>
    static abstract V IntEqual(V a, V b);

    /// <summary>The integers as real numbers, correctly rounded.</summary>
    static abstract V FromInt(V bits);

    /// <summary>The real numbers cut to integers; they must lie within the integer's range.</summary>
    static abstract V ToInt(V value);

    /// <summary>The 64-bit products of 32-bit words (the low 32 bits of each lane) and a constant, as two words.</summary>
    static abstract void MultiplyWords(V a, uint factor, out V high, out V low);
}
