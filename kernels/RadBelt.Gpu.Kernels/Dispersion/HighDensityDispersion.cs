using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>The full relation without the vacuum's 1 in S and P (R² ≫ 1; Lyons 1974b; Albert 1999).</summary>
public readonly struct HighDensityDispersion : IDispersion
{
    /// <inheritdoc/>
    public static double Vacuum => 0;

    /// <inheritdoc/>
    public static bool WhistlersOnly => false;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Cone<V>(in Stix<V> stix)
        where V : unmanaged, ILanes<V> => -stix.P / stix.S;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Residual<V>(in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V> => Appleton.Residual(stix, q, k);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Gradient<V>(in Stix<V> stix, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V> => Appleton.Gradient(stix, q, k, out x1, out q1, out k1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Margin<V>(in Stix<V> stix, V q)
        where V : unmanaged, ILanes<V> => Appleton.Margin(stix, q);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Perpendicular<V>(in Stix<V> stix, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V> => Appleton.Perpendicular(stix, q, out first, out second, out margin);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Parallel<V>(in Stix<V> stix, V y, out V first, out V second)
        where V : unmanaged, ILanes<V> => Appleton.Parallel(stix, y, out first, out second);
}
