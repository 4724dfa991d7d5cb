using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>Faraday's law over a time τ: ∂B_y/∂t = ∂E_z/∂x, ∂B_z/∂t = −∂E_y/∂x (Yee 1966).</summary>
/// <param name="fields">Fields.</param>
/// <param name="first">Half node of index 0.</param>
/// <param name="overSpacing">τ/Δx, s m⁻¹.</param>
public readonly struct Faraday(GridFields fields, long first, double overSpacing) : IKernel<double>
{
    private readonly GridFields fields = fields;
    private readonly long first = first;
    private readonly double overSpacing = overSpacing;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long i = first + index;
        V r = V.Of(overSpacing);
        V.Store(fields.By, i, V.MulAdd(r, V.Load(fields.Ez, i + 1) - V.Load(fields.Ez, i), V.Load(fields.By, i)));
        V.Store(fields.Bz, i, V.MulAdd(r, V.Load(fields.Ey, i) - V.Load(fields.Ey, i + 1), V.Load(fields.Bz, i)));
    }
}
