using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>The dispersion relation at a point of a ray.</summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="residual">D.</param>
/// <param name="scale">Sum of the magnitudes of its terms.</param>
/// <param name="gradient">∂D/∂n.</param>
/// <param name="coneMargin">Zero where tanψ is the wanted fraction of that of the resonance cone, positive short of it.</param>
public readonly struct RayLocal<V>(V residual, V scale, V3<V> gradient, V coneMargin)
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>D.</summary>
    public readonly V Residual = residual;

    /// <summary>Sum of the magnitudes of the terms of D.</summary>
    public readonly V Scale = scale;

    /// <summary>∂D/∂n.</summary>
    public readonly V3<V> Gradient = gradient;

    /// <summary>Distance from the resonance cone.</summary>
    public readonly V ConeMargin = coneMargin;

    /// <summary>The nearest n on the surface D = 0, to first order; D is small to begin with.</summary>
    [MethodImpl(Inline)]
    public V3<V> Nearest(in V3<V> index) => index - (Residual / V3<V>.Dot(Gradient, Gradient)) * Gradient;
}
