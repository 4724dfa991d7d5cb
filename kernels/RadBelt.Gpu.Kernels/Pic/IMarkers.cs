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

    /// <summary>ln f0 at the start of those from a place on.</summary>
    static abstract V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>F − 1 of those from a place on, F = f over f0 at the start: zero as long as f is constant along orbits. A float keeps a small difference better than F.</summary>
    static abstract V LoadExcess<V>(View<float> excess, long place)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Keeps ln f0 at the start.</summary>
    static abstract void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Keeps F − 1.</summary>
    static abstract void StoreExcess<V>(View<float> excess, long place, V value)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>B0, T, where those of a cell are, if f0 depends on it.</summary>
    /// <param name="background">B0 at the centre of each cell, then its increase over each cell, T; continued beyond the edges.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="cells">Cells of the table.</param>
    /// <param name="before">Offset in the cell half a step before the time of u.</param>
    /// <param name="after">Offset half a step after it, from the same centre.</param>
    static abstract V Field<V>(View<float> background, long cell, long cells, V before, V after)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>ln f0 but for a constant.</summary>
    /// <param name="equilibrium">f0.</param>
    /// <param name="u">p/(mc).</param>
    /// <param name="field">B0 there; see <see cref="Field"/>.</param>
    static abstract V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V>;

    /// <summary>Their weight now.</summary>
    /// <param name="equilibrium">f0.</param>
    /// <param name="u">p/(mc).</param>
    /// <param name="field">B0 there; see <see cref="Field"/>.</param>
    /// <param name="logStart">ln f0 at the start.</param>
    /// <param name="excess">F − 1.</param>
    static abstract V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V>;

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
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LogDensity<V>(Equilibrium equilibrium, V3<V> u, V field)
        where V : unmanaged, ILanes<V> => equilibrium.LogDensity(u);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V field, V logStart, V excess)
        where V : unmanaged, ILanes<V> => equilibrium.Weight(u, logStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Truncate(parts.ToReal() * weight);
}
