using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// The trough of Sheeley et al. (2001), with u = 3/L and the local time LT in hours: <c>n = {124 u⁴ + 36 u^3.5 cos[(LT − 7.7 u² − 12) π/12]} cm⁻³
/// cos^(−2η) λ</c>.
/// </summary>
/// <param name="localTime">LT, hours.</param>
/// <param name="exponent">η.</param>
public readonly struct SheeleyTrough(double localTime, double exponent) : IRayDensity
{
    private readonly double localTime = localTime, exponent = exponent;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public V At<V>(in RayPlace<V> place, out V3<V> logGradient)
        where V : unmanaged, ILanes<V, double>
    {
        V u = V.Of(3) / place.LShell, u2 = u * u, u35 = u2 * u * V.Sqrt(u);
        V turns = V.MulAdd(u2, V.Of(-7.7 / 24), V.Of((localTime - 12) / 24));
        turns -= V.Floor(turns + V.Of(0.5));
        Turns<V>.Of(turns).SinCos(out V sin, out V cos);
        V fourth = V.Of(124e6) * u2 * u2, half = V.Of(36e6) * u35;
        V equator = V.MulAdd(half, cos, fourth);

        // d/d ln u; ln u falls as ln L rises, and ln L = ln r − ln cos²λ.
        V slope = V.MulAdd(V.Of(4), fourth, half * V.MulAdd(V.Of(3.5), cos, V.Of(2 * 7.7 * System.Math.PI / 12) * u2 * sin)) / equator;
        logGradient = (-slope) * place.LogRadiusGradient + (slope - V.Of(exponent)) * place.LogCosineSquaredGradient;
        return equator * WholeMath.Exp(V.Of(-exponent) * WholeMath.Log(place.CosineSquared));
    }
}
