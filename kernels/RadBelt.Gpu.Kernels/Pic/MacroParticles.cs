using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Macro-particles of one species in lists, one or several a cell: a particle is an offset in its cell and u = p/(mc). A list begins at a
/// multiple of 16 and has <see cref="Slack"/> places beyond what it may hold, so that whole registers may be stored at its end.
/// </summary>
/// <param name="start">First place of each list; one entry more than there are lists.</param>
/// <param name="count">Particles in each list.</param>
/// <param name="offset">Offset from the centre of the cell, cells.</param>
/// <param name="ux">u along x.</param>
/// <param name="uy">u along y.</param>
/// <param name="uz">u along z.</param>
/// <param name="logStart">ln f0 at the start, of markers with weights; else nothing.</param>
/// <param name="excess">F − 1 of markers that keep F; else nothing.</param>
public readonly struct MacroParticles(
    View<long> start, View<int> count, View<float> offset, View<float> ux, View<float> uy, View<float> uz, View<float> logStart,
    View<float> excess)
{
    /// <summary>Places at the end of a list that no particle may take.</summary>
    public const int Slack = 16;

    /// <summary>First place of each list.</summary>
    public readonly View<long> Start = start;

    /// <summary>Particles in each list.</summary>
    public readonly View<int> Count = count;

    /// <summary>Offset from the centre of the cell, cells.</summary>
    public readonly View<float> Offset = offset;

    /// <summary>u along x.</summary>
    public readonly View<float> Ux = ux;

    /// <summary>u along y.</summary>
    public readonly View<float> Uy = uy;

    /// <summary>u along z.</summary>
    public readonly View<float> Uz = uz;

    /// <summary>ln f0 at the start.</summary>
    public readonly View<float> LogStart = logStart;

    /// <summary>F − 1; see <see cref="ChangingDeltaF"/>.</summary>
    public readonly View<float> Excess = excess;

    [MethodImpl(Inline)]
    internal V3<V> Momentum<V>(long place)
        where V : unmanaged, ILanes<V, float> => new(V.Load(Ux, place), V.Load(Uy, place), V.Load(Uz, place));

    [MethodImpl(Inline)]
    internal void Store<V>(long place, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>
    {
        V.Store(Offset, place, offset);
        V.Store(Ux, place, u.X);
        V.Store(Uy, place, u.Y);
        V.Store(Uz, place, u.Z);
    }

    // Stores the marked ones together, from a place on, in their order.
    [MethodImpl(Inline)]
    internal void StoreMarked<V, TMarkers>(long place, Mask<V> marked, V offset, V3<V> u, V logStart, V excess)
        where V : unmanaged, ILanes<V, float>
        where TMarkers : struct, IMarkers
    {
        Store(place, V.Compress(marked, offset), new V3<V>(V.Compress(marked, u.X), V.Compress(marked, u.Y), V.Compress(marked, u.Z)));
        TMarkers.StoreLogStart(LogStart, place, V.Compress(marked, logStart));
        TMarkers.StoreExcess(Excess, place, V.Compress(marked, excess));
    }

    // ln f0 at the start, of markers with weights.
    [MethodImpl(Inline)]
    internal V LogStartOf<V, TMarkers>(long place)
        where V : unmanaged, ILanes<V, float>
        where TMarkers : struct, IMarkers => TMarkers.LoadLogStart<V>(LogStart, place);

    // F − 1, of markers that keep F.
    [MethodImpl(Inline)]
    internal V ExcessOf<V, TMarkers>(long place)
        where V : unmanaged, ILanes<V, float>
        where TMarkers : struct, IMarkers => TMarkers.LoadExcess<V>(Excess, place);
}
