namespace RadBelt.Gpu.Diffusion;

/// <summary>Estimated over calculated coefficients.</summary>
/// <param name="AlphaAlpha">Of D_αα.</param>
/// <param name="AlphaMomentum">Of D_αp.</param>
/// <param name="MomentumMomentum">Of D_pp.</param>
public sealed record DensityRatioComparison(EstimateRatios AlphaAlpha, EstimateRatios AlphaMomentum, EstimateRatios MomentumMomentum);
