using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// The relation of a cold plasma with any species, <c>Aμ⁴ − Bμ² + C = 0</c> (Stix 1992, Eq. 1-29), written in q and K by expanding the determinant:
/// <c>F = S K² − K[(S + P)T − D²x²] + P(T² − D²x⁴)</c>, T = Sx² − q.
/// </summary>
internal static class Appleton
{
    [MethodImpl(Inline)]
    public static V Residual<V>(in Stix<V> m, V q, V k)
        where V : unmanaged, ILanes<V>
    {
        V x2 = m.X * m.X, dx2 = m.D * x2, t = V.MulAdd(m.S, x2, -q);
        V middle = (m.S + m.P) * t - m.D * dx2;
        return V.MulAdd(k, V.MulAdd(m.S, k, -middle), m.P * (t - dx2) * (t + dx2));
    }

    [MethodImpl(Whole)]
    public static void Gradient<V>(in Stix<V> m, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V>
    {
        V two = V.Of(2), x2 = m.X * m.X, dx2 = m.D * x2, t = V.MulAdd(m.S, x2, -q);
        V sum = m.S + m.P;
        V middle = sum * t - m.D * dx2;
        k1 = two * m.S * k - middle;
        q1 = k * sum - two * m.P * t;

        V t1 = V.MulAdd(m.SlopeS, x2, two * m.S * m.X);
        V dx2Slope = V.MulAdd(m.SlopeD, x2, two * m.D * m.X);
        V middle1 = (m.SlopeS + m.SlopeP) * t + sum * t1 - m.SlopeD * dx2 - m.D * dx2Slope;
        V ends = (t - dx2) * (t + dx2);
        V ends1 = two * (t * t1 - dx2 * dx2Slope);
        x1 = k * V.MulAdd(m.SlopeS, k, -middle1) + m.SlopeP * ends + m.P * ends1;
    }

    /// <summary>The discriminant of F over K.</summary>
    [MethodImpl(Inline)]
    public static V Margin<V>(in Stix<V> m, V q)
        where V : unmanaged, ILanes<V>
    {
        V x2 = m.X * m.X, dx2 = m.D * x2, t = V.MulAdd(m.S, x2, -q);
        V b = (m.S + m.P) * t - m.D * dx2;
        return V.MulAdd(b, b, V.Of(-4) * m.S * (m.P * (t - dx2) * (t + dx2)));
    }

    /// <summary>Roots of S K² − b K + c = 0.</summary>
    [MethodImpl(Whole)]
    public static void Perpendicular<V>(in Stix<V> m, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V>
    {
        V x2 = m.X * m.X, dx2 = m.D * x2, t = V.MulAdd(m.S, x2, -q);
        V b = (m.S + m.P) * t - m.D * dx2;
        V c = m.P * (t - dx2) * (t + dx2);
        Roots(m.S, b, c, out first, out second, out margin);
    }

    /// <summary>
    /// Roots of <c>q²[SY² + (S + P)Y + P] − q x²[Y((S + P)S − D²) + 2PS] + P x⁴(S² − D²) = 0</c>, which is F(x, q, qY).
    /// </summary>
    [MethodImpl(Whole)]
    public static void Parallel<V>(in Stix<V> m, V y, out V first, out V second)
        where V : unmanaged, ILanes<V>
    {
        V x2 = m.X * m.X, one = V.Of(1);
        V a = (y + one) * V.MulAdd(m.S, y, m.P);
        V b = x2 * V.MulAdd(y, (m.S + m.P) * m.S - m.D * m.D, V.Of(2) * m.P * m.S);
        V c = m.P * x2 * x2 * (m.S - m.D) * (m.S + m.D);
        Roots(a, b, c, out first, out second, out _);
    }

    /// <summary>
    /// Roots (b ± √(b² − 4ac))/2a, the upper sign first, where the discriminant is positive; without loss of digits, also for a → 0 or c → 0. Each keeps its
    /// sign, and so its wave, where b passes through zero.
    /// </summary>
    [MethodImpl(Inline)]
    private static void Roots<V>(V a, V b, V c, out V first, out V second, out V discriminant)
        where V : unmanaged, ILanes<V>
    {
        discriminant = V.MulAdd(b, b, V.Of(-4) * a * c);
        V root = V.Sqrt(LaneMath.Max(discriminant, V.Of(0)));
        Mask<V> negative = b < V.Of(0);
        V half = V.Of(0.5) * (b + V.Select(negative, -root, root));
        V large = half / a, small = c / half;
        first = V.Select(negative, small, large);
        second = V.Select(negative, large, small);
    }
}
