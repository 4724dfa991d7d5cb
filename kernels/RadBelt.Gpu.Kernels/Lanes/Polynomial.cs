namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// Polynomials by Horner's rule, each step one fused multiply-add. Written out for each degree rather than one in terms of the next: the compiler's
/// budget for inlining counts every level.
/// </summary>
internal static class Polynomial
{
    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c2), V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c3), V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c4), V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c5), V.Of(c4));
        p = V.MulAdd(x, p, V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c6), V.Of(c5));
        p = V.MulAdd(x, p, V.Of(c4));
        p = V.MulAdd(x, p, V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c7), V.Of(c6));
        p = V.MulAdd(x, p, V.Of(c5));
        p = V.MulAdd(x, p, V.Of(c4));
        p = V.MulAdd(x, p, V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c8), V.Of(c7));
        p = V.MulAdd(x, p, V.Of(c6));
        p = V.MulAdd(x, p, V.Of(c5));
        p = V.MulAdd(x, p, V.Of(c4));
        p = V.MulAdd(x, p, V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5,
        double c6, double c7, double c8, double c9, double c10, double c11)
        where V : unmanaged, ILanes<V>
    {
        V p = V.MulAdd(x, V.Of(c11), V.Of(c10));
        p = V.MulAdd(x, p, V.Of(c9));
        p = V.MulAdd(x, p, V.Of(c8));
        p = V.MulAdd(x, p, V.Of(c7));
        p = V.MulAdd(x, p, V.Of(c6));
        p = V.MulAdd(x, p, V.Of(c5));
        p = V.MulAdd(x, p, V.Of(c4));
        p = V.MulAdd(x, p, V.Of(c3));
        p = V.MulAdd(x, p, V.Of(c2));
        p = V.MulAdd(x, p, V.Of(c1));
        return V.MulAdd(x, p, V.Of(c0));
    }
}
