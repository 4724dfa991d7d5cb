namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Polynomials by Horner's rule, each step one fused multiply-add.</summary>
internal static class Polynomial
{
    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, V.MulAdd(x, V.Of(c2), V.Of(c1)), V.Of(c0));

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, Of(x, c1, c2, c3), V.Of(c0));

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, Of(x, c1, c2, c3, c4), V.Of(c0));

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, Of(x, c1, c2, c3, c4, c5), V.Of(c0));

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, Of(x, c1, c2, c3, c4, c5, c6), V.Of(c0));

    [MethodImpl(Inline)]
    public static V Of<V>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where V : unmanaged, ILanes<V> => V.MulAdd(x, Of(x, c1, c2, c3, c4, c5, c6, c7), V.Of(c0));
}
