using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Layers that absorb waves: E_y, E_z, B_y, B_z lose a small fraction in every step, rising smoothly into the layer (masking, Umeda et al. 2001, Comput. Phys.
/// Commun. 137, 286). This is B's part, before <see cref="AbsorbElectric"/>; the energy lost is added up in the leapfrog's own measure, B⁻·B⁺/2μ0, B⁺ = B⁻ − Δt ∇ × E a step later.
/// </summary>
/// <param name="fields">Fields.</param>
/// <param name="keptAtNodes">Fraction kept a step at nodes.</param>
/// <param name="keptAtHalfNodes">Fraction kept a step at half nodes.</param>
/// <param name="lost">Sums of energy lost, J m⁻³, an element a node.</param>
/// <param name="magnetic">1/2μ0.</param>
/// <param name="overSpacing">Δt/Δx, s m⁻¹.</param>
public readonly struct AbsorbMagnetic(
    GridFields fields, View<double> keptAtNodes, View<double> keptAtHalfNodes, View<double> lost, double magnetic, double overSpacing) : IKernel<double>
{
    private readonly GridFields fields = fields;
    private readonly View<double> keptAtNodes = keptAtNodes, keptAtHalfNodes = keptAtHalfNodes, lost = lost;
    private readonly double magnetic = magnetic, overSpacing = overSpacing;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V half = V.Load(keptAtHalfNodes, index), below = V.Load(keptAtNodes, index), above = V.Load(keptAtNodes, index + 1), r = V.Of(overSpacing);
        V y = Damp(fields.By, fields.Ez, index, half, below, above, r), z = Damp(fields.Bz, fields.Ey, index, half, below, above, -r);
        V.Store(lost, index, V.MulAdd(V.Of(magnetic), y + z, V.Load(lost, index)));
    }

    // Damps a component; what B⁻B⁺ loses.
    [MethodImpl(Inline)]
    private static V Damp<V>(View<double> field, View<double> electric, long index, V kept, V below, V above, V r)
        where V : unmanaged, ILanes<V, double>
    {
        V old = V.Load(field, index), damped = kept * old, low = V.Load(electric, index), high = V.Load(electric, index + 1);
        V.Store(field, index, damped);
        V before = old * V.MulAdd(r, high - low, old), after = damped * V.MulAdd(r, V.MulAdd(above, high, -(below * low)), damped);
        return before - after;
    }
}
