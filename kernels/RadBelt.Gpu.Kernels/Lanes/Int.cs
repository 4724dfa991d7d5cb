namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Integers, one a lane, as wide as the lane's real numbers (32 bits behind float, 64 behind double); they wrap on overflow.</summary>
/// <typeparam name="V">The lane type whose bits carry them.</typeparam>
/// <param name="bits">The bit pattern.</param>
public readonly struct Int<V>(V bits)
    where V : unmanaged, ILanes<V>
{
    /// <summary>The bit pattern.</summary>
    public readonly V Bits = bits;

    /// <summary>The same integer in every lane.</summary>
    [MethodImpl(Inline)]
    public static Int<V> Of(long value) => new(V.BitsOf(value));

    /// <summary>Real numbers cut to integers; they must lie within range.</summary>
    [MethodImpl(Inline)]
    public static Int<V> Truncate(V value) => new(V.ToInt(value));

    /// <summary>The bit pattern of real numbers.</summary>
    [MethodImpl(Inline)]
    public static Int<V> BitsOf(V value) => new(value);

    /// <summary>The integers as real numbers.</summary>
    [MethodImpl(Inline)]
    public V ToReal() => V.FromInt(Bits);

    /// <summary>Sum, wrapping.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator +(Int<V> a, Int<V> b) => new(V.IntAdd(a.Bits, b.Bits));

    /// <summary>Difference, wrapping.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator -(Int<V> a, Int<V> b) => new(V.IntSubtract(a.Bits, b.Bits));

    /// <summary>Low half of the product.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator *(Int<V> a, Int<V> b) => new(V.IntMultiply(a.Bits, b.Bits));

    /// <summary>Bitwise and.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator &(Int<V> a, Int<V> b) => new(V.And(a.Bits, b.Bits));

    /// <summary>Bitwise or.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator |(Int<V> a, Int<V> b) => new(V.Or(a.Bits, b.Bits));

    /// <summary>Bitwise exclusive or.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator ^(Int<V> a, Int<V> b) => new(V.Xor(a.Bits, b.Bits));

    /// <summary>Shift left.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator <<(Int<V> a, int count) => new(V.ShiftLeft(a.Bits, count));

    /// <summary>Shift right, filling with zeros.</summary>
    [MethodImpl(Inline)]
    public static Int<V> operator >>>(Int<V> a, int count) => new(V.ShiftRightLogical(a.Bits, count));

    /// <summary>Lanes in which the integers are equal.</summary>
    [MethodImpl(Inline)]
    public static Mask<V> Equal(Int<V> a, Int<V> b) => new(V.IntEqual(a.Bits, b.Bits));
}
