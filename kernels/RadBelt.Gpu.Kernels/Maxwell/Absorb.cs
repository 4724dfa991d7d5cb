using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Layers that absorb waves: E_y, E_z, B_y, B_z lose a small fraction in every step, rising smoothly into the layer (masking, Umeda et al. 2001, Comput. Phys.
/// Commun. 137, 286). The energy lost is added up.
/// </summary>
/// <param name="fields">Fields.</param>
/// <param name="keptAtNodes">Fraction kept a step at nodes.</param>
/// <param name="keptAtHalfNodes">Fraction kept a step at half nodes.</param>
/// <param name="lost">Sums of ε0 E²/2 + B²/2μ0 lost, J m⁻³, an element a node.</param>
/// <param name="electric">ε0/2.</param>
/// <param name="magnetic">1/2μ0.</param>
public readonly struct Absorb(GridFields fields, View<double> keptAtNodes, View<double> keptAtHalfNodes, View<double> lost, double electric, double magnetic)
    : IKernel<double>
{
    private readonly GridFields fields = fields;
    private readonly double electric = electric, magnetic = magnetic;
    private readonly View<double> keptAtNodes = keptAtNodes, keptAtHalfNodes = keptAtHalfNodes, lost = lost;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V node = V.Load(keptAtNodes, index), half = V.Load(keptAtHalfNodes, index);
        V e2 = Damp(fields.Ey, index, node) + Damp(fields.Ez, index, node), b2 = Damp(fields.By, index, half) + Damp(fields.Bz, index, half);
        V energy = V.MulAdd(V.Of(electric), e2, V.Of(magnetic) * b2);
        V.Store(lost, index, V.Load(lost, index) + energy);
    }

    // Damps a component; what its square loses.
    [MethodImpl(Inline)]
    private static V Damp<V>(View<double> field, long index, V kept)
        where V : unmanaged, ILanes<V, double>
    {
        V old = V.Load(field, index), damped = kept * old;
        V.Store(field, index, damped);
        return (old - damped) * (old + damped);
    }
}
