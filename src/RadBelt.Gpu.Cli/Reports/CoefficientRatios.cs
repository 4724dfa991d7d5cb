namespace RadBelt.Gpu.Cli.Reports;

/// <summary>D(Δt)/D_QL against elapsed time.</summary>
/// <param name="AlphaAlpha">D_αα(Δt)/D_αα,QL.</param>
/// <param name="AlphaEnergy">D_αE(Δt)/D_αE,QL.</param>
/// <param name="EnergyEnergy">D_EE(Δt)/D_EE,QL.</param>
internal sealed record CoefficientRatios(double[] AlphaAlpha, double[] AlphaEnergy, double[] EnergyEnergy);
