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
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(logStart, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadExcess<V>(View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreExcess<V>(View<float> excess, long place, V value)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Field<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float> => FieldLine.MeanField(background, cell, cells, before, after);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V> => equilibrium.LogDensity(u, field);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V> => -equilibrium.Growth(u, field, logStart);

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
/// F − f0(now)/f0(start); see <see cref="RenewMarkers{TMarkers}"/>.
/// </summary>
public readonly struct ChangingDeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    public static int FreshWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(logStart, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadExcess<V>(View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(excess, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreExcess<V>(View<float> excess, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(excess, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Field<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float> => FieldLine.MeanField(background, cell, cells, before, after);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V> => equilibrium.LogDensity(u, field);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V> => excess - equilibrium.Growth(u, field, logStart);

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
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(logStart, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadExcess<V>(View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(excess, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreExcess<V>(View<float> excess, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(excess, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Field<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float> => FieldLine.MeanField(background, cell, cells, before, after);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V> => equilibrium.LogDensity(u, field);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V> => V.Of(1) + excess;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Of(0);
}

/// <summary>What all markers along a field line do.</summary>
file static class FieldLine
{
    // B0, linear over the cell, in the middle between two offsets.
    [MethodImpl(Inline)]
    public static V MeanField<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float> =>
        V.MulAdd(V.Of(0.5) * V.Broadcast(background, cells + cell), before + after, V.Broadcast(background, cell));
}
