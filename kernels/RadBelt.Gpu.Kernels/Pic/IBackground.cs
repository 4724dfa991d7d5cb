using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>The static field B0 along x as particles of one cell feel it.</summary>
public interface IBackground
{
    /// <summary>Half-step rotation vector of the static field.</summary>
    /// <param name="table">B0 at the centre of each cell, then its increase over each cell, T.</param>
    /// <param name="cell">Cell.</param>
    /// <param name="cells">Cells of the table.</param>
    /// <param name="scale">q Δt/(2m).</param>
    /// <param name="mirror">c Δt/(4 Δx).</param>
    /// <param name="offset">Offset within the cell.</param>
    /// <param name="u">p/(mc) before the rotation.</param>
    static abstract V3<V> Rotation<V>(View<float> table, long cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>The same for a particle a lane, each in a cell of its own.</summary>
    /// <inheritdoc cref="Rotation{V}(View{float}, long, long, V, V, V, V3{V})"/>
    static abstract V3<V> Rotation<V>(View<float> table, Int<V> cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>;
}

/// <summary>B0 the same everywhere.</summary>
public readonly struct UniformBackground : IBackground
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V3<V> Rotation<V>(View<float> table, long cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => new(scale * V.Broadcast(table, cell), V.Of(0), V.Of(0));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V3<V> Rotation<V>(View<float> table, Int<V> cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> => new(scale * V.Gather(table, cell, 0), V.Of(0), V.Of(0));
}

/// <summary>
/// B0(x), with the transverse field that ∇·B = 0 puts at a particle's gyroradius, −½ (dB0/dx) r_g: it is what mirrors particles, with the mean
/// force −(γ m v⊥²/2B0) dB0/dx, and conserves energy (it only turns velocities). r_g = (c/Ω)(0, −u_z, u_y), Ω = qB0/m, taken at the middle of the turn,
/// where u is the mean before and after times 1 + (ΩΔt/2γ)²: the force is then exact for any ΩΔt.
/// </summary>
public readonly struct MirrorBackground : IBackground
{
    // Methods of their own: what they would add to a push leaves lane operations over.

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static V3<V> Rotation<V>(View<float> table, long cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> =>
        Rotation(V.Broadcast(table, cell), V.Broadcast(table, cells + cell), scale, mirror, offset, u);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static V3<V> Rotation<V>(View<float> table, Int<V> cell, long cells, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float> =>
        Rotation(V.Gather(table, cell, 0), V.Gather(table, cell, (int)cells), scale, mirror, offset, u);

    [MethodImpl(Inline)]
    private static V3<V> Rotation<V>(V centre, V slope, V scale, V mirror, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>
    {
        V field = V.MulAdd(slope, offset, centre);
        V turn = scale * field / Particles.Lorentz.Factor(u), transverse = mirror * slope / field;
        return new(scale * field, transverse * V.MulAdd(-turn, u.Y, u.Z), -(transverse * V.MulAdd(turn, u.Z, u.Y)));
    }
}
