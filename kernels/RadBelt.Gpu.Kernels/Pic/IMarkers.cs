using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// What macro-particles carry: all of the distribution f, or its departure δf from what it was at the start. What one kind does not do is not in its
/// methods, rather than behind a branch: a branch would count against what the compiler may inline.
/// </summary>
public interface IMarkers
{
    /// <summary>Whether they have weights that change.</summary>
    static abstract bool HaveWeights { get; }

    /// <summary>Weight of those that come in from a reservoir, where f is f0.</summary>
    static abstract int FreshWeight { get; }

    /// <summary>What those from a place on keep.</summary>
    static abstract Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Stores what they keep.</summary>
    static abstract void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Stores what the chosen ones keep together, in their order.</summary>
    static abstract void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>ln f0 but for a constant.</summary>
    /// <param name="equilibrium">f0.</param>
    /// <param name="field">B0 of the cell.</param>
    /// <param name="offset">Where they are in the cell.</param>
    /// <param name="u">p/(mc).</param>
    static abstract V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Their weight now.</summary>
    /// <param name="equilibrium">f0.</param>
    /// <param name="field">B0 of the cell.</param>
    /// <param name="offset">Where they are in the cell, at the time of <paramref name="u"/>.</param>
    /// <param name="u">p/(mc).</param>
    /// <param name="marks">What they keep.</param>
    static abstract V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>A value times their weight.</summary>
    static abstract V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V>;

    /// <summary>Parts of charge times their weight.</summary>
    static abstract Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V>;
}

/// <summary>Macro-particles carry f: their weight is one.</summary>
public readonly struct FullF : IMarkers
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
        where V : unmanaged, ILanes<V> => parts;
}

/// <summary>
/// Macro-particles carry δf = f − f0. f is constant along an orbit, so that the weight δf/f0(start) is w = 1 − f0(now)/f0(start) at any time, with
/// nothing to integrate (Dimits &amp; Lee 1993, J. Comput. Phys. 107, 309; Parker &amp; Lee 1993; here with markers loaded from f0 itself).
/// </summary>
public readonly struct DeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    public static int FreshWeight => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Marks<V> Load<V>(View<float> logStart, View<float> excess, long place)
        where V : unmanaged, ILanes<V, float> => new(V.Load(logStart, place), default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store<V>(View<float> logStart, View<float> excess, long place, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, marks.LogStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreChosen<V>(View<float> logStart, View<float> excess, long place, Mask<V> chosen, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, V.Compress(chosen, marks.LogStart));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => equilibrium.LogDensity(u);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, CellField field, V offset, V3<V> u, Marks<V> marks)
        where V : unmanaged, ILanes<V, float> => equilibrium.Weight(u, marks.LogStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Truncate(parts.ToReal() * weight);
}
