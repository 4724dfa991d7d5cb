namespace RadBelt.Gpu.Cli.Reports;

/// <summary>D(Δt)/D_QL of one particle against |Ω₀|Δt.</summary>
/// <param name="Label">The particle: energy and pitch angle (rich text).</param>
/// <param name="Times">|Ω₀|Δt.</param>
/// <param name="AlphaAlpha">D_αα(Δt)/D_αα,QL.</param>
/// <param name="AlphaEnergy">D_αE(Δt)/D_αE,QL.</param>
/// <param name="EnergyEnergy">D_EE(Δt)/D_EE,QL.</param>
internal sealed record CoefficientConvergence(
    string Label, double[] Times, double[] AlphaAlpha, double[] AlphaEnergy, double[] EnergyEnergy);
