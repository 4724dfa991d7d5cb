using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// Quasi-longitudinal whistlers at high density, <c>μ² = R²/[x(c − x)]</c>, c = cosψ (Albert, Longley &amp; Chan 2024, §2.3, used by Albert 2017):
/// <c>G = axc² − qc + xq</c>, a = R².
/// </summary>
public readonly struct QuasiLongitudinalHighDensity : IDispersion
{
    /// <inheritdoc/>
    public static double Vacuum => 0;

    /// <inheritdoc/>
    public static bool WhistlersOnly => true;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Cone<V>(in Stix<V> stix)
        where V : unmanaged, ILanes<V> => (V.Of(1) - stix.X) * (V.Of(1) + stix.X) / (stix.X * stix.X);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Residual<V>(in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, c = CosineForm.Cosine(q, k);
        return V.MulAdd(a * x * c, c, q * (x - c));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Gradient<V>(in Stix<V> stix, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, c = CosineForm.Cosine(q, k);
        x1 = V.MulAdd(a * c, c, q);
        CosineForm.Chain(q, k, c, x - c, V.MulAdd(V.Of(2) * a * x, c, -q), out q1, out k1);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Margin<V>(in Stix<V> stix, V q)
        where V : unmanaged, ILanes<V> => q - V.Of(4) * stix.Electrons * stix.X * stix.X;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Perpendicular<V>(in Stix<V> stix, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, ax = stix.Electrons * x;
        margin = q - V.Of(4) * ax * x;
        V half = V.Of(0.5) * (q + V.Sqrt(LaneMath.Max(margin, V.Of(0)) * q));
        first = CosineForm.Perpendicular(q, half / ax);
        second = CosineForm.Perpendicular(q, x * q / half);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Parallel<V>(in Stix<V> stix, V y, out V first, out V second)
        where V : unmanaged, ILanes<V>
    {
        V c = V.Of(1) / V.Sqrt(y + V.Of(1));
        first = stix.Electrons * stix.X * c * c / (c - stix.X);
        second = V.Of(-1);
    }
}
