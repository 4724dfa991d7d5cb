namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>A yes or no for each lane: all bits of the lane set, or none.</summary>
/// <typeparam name="V">The lane type.</typeparam>
/// <param name="bits">All ones where set, all zeros elsewhere.</param>
public readonly struct Mask<V>(V bits)
    where V : unmanaged, ILanes<V>
{
    /// <summary>The bit pattern.</summary>
    public readonly V Bits = bits;

    /// <summary>Both.</summary>
    [MethodImpl(Inline)]
    public static Mask<V> operator &(Mask<V> a, Mask<V> b) => new(V.And(a.Bits, b.Bits));

    /// <summary>Either.</summary>
    [MethodImpl(Inline)]
    public static Mask<V> operator |(Mask<V> a, Mask<V> b) => new(V.Or(a.Bits, b.Bits));

    /// <summary>Not.</summary>
    [MethodImpl(Inline)]
    public static Mask<V> operator ~(Mask<V> a) => new(V.Xor(a.Bits, V.BitsOf(-1)));
}
