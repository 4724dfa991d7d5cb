using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// What a resonant wave does to a particle: Δα ∝ A_α/p, Δp ∝ A_E, with the field e of the wave in
/// <c>A_E = sinα·½[(e_x + e_y)J_{n+1} + (e_x − e_y)J_{n−1}] + cosα e_z J_n</c> (Kennel &amp; Engelmann 1966; Lyons 1974) and
/// <c>A_α = A_E (cosα − n∥β)/sinα</c>, rewritten by the resonance condition and nJ_n(z) = z(J_{n−1} + J_{n+1})/2 as
/// <c>(cosα − n∥β)·½[(e_x + e_y)J_{n+1} + (e_x − e_y)J_{n−1}] + e_z[½n⊥β(J_{n−1} + J_{n+1}) − sinα J_n]</c>, which is regular everywhere.
/// </summary>
/// <remarks>
/// E = Re[(e_x, ie_y, e_z)e^{i(k·r − ωt)}], B0 along z, k = (k⊥, 0, k∥); z = k⊥v⊥γ/Ω with the sign of Ω. With M = μ²:
/// <c>e = ((M − S)(n⊥² − P), D(n⊥² − P), n∥n⊥(M − S))</c>, <c>c²|B|² = M e_y² + n∥²P²(M − S)²</c>.
/// </remarks>
internal static class ResonantKick
{
    /// <summary>A_α, A_E and c²|B|².</summary>
    [MethodImpl(Whole)]
    public static void Of<V>(in ResonanceLine line, in Stix<V> stix, V κ, V k, out V alpha, out V energy, out V magnetic)
        where V : unmanaged, ILanes<V, double>
    {
        V ix = V.Of(1) / stix.X, κPerp = V.Sqrt(k);
        V parallel = κ * ix * V.Of(line.Direction), perp = κPerp * ix;
        V perp2 = perp * perp, index = V.MulAdd(parallel, parallel, perp2);
        V ms = index - stix.S, np = perp2 - stix.P;
        V ex = ms * np, ey = stix.D * np, ez = parallel * perp * ms;
        V pms = parallel * stix.P * ms;
        magnetic = V.MulAdd(index * ey, ey, pms * pms);

        // Orders by their magnitude: J_{−m}(z) = (−1)^m J_m(z), and J_m(−z) = (−1)^m J_m(z); a common sign does not matter.
        int n = line.Harmonic < 0 ? -line.Harmonic : line.Harmonic;
        Bessel.Around(n, κPerp * V.Of(line.Gyroradius), out V below, out V at, out V above);
        V raised = line.Harmonic < 0 ? below : above, lowered = line.Harmonic < 0 ? above : below;
        at = at * V.Of(line.Harmonic < 0 ? -line.ChargeSign : line.ChargeSign);

        V sine = V.Of(line.Sine), cosine = V.Of(line.Cosine), β = V.Of(line.Speed), half = V.Of(0.5);
        V across = half * ((ex + ey) * raised + (ex - ey) * lowered);
        V sum = half * perp * β * (raised + lowered);
        alpha = V.MulAdd(cosine - parallel * β, across, ez * (sum - sine * at));
        energy = V.MulAdd(sine, across, cosine * ez * at);
    }
}
