using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>A scheme that advances u = p/(mc) over one step through fields given at its middle.</summary>
public interface IPusher
{
    /// <summary>u after the step.</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="u">p/(mc) before the step.</param>
    /// <param name="impulse">Half-step electric impulse q E Δt / (2 m c).</param>
    /// <param name="rotation">Half-step rotation vector at γ = 1, q B Δt / (2 m).</param>
    static abstract V3<V> Push<V>(V3<V> u, V3<V> impulse, V3<V> rotation)
        where V : unmanaged, ILanes<V>;
}
