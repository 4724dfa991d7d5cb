using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// What <see cref="Absorb"/> does to waves, done to the current of cold electrons: all of a wave then fades at one rate, wherever its energy is. The kinetic energy J²/(2ε0 ω_p²) lost
/// is added up.
/// </summary>
/// <param name="jy">J_y on nodes, A m⁻².</param>
/// <param name="jz">J_z.</param>
/// <param name="kept">Fraction kept a step at nodes.</param>
/// <param name="energy">1/(2ε0 ω_p²) at nodes, J m A⁻².</param>
/// <param name="lost">Sums of energy lost, J m⁻³, an element a node.</param>
public readonly struct AbsorbCurrent(View<double> jy, View<double> jz, View<double> kept, View<double> energy, View<double> lost) : IKernel<double>
{
    private readonly View<double> jy = jy, jz = jz, kept = kept, energy = energy, lost = lost;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V fraction = V.Load(kept, index), y = V.Load(jy, index), z = V.Load(jz, index), newY = fraction * y, newZ = fraction * z;
        V.Store(jy, index, newY);
        V.Store(jz, index, newZ);
        V squares = V.MulAdd(y - newY, y + newY, (z - newZ) * (z + newZ));
        V.Store(lost, index, V.MulAdd(V.Load(energy, index), squares, V.Load(lost, index)));
    }
}
