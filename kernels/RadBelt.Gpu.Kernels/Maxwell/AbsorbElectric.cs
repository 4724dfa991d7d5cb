using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>E's part of what <see cref="AbsorbMagnetic"/> does to B, after it and after <see cref="AbsorbCurrent"/>, which need E as it was.</summary>
/// <param name="ey">E_y on nodes, V m⁻¹.</param>
/// <param name="ez">E_z.</param>
/// <param name="kept">Fraction kept a step at nodes.</param>
/// <param name="lost">Sums of ε0 E²/2 lost, J m⁻³, an element a node.</param>
/// <param name="electric">ε0/2.</param>
public readonly struct AbsorbElectric(View<double> ey, View<double> ez, View<double> kept, View<double> lost, double electric) : IKernel<double>
{
    private readonly View<double> ey = ey, ez = ez, kept = kept, lost = lost;
    private readonly double electric = electric;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V fraction = V.Load(kept, index), y = V.Load(ey, index), z = V.Load(ez, index), newY = fraction * y, newZ = fraction * z;
        V.Store(ey, index, newY);
        V.Store(ez, index, newZ);
        V squares = V.MulAdd(y - newY, y + newY, (z - newZ) * (z + newZ));
        V.Store(lost, index, V.MulAdd(V.Of(electric), squares, V.Load(lost, index)));
    }
}
