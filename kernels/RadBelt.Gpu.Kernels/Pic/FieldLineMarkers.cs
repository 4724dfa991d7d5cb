using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// δf of an f0 that depends on B0 along the field line: weight 1 − f0(now)/f0(start), as of <see cref="DeltaF"/>. For hybrid models, where only the current
/// across B0 matters: none passes along it, and weights are not bounded.
/// </summary>
public readonly struct FieldLineDeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    public static int FreshWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => DeltaF.Load<V>(logStart, excess, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => DeltaF.Store(logStart, excess, place, marks);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => DeltaF.StoreChosen(logStart, excess, place, chosen, marks);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => equilibrium.LogDensity(u, field.At(offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => -equilibrium.Growth(u, field, offset, marks.LogStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}

/// <summary>
/// <see cref="FieldLineDeltaF"/> whose f is not constant along orbits, or begins with a departure: each marker keeps F = f/f0(start), and its weight is
/// F − f0(now)/f0(start); see <see cref="RelaxMarkers"/>.
/// </summary>
public readonly struct ChangingDeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    public static int FreshWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => new(V.Load(logStart, place), V.Load(excess, place));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>
    {
        V.Store(logStart, place, marks.LogStart);
        V.Store(excess, place, marks.Excess);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>
    {
        V.Store(logStart, place, V.Compress(chosen, marks.LogStart));
        V.Store(excess, place, V.Compress(chosen, marks.Excess));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => equilibrium.LogDensity(u, field.At(offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => marks.Excess - equilibrium.Growth(u, field, offset, marks.LogStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}

/// <summary>Full f that changes along orbits: the weight is F; the rest as of <see cref="ChangingDeltaF"/>.</summary>
public readonly struct ChangingF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    public static int FreshWeight => 1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => ChangingDeltaF.Load<V>(logStart, excess, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => ChangingDeltaF.Store(logStart, excess, place, marks);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => ChangingDeltaF.StoreChosen(logStart, excess, place, chosen, marks);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => equilibrium.LogDensity(u, field.At(offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => V.Of(1) + marks.Excess;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}
