using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// Whistlers far below the electron gyrofrequency, <c>μ² = R²/(xc)</c>, c = cosψ (Lyons et al. 1972; Albert, Longley &amp; Chan 2024, §2.4):
/// <c>G = axc − q</c>, a = R².
/// </summary>
public readonly struct LowFrequency : IDispersion
{
    /// <inheritdoc/>
    public static double Vacuum => 0;

    /// <inheritdoc/>
    public static bool WhistlersOnly => true;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Cone<V>(in Stix<V> stix)
        where V : unmanaged, ILanes<V> => V.Of(-1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Residual<V>(in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, c = CosineForm.Cosine(q, k);
        return V.MulAdd(a * x, c, -q);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Gradient<V>(in Stix<V> stix, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, c = CosineForm.Cosine(q, k);
        x1 = a * c;
        CosineForm.Chain(q, k, c, V.Of(-1), a * x, out q1, out k1);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Margin<V>(in Stix<V> stix, V q)
        where V : unmanaged, ILanes<V> => V.Of(1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Perpendicular<V>(in Stix<V> stix, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V>
    {
        first = CosineForm.Perpendicular(q, q / (stix.Electrons * stix.X));
        second = V.Of(-1);
        margin = V.Of(1);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Parallel<V>(in Stix<V> stix, V y, out V first, out V second)
        where V : unmanaged, ILanes<V>
    {
        first = stix.Electrons * stix.X / V.Sqrt(y + V.Of(1));
        second = V.Of(-1);
    }
}
