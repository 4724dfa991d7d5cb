using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A static magnetic field B = B b that rays run in.</summary>
public interface IRayField
{
    /// <summary>The field at a place, and how it changes there.</summary>
    /// <param name="place">The place.</param>
    /// <param name="index">n = ck/ω.</param>
    /// <param name="logGradient">∇ ln B, 1/R_E.</param>
    /// <param name="direction">b.</param>
    /// <param name="parallelGradient">∇(b·n) at constant n, 1/R_E.</param>
    /// <returns>B, T.</returns>
    V At<V>(in RayPlace<V> place, in V3<V> index, out V3<V> logGradient, out V3<V> direction, out V3<V> parallelGradient)
        where V : unmanaged, ILanes<V, double>;
}
