using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>Markers whose current along x is not wanted, since cold electrons cancel it: there is nothing to work out then.</summary>
/// <typeparam name="TMarkers">What they carry otherwise.</typeparam>
public readonly struct Transverse<TMarkers> : IMarkers
    where TMarkers : struct, IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => TMarkers.HaveWeights;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => TMarkers.LoadLogStart<V>(logStart, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float> => TMarkers.StoreLogStart(logStart, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V logStart)
        where V : unmanaged, ILanes<V> => TMarkers.Weight(equilibrium, u, logStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => TMarkers.Weighted(value, weight);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}
