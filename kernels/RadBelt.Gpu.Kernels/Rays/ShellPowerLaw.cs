using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary><c>n = n1 L^(−p) cos^(−2η) λ</c>: a power of L on the equator, and of r along each field line.</summary>
/// <param name="density">n1, m⁻³: on the equator at L = 1.</param>
/// <param name="shellExponent">p.</param>
/// <param name="exponent">η.</param>
public readonly struct ShellPowerLaw(double density, double shellExponent, double exponent) : IRayDensity
{
    private readonly double density = density, shellExponent = shellExponent, exponent = exponent;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public V At<V>(in RayPlace<V> place, out V3<V> logGradient)
        where V : unmanaged, ILanes<V, double>
    {
        // L = r/cos²λ: n = n1 r^(−p) (cos²λ)^(p − η).
        V ofRadius = V.Of(-shellExponent), ofCosine = V.Of(shellExponent - exponent);
        logGradient = ofRadius * place.LogRadiusGradient + ofCosine * place.LogCosineSquaredGradient;
        V log = V.MulAdd(ofRadius, WholeMath.Log(place.Radius), ofCosine * WholeMath.Log(place.CosineSquared));
        return V.Of(density) * WholeMath.Exp(log);
    }
}
