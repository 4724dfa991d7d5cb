using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Waves;

/// <summary>
/// N plane waves at angles to the background field along x: ψ_j = k_j · r − ω_j t + φ_j, and each component of E and B a multiple of cos ψ_j, of
/// sin ψ_j, or of both, as the polarisation and the azimuth of k_j have it.
/// </summary>
/// <remarks>
/// Phases are kept in fixed-point turns as in <see cref="FieldAlignedWaves{T}"/>: k_x times the cell number as an exact wrapping product, −ω_j t + φ_j
/// from a table. What is left, k_x times the offset plus k_y y + k_z z, is a real number of turns: a particle stays within its gyroradius and what it
/// scatters across the field, m turns, of which rounding takes 2⁻²² m (float) or 2⁻⁵¹ m (double).
/// One wave evaluation is one turn of the loop in <see cref="At"/>: about 45 lane operations and 15 numbers read, the same for all lanes.
/// </remarks>
/// <typeparam name="T">Precision.</typeparam>
public readonly struct ObliqueWaves<T>
    where T : unmanaged
{
    /// <summary>Numbers a wave takes in <see cref="Waves"/>.</summary>
    public const int Stride = 14;

    /// <summary>
    /// For each wave: k_x in turns per cell as fixed-point bits; k_x, k_y, k_z in turns per cell; the electric half-step impulse q E Δt/(2mc), x along
    /// cos ψ, y along cos ψ and sin ψ, z along cos ψ and sin ψ; the magnetic half-step rotation q B Δt/(2m), x along sin ψ, y and z along both.
    /// </summary>
    public readonly View<T> Waves;

    /// <summary>−ω_j t + φ_j as fixed-point turns: a row of all waves for each instant of the launch.</summary>
    public readonly View<T> Phases;

    private readonly int count;

    /// <summary>Waves and their phases at the instants of a launch.</summary>
    /// <param name="waves"><see cref="Stride"/> numbers a wave.</param>
    /// <param name="phases">One row of phases an instant.</param>
    /// <param name="count">Waves.</param>
    public ObliqueWaves(View<T> waves, View<T> phases, int count)
    {
        Waves = waves;
        Phases = phases;
        this.count = count;
    }

    /// <summary>The wave fields at a place (the background field is not in them).</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="x">Position along the background field.</param>
    /// <param name="y">Position along y, cells.</param>
    /// <param name="z">Position along z, cells.</param>
    /// <param name="instant">Number of the instant within the launch.</param>
    /// <param name="impulse">q E Δt / (2 m c).</param>
    /// <param name="rotation">q B Δt / (2 m).</param>
    [MethodImpl(Whole)]
    public void At<V>(Position<V> x, V y, V z, int instant, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, T>
    {
        View<T> waves = Waves, phases = Phases;
        Int<V> cell = Int<V>.Truncate(x.Cell);
        V offset = x.Offset;
        V ex = V.Of(0), ey = V.Of(0), ez = V.Of(0), bx = V.Of(0), by = V.Of(0), bz = V.Of(0);
        long row = (long)instant * count;
        for (int j = 0; j < count; j++)
        {
            long wave = (long)j * Stride;
            Turns<V> k = new(new Int<V>(V.Broadcast(waves, wave)));
            V turns = V.MulAdd(
                V.Broadcast(waves, wave + 1), offset, V.MulAdd(V.Broadcast(waves, wave + 2), y, V.Broadcast(waves, wave + 3) * z));
            Turns<V> phase = new(new Int<V>(V.Broadcast(phases, row + j)));
            (cell * k + Turns<V>.Of(turns - V.Floor(turns + V.Of(0.5))) + phase).SinCos(out V sin, out V cos);
            ex = V.MulAdd(V.Broadcast(waves, wave + 4), cos, ex);
            ey = V.MulAdd(V.Broadcast(waves, wave + 5), cos, V.MulAdd(V.Broadcast(waves, wave + 6), sin, ey));
            ez = V.MulAdd(V.Broadcast(waves, wave + 7), cos, V.MulAdd(V.Broadcast(waves, wave + 8), sin, ez));
            bx = V.MulAdd(V.Broadcast(waves, wave + 9), sin, bx);
            by = V.MulAdd(V.Broadcast(waves, wave + 10), cos, V.MulAdd(V.Broadcast(waves, wave + 11), sin, by));
            bz = V.MulAdd(V.Broadcast(waves, wave + 12), cos, V.MulAdd(V.Broadcast(waves, wave + 13), sin, bz));
        }

        impulse = new(ex, ey, ez);
        rotation = new(bx, by, bz);
    }
}
