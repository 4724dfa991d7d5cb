namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Albert, Longley &amp; Chan (2024) §2.5 and §3: p1 R1 = p2 R2, and the powers −1, 0, 1 of γ.
/// </summary>
/// <remarks>
/// The powers, for one (n ≠ 0, ψ) and its root x, held: D_αα ∝ (Ω/γ)² v_g/|v∥| A_α² when v_ph ≪ v and v_g ≪ |v∥|. With v_g ∝ 1/R and |v∥| ∝ p/γ
/// that is 1/(γ pR); the Bessel functions in A_α have k⊥p⊥/(mΩ) ∝ pR. And D_αp/(pD_αα) = sinα cosα/(nΩ/(γω) − sin²α) ∝ γ as long as γx ≪ |n|,
/// once more for D_pp.
/// </remarks>
internal sealed record Albert2024Scaling() : DensityRatioScaling("Albert 2024")
{
    private protected override double SourceEnergy(double restEnergy, double energy, double ratios)
    {
        // p²c² = E(E + 2E_R); the difference of roots without cancellation.
        double pc2 = energy * (energy + 2 * restEnergy) * ratios * ratios;
        return pc2 / (Math.Sqrt(pc2 + restEnergy * restEnergy) + restEnergy);
    }

    private protected override double PitchAngleFactor(double lorentzFactors) => lorentzFactors;
}
