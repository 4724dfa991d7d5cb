using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>An electron density that rays run in.</summary>
public interface IRayDensity
{
    /// <summary>The density at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="logGradient">∇ ln n, 1/R_E.</param>
    /// <returns>n, m⁻³.</returns>
    V At<V>(in RayPlace<V> place, out V3<V> logGradient)
        where V : unmanaged, ILanes<V, double>;
}
