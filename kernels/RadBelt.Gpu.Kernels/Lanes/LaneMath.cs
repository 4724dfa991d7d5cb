namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// Elementary functions of kernels, made of correctly rounded operations only: the same bits on every lane width, no library calls on a GPU.
/// Error bounds are relative and tested against double (float lanes) or extended precision (double lanes). Arguments outside the stated range
/// give unspecified finite results, so kernels guard them.
/// </summary>
public static class LaneMath
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>1 / a, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static V Reciprocal<V>(V a)
        where V : unmanaged, ILanes<V> => V.Of(1) / a;

    /// <summary>The smaller.</summary>
    [MethodImpl(Inline)]
    public static V Min<V>(V a, V b)
        where V : unmanaged, ILanes<V> => V.Select(a < b, a, b);

    /// <summary>The larger.</summary>
    [MethodImpl(Inline)]
    public static V Max<V>(V a, V b)
        where V : unmanaged, ILanes<V> => V.Select(a > b, a, b);

    /// <summary>
    /// e^x for −87 ≤ x ≤ 88 (float), −708 ≤ x ≤ 709 (double); beyond, the value at the bound. Relative error below 3e-7 (float), 5e-16 (double):
    /// x = n ln2 + r with ln2 in two parts, 2^n by the exponent bits, 2^(r/ln2) by a polynomial.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x)
        where V : unmanaged, ILanes<V>
    {
        x = Max(Min(x, V.Of(V.Bits == 32 ? 88 : 709)), V.Of(V.Bits == 32 ? -87 : -708));
        V n = V.Floor(V.MulAdd(x, V.Of(1 / Ln2), V.Of(0.5)));
        V r = V.Bits == 32
            ? V.MulAdd(n, V.Of(2.12194440e-4), V.MulAdd(n, V.Of(-0.693359375), x))
            : V.MulAdd(n, V.Of(-1.90821492927058770002e-10), V.MulAdd(n, V.Of(-6.93147180369123816490e-1), x));
        V f = r * V.Of(1 / Ln2);
        V p = V.Bits == 32
            ? Polynomial.Of(f, 0.6931471824645996, 0.24022650718688965, 0.055503569543361664, 0.009618083015084267, 0.0013390863314270973,
                0.00015453163359779865)
            : Polynomial.Of(f, 0.6931471805599453, 0.24022650695910072, 0.055504108664821625, 0.00961812910762848, 0.001333355814640647,
                0.00015403530393370734, 1.5252733841556773e-05, 1.3215486808705563e-06, 1.0178057087733941e-07, 7.0548973041554995e-09,
                4.4558179083360645e-10, 2.5729324177362305e-11);
        V scale = ((Int<V>.Truncate(n) + Int<V>.Of(V.Bits == 32 ? 127 : 1023)) << (V.Bits == 32 ? 23 : 52)).Bits;
        return V.MulAdd(scale * f, p, scale);
    }

    /// <summary>
    /// ln x for normal x &gt; 0. Relative error below 3e-7 (float), 5e-16 (double), absolute the same near x = 1:
    /// x = 2^n m with m in [√½, √2), ln m = 2 artanh((m − 1)/(m + 1)).
    /// </summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x)
        where V : unmanaged, ILanes<V>
    {
        int mantissa = V.Bits == 32 ? 23 : 52;
        Int<V> half = Int<V>.Of(V.Bits == 32 ? 0x3f3504f3 : 0x3fe6a09e667f3bcd);   // bits of √½
        Int<V> offset = Int<V>.BitsOf(x) - half;
        Int<V> bias = Int<V>.Of(V.Bits == 32 ? 128 : 1024);

        // The exponent may be negative: count it from a bias so that the logical shift keeps its sign.
        Int<V> exponent = ((offset + (bias << mantissa)) >>> mantissa) - bias;
        V n = exponent.ToReal();
        V m = (Int<V>.BitsOf(x) - (exponent << mantissa)).Bits;
        V f = m - V.Of(1);
        V s = f / (V.Of(2) + f), z = s * s;
        V p = V.Bits == 32
            ? Polynomial.Of(z, 0.6666668653488159, 0.3998878002166748, 0.29579949378967285)
            : Polynomial.Of(z, 0.666666666666667, 0.39999999999899505, 0.28571428625975487, 0.2222221113479508, 0.18182889125261723,
                0.15331721600556042, 0.14616449685043406);
        V tail = V.MulAdd(n, V.Of(V.Bits == 32 ? -2.12194440e-4 : 1.90821492927058770002e-10), s * z * p);
        return V.MulAdd(n, V.Of(V.Bits == 32 ? 0.693359375 : 6.93147180369123816490e-1), V.MulAdd(V.Of(2), s, tail));
    }

    /// <summary>x^y = exp(y ln x) for x &gt; 0; relative error of <see cref="Exp"/> plus |y ln x| times that of <see cref="Log"/>.</summary>
    [MethodImpl(Inline)]
    public static V Pow<V>(V x, V y)
        where V : unmanaged, ILanes<V> => Exp(y * Log(x));

    /// <summary>
    /// The angle in [0, π] of the direction (x, y) from +x, for y ≥ 0 (a pitch angle from its parallel and perpendicular components); 0 at the
    /// origin. Absolute error below 4e-7 (float), 6e-16 (double).
    /// </summary>
    [MethodImpl(Inline)]
    public static V PolarAngle<V>(V y, V x)
        where V : unmanaged, ILanes<V>
    {
        V ax = V.Abs(x);
        V low = Min(ax, y), high = Max(ax, y);
        Mask<V> zero = ~(high > V.Of(0));
        V a = low / V.Select(zero, V.Of(1), high);                      // tan of an angle in [0, π/4]
        Mask<V> upper = a > V.Of(0.41421356237309503);                  // tan(π/8): halve the range once more
        V t = V.Select(upper, (a - V.Of(1)) / (a + V.Of(1)), a), z = t * t;
        V p = V.Bits == 32
            ? Polynomial.Of(z, -0.3333328664302826, 0.19991236925125122, -0.14024123549461365, 0.08520402759313583)
            : Polynomial.Of(z, -0.3333333333333333, 0.19999999999999804, -0.14285714285659806, 0.11111111105153429, -0.09090908753400499,
                0.07692296372129964, -0.06666424833613552, 0.05878928398517232, -0.052304498567092406, 0.04551573086664191,
                -0.034570044186095536, 0.016285183029865667);
        V angle = V.MulAdd(t * z, p, t) + V.Select(upper, V.Of(Math.PI / 4), V.Of(0));
        angle = V.Select(y > ax, V.Of(Math.PI / 2) - angle, angle);
        return V.Select(x < V.Of(0), V.Of(Math.PI) - angle, angle);
    }
}
