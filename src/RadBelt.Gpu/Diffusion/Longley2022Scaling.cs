namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Longley et al. (2022), as Albert, Longley &amp; Chan (2024) §2.5 and §3 refer to it: p² ≈ 2mE, so E1 R1² = E2 R2², and equal D/p² (no power
/// of γ), derived there for waves along B0 and energies well below E_R.
/// </summary>
internal sealed record Longley2022Scaling() : DensityRatioScaling("Longley 2022")
{
    private protected override double SourceEnergy(double restEnergy, double energy, double ratios) => energy * ratios * ratios;

    private protected override double PitchAngleFactor(double lorentzFactors) => 1;
}
