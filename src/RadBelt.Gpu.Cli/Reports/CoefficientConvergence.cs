namespace RadBelt.Gpu.Cli.Reports;

/// <summary>How the coefficients of one particle tend to their limit.</summary>
/// <param name="Label">The particle: energy and pitch angle (rich text).</param>
/// <param name="Times">Elapsed times Δt, s.</param>
/// <param name="OfSpectrum">Of the continuous spectrum; null where there is none.</param>
/// <param name="OfWaves">Of the discrete waves.</param>
internal sealed record CoefficientConvergence(string Label, double[] Times, CoefficientRatios? OfSpectrum, CoefficientRatios OfWaves);
