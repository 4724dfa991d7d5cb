using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>Electrons on a field line, a column each: momentum p/(mc) at a time (x along the field), and place half a step later.</summary>
internal readonly struct ParabolicElectrons(View<double> distance, View<double> along, View<double> first, View<double> second)
{
    private readonly View<double> distance = distance, along = along, first = first, second = second;

    /// <summary>Distance from the equator half a step later, node spacings.</summary>
    [MethodImpl(Inline)]
    public V Distance<V>(long index)
        where V : unmanaged, ILanes<V, double> => V.Load(distance, index);

    /// <summary>p/(mc).</summary>
    [MethodImpl(Inline)]
    public V3<V> Momentum<V>(long index)
        where V : unmanaged, ILanes<V, double> => new(V.Load(along, index), V.Load(first, index), V.Load(second, index));

    /// <summary>Place and momentum of chosen electrons.</summary>
    [MethodImpl(Inline)]
    public V3<V> Chosen<V>(Int<V> electron, out V place)
        where V : unmanaged, ILanes<V, double>
    {
        place = V.Gather(distance, electron, 0);
        return new(V.Gather(along, electron, 0), V.Gather(first, electron, 0), V.Gather(second, electron, 0));
    }

    /// <summary>Stores both.</summary>
    [MethodImpl(Inline)]
    public void Store<V>(long index, V place, V3<V> u)
        where V : unmanaged, ILanes<V, double>
    {
        V.Store(distance, index, place);
        V.Store(along, index, u.X);
        V.Store(first, index, u.Y);
        V.Store(second, index, u.Z);
    }
}
