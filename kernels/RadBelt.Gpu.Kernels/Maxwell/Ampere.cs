using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Ampère's law over a step Δt: ∂E_x/∂t = −J_x/ε0, ∂E_y/∂t = −c² ∂B_z/∂x − J_y/ε0, ∂E_z/∂t = c² ∂B_y/∂x − J_z/ε0 (Yee 1966).
/// </summary>
/// <param name="fields">Fields; B half a step ahead of E.</param>
/// <param name="jx">J_x on half nodes, A m⁻².</param>
/// <param name="jy">J_y on nodes.</param>
/// <param name="jz">J_z on nodes.</param>
/// <param name="first">Node of index 0.</param>
/// <param name="curl">c² Δt/Δx, m s⁻¹.</param>
/// <param name="current">Δt/ε0.</param>
public readonly struct Ampere(GridFields fields, View<double> jx, View<double> jy, View<double> jz, long first, double curl, double current) : IKernel<double>
{
    private readonly GridFields fields = fields;
    private readonly View<double> jx = jx, jy = jy, jz = jz;
    private readonly long first = first;
    private readonly double curl = curl, current = current;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long i = first + index;
        V r = V.Of(curl), s = V.Of(-current);
        V.Store(fields.Ex, i, V.MulAdd(s, V.Load(jx, i), V.Load(fields.Ex, i)));
        V ey = V.MulAdd(s, V.Load(jy, i), V.Load(fields.Ey, i)), ez = V.MulAdd(s, V.Load(jz, i), V.Load(fields.Ez, i));
        V.Store(fields.Ey, i, V.MulAdd(r, V.Load(fields.Bz, i - 1) - V.Load(fields.Bz, i), ey));
        V.Store(fields.Ez, i, V.MulAdd(r, V.Load(fields.By, i) - V.Load(fields.By, i - 1), ez));
    }
}
