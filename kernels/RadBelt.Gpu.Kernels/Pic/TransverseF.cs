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
    public static Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => V.Of(1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}
