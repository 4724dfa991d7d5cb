using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// State of test particles on the device: five numbers each (20 bytes in float, 40 in double). The momentum columns hold p/(mc), or (γ − 1,
/// α, φ) while the reduced equations advance them.
/// </summary>
/// <typeparam name="T">Precision.</typeparam>
/// <param name="cell">Cell number.</param>
/// <param name="offset">Offset from the cell's centre, cells.</param>
/// <param name="ux">p_x/(mc), or γ − 1.</param>
/// <param name="uy">p_y/(mc), or α, rad.</param>
/// <param name="uz">p_z/(mc), or φ, rad.</param>
public readonly struct ParticleViews<T>(View<T> cell, View<T> offset, View<T> ux, View<T> uy, View<T> uz)
    where T : unmanaged
{
    private readonly View<T> cell = cell, offset = offset, ux = ux, uy = uy, uz = uz;

    /// <summary>Positions of the particles at index ….</summary>
    [MethodImpl(Inline)]
    public Position<V> Position<V>(long index)
        where V : unmanaged, ILanes<V, T> => new(V.Load(cell, index), V.Load(offset, index));

    /// <summary>Momentum columns of the particles at index ….</summary>
    [MethodImpl(Inline)]
    public V3<V> Momentum<V>(long index)
        where V : unmanaged, ILanes<V, T> => new(V.Load(ux, index), V.Load(uy, index), V.Load(uz, index));

    /// <summary>Stores the particles at index ….</summary>
    [MethodImpl(Inline)]
    public void Store<V>(long index, Position<V> x, V3<V> u)
        where V : unmanaged, ILanes<V, T>
    {
        V.Store(cell, index, x.Cell);
        V.Store(offset, index, x.Offset);
        V.Store(ux, index, u.X);
        V.Store(uy, index, u.Y);
        V.Store(uz, index, u.Z);
    }
}
