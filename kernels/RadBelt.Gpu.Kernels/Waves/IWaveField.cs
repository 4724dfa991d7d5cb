using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Waves;

/// <summary>
/// Electric and magnetic fields of waves at a particle's place, in the units a pusher takes: half-step impulse q E Δt/(2mc) and half-step
/// rotation q B Δt/(2m). The time is one of a table of instants that the host prepared for the launch.
/// </summary>
/// <typeparam name="T">Precision.</typeparam>
public interface IWaveField<T>
    where T : unmanaged
{
    /// <summary>The wave fields at <paramref name="at"/> (the background field is not in them).</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="at">Position.</param>
    /// <param name="instant">Number of the instant within the launch.</param>
    /// <param name="impulse">q E Δt / (2 m c).</param>
    /// <param name="rotation">q B Δt / (2 m).</param>
    void At<V>(Position<V> at, int instant, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, T>;
}
