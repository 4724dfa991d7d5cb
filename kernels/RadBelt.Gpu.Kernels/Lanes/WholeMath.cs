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

    [MethodImpl(Whole)]
    public static V PolarAngle<V>(V y, V x)
        where V : unmanaged, ILanes<V> => LaneMath.PolarAngle(y, x);

    /// <summary>Sine and cosine of turns of any number: whole ones are left out, at their rounding.</summary>
    [MethodImpl(Whole)]
    public static void SinCosOfTurns<V>(V turns, out V sin, out V cos)
        where V : unmanaged, ILanes<V> => Turns<V>.Of(turns - V.Floor(turns + V.Of(0.5))).SinCos(out sin, out cos);
}
