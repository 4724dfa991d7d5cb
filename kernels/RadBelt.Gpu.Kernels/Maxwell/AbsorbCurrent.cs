using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// What <see cref="AbsorbElectric"/> does to E, before it, done to the current of cold electrons: all of a wave then fades at one rate, wherever its energy is. The kinetic energy lost
/// is added up in the scheme's own measure, J²/(2ε0 ω_p²) + (Δt/2) J·E, J half a step before E.
/// </summary>
/// <param name="jy">J_y on nodes, A m⁻².</param>
/// <param name="jz">J_z.</param>
/// <param name="ey">E_y, V m⁻¹.</param>
/// <param name="ez">E_z.</param>
/// <param name="kept">Fraction kept a step at nodes.</param>
/// <param name="energy">1/(2ε0 ω_p²) at nodes, J m A⁻².</param>
/// <param name="lost">Sums of energy lost, J m⁻³, an element a node.</param>
/// <param name="half">Δt/2, s.</param>
public readonly struct AbsorbCurrent(
    View<double> jy, View<double> jz, View<double> ey, View<double> ez, View<double> kept, View<double> energy, View<double> lost, double half)
    : IKernel<double>
{
    private readonly View<double> jy = jy, jz = jz, ey = ey, ez = ez, kept = kept, energy = energy, lost = lost;
    private readonly double half = half;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V fraction = V.Load(kept, index), y = V.Load(jy, index), z = V.Load(jz, index);
        V.Store(jy, index, fraction * y);
        V.Store(jz, index, fraction * z);
        V squares = V.MulAdd(y, y, z * z), work = V.MulAdd(y, V.Load(ey, index), z * V.Load(ez, index));
        V held = V.MulAdd(V.Load(energy, index), squares, V.Of(half) * work), gone = V.MulAdd(-fraction, fraction, V.Of(1));
        V.Store(lost, index, V.MulAdd(gone, held, V.Load(lost, index)));
    }
}
