using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// Quasi-longitudinal whistlers in electrons alone, <c>μ² = 1 + R²/[x(c − x)]</c>, c = cosψ (Albert, Longley &amp; Chan 2024, §2.2):
/// <c>G = x²c³ + x(a − x²)c² − qc + xq</c>, a = R².
/// </summary>
public readonly struct QuasiLongitudinal : IDispersion
{
    /// <inheritdoc/>
    public static double Vacuum => 1;

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
        return Cubic(x, a, q, c);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Gradient<V>(in Stix<V> stix, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, c = CosineForm.Cosine(q, k);
        x1 = V.MulAdd(V.Of(2) * x * c * c, c, c * c * (a - V.Of(3) * x * x)) + q;
        CosineForm.Chain(q, k, c, x - c, V.MulAdd(V.Of(3) * x * x * c, c, V.Of(2) * x * (a - x * x) * c) - q, out q1, out k1);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Margin<V>(in Stix<V> stix, V q)
        where V : unmanaged, ILanes<V> => -Cubic(stix.X, stix.Electrons, q, Turning(stix.X, stix.Electrons, q));

    /// <summary>
    /// The two positive roots c: G is convex there and has its minimum at c_t. From where the parabola through the minimum crosses zero, Newton
    /// steps converge whether the roots lie close together or far apart.
    /// </summary>
    [MethodImpl(Inline)]
    public static void Perpendicular<V>(in Stix<V> stix, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, a = stix.Electrons, three = V.Of(3) * x * x, b = x * (a - x * x);
        V turning = Turning(x, a, q);
        margin = -Cubic(x, a, q, turning);
        V reach = V.Sqrt(LaneMath.Max(margin, V.Of(0)) / V.MulAdd(three, turning, b));
        V large = turning + reach, small = turning - reach;
        for (int i = 0; i < 6; i++)
        {
            large = large - Cubic(x, a, q, large) / Slope(x, a, q, large);
            small = small - Cubic(x, a, q, small) / Slope(x, a, q, small);
        }

        first = CosineForm.Perpendicular(q, large);
        second = V.Select(small > x, CosineForm.Perpendicular(q, small), V.Of(-1));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Parallel<V>(in Stix<V> stix, V y, out V first, out V second)
        where V : unmanaged, ILanes<V>
    {
        V x = stix.X, c = V.Of(1) / V.Sqrt(y + V.Of(1));
        first = x * c * c * V.MulAdd(x, c - x, stix.Electrons) / (c - x);
        second = V.Of(-1);
    }

    [MethodImpl(Inline)]
    private static V Cubic<V>(V x, V a, V q, V c)
        where V : unmanaged, ILanes<V> => V.MulAdd(x * c * c, V.MulAdd(x, c - x, a), q * (x - c));

    [MethodImpl(Inline)]
    private static V Slope<V>(V x, V a, V q, V c)
        where V : unmanaged, ILanes<V> => V.MulAdd(x * c, V.MulAdd(V.Of(3) * x, c, V.Of(2) * (a - x * x)), -q);

    /// <summary>c_t, where the slope of G vanishes.</summary>
    [MethodImpl(Inline)]
    private static V Turning<V>(V x, V a, V q)
        where V : unmanaged, ILanes<V>
    {
        V b = x * (a - x * x);
        return q / (b + V.Sqrt(V.MulAdd(b, b, V.Of(3) * x * x * q)));
    }
}
