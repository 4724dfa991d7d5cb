namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Functions of <see cref="LaneMath"/> as methods of their own, for kernels too large to take them in.</summary>
internal static class WholeMath
{
    [MethodImpl(Whole)]
    public static V Exp<V>(V x)
        where V : unmanaged, ILanes<V> => LaneMath.Exp(x);

    [MethodImpl(Whole)]
    public static V Log<V>(V x)
        where V : unmanaged, ILanes<V> => LaneMath.Log(x);
}
