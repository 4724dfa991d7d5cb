using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>
/// <c>B0 = B_eq b(s)</c>, <c>b = 1 + κ s²</c> along a field line, with the transverse field that ∇·B = 0 puts at a particle's own gyroradius,
/// <c>B_⊥ = −½ (dB0/ds) r_g</c>, <c>r_g = (mc/qB0)(−u_2, u_1)</c>: it turns velocities, so that energy is exact, and makes the mirror force
/// <c>−(u_⊥²/2γ) d ln B0/ds</c>, so that u_⊥²/b is constant along the orbit whatever the gyrophase.
/// </summary>
/// <remarks>
/// In Boris's rotation <c>u⁺ − u⁻ = 2ū × t</c>, ū = (u⁺ + u⁻)/2, that force is exact at any step if r_g is that of <c>(1 + t∥²) ū_⊥</c>. Turned by t∥ alone,
/// <c>u⁻ + u⁻ × t∥</c> misses it by the part <c>−k u∥</c>, k = (cΔt/4γ) d ln B0/ds, of its length: with the factor <c>1 + k u∥</c> the step is as good backward as forward to k³,
/// and u_⊥²/b comes back after every bounce (without it, it drifts by k² a step).
/// </remarks>
/// <param name="curvature">κ, with s in node spacings.</param>
/// <param name="turn">Half-step rotation at the equator, q B_eq Δt/(2m).</param>
/// <param name="mirror">κ c Δt/2, with c in node spacings a second.</param>
internal readonly struct ParabolicField(double curvature, double turn, double mirror)
{
    private readonly double curvature = curvature, turn = turn, mirror = mirror;

    /// <summary>b.</summary>
    [MethodImpl(Inline)]
    public V Ratio<V>(V distance)
        where V : unmanaged, ILanes<V> => V.MulAdd(V.Of(curvature) * distance, distance, V.Of(1));

    /// <summary>u after a step through waves: half the electric impulse, rotation about all of B, the other half (Boris 1970). The field lies along x.</summary>
    /// <param name="distance">s at the middle of the step, node spacings.</param>
    /// <param name="u">p/(mc) before.</param>
    /// <param name="impulse">Half-step electric impulse q E Δt/(2mc) of the waves.</param>
    /// <param name="rotation">Half-step rotation at γ = 1 by their magnetic field, q B Δt/(2m).</param>
    [MethodImpl(Inline)]
    public V3<V> Push<V>(V distance, V3<V> u, V3<V> impulse, V3<V> rotation)
        where V : unmanaged, ILanes<V>
    {
        V3<V> minus = u + impulse;
        V γ = Lorentz.Factor(minus), field = Ratio(distance), per = V.Of(1) / (field * γ), perγ = per * field;
        V along = V.Of(turn) * field * perγ, k = V.Of(mirror) * distance * per, transverse = V.MulAdd(k * k, minus.X, k);
        V3<V> t = new(
            along,
            V.MulAdd(perγ, rotation.Y, transverse * V.MulAdd(-along, minus.Y, minus.Z)),
            V.MulAdd(perγ, rotation.Z, -(transverse * V.MulAdd(along, minus.Z, minus.Y))));
        return Lorentz.Rotate(minus, t) + impulse;
    }
}
