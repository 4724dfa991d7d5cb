using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// One step of the transverse current of cold electrons, <c>(J⁺ − J⁻)/Δt = ε0 ω_p² E − Ω x̂ × (J⁺ + J⁻)/2</c>, E half way between (Tao 2014, J. Geophys. Res. 119, 3362),
/// solved exactly: with τ = ΩΔt/2, J = J_y + iJ_z and E likewise, <c>J⁺ = [(1 − iτ)² J⁻ + ε0 ω_p² Δt (1 − iτ) E]/(1 + τ²)</c>, a rotation (Cayley's) and a push.
/// Adds J⁺ to the current of the particles.
/// </summary>
/// <param name="ey">E_y on nodes, V m⁻¹.</param>
/// <param name="ez">E_z.</param>
/// <param name="coldY">J_y of the cold electrons, A m⁻².</param>
/// <param name="coldZ">Their J_z.</param>
/// <param name="jy">J_y of the particles; takes that of all.</param>
/// <param name="jz">J_z of the particles; takes that of all.</param>
/// <param name="coefficients">Arrays of <paramref name="stride"/> elements one after another: (1 − τ²)/(1 + τ²), 2τ/(1 + τ²), G = ε0 ω_p² Δt/(1 + τ²), Gτ.</param>
/// <param name="stride">Elements of each.</param>
public readonly struct ColdCurrent(
    View<double> ey, View<double> ez, View<double> coldY, View<double> coldZ, View<double> jy, View<double> jz, View<double> coefficients, long stride)
    : IKernel<double>
{
    private readonly View<double> ey = ey, ez = ez, coldY = coldY, coldZ = coldZ, jy = jy, jz = jz, coefficients = coefficients;
    private readonly long stride = stride;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V cos = V.Load(coefficients, index), sin = V.Load(coefficients, index + stride);
        V along = V.Load(coefficients, index + (2 * stride)), across = V.Load(coefficients, index + (3 * stride));
        V oldY = V.Load(coldY, index), oldZ = V.Load(coldZ, index), y = V.Load(ey, index), z = V.Load(ez, index);
        V newY = V.MulAdd(cos, oldY, V.MulAdd(sin, oldZ, V.MulAdd(along, y, across * z)));
        V newZ = V.MulAdd(cos, oldZ, V.MulAdd(-sin, oldY, V.MulAdd(along, z, -(across * y))));
        V.Store(coldY, index, newY);
        V.Store(coldZ, index, newZ);
        V.Store(jy, index, V.Load(jy, index) + newY);
        V.Store(jz, index, V.Load(jz, index) + newZ);
    }
}
