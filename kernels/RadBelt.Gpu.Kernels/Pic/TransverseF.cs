using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>Macro-particles carry f, as of <see cref="FullF"/>, whose current along x is not wanted: cold electrons cancel it in hybrid models. There is nothing to work out for it then.</summary>
public readonly struct TransverseF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => false;

    /// <inheritdoc/>
    public static int FreshWeight => 1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadExcess<V>(View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreExcess<V>(View<float> excess, long place, V value)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Field<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V> => V.Of(1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}
