namespace RadBelt.Gpu.Diffusion;

/// <summary>Diffusion coefficients by the mean-value approximation.</summary>
/// <param name="Coefficients">The coefficients; zero where no wave of the band resonates.</param>
/// <param name="Evaluations">Resonant waves (harmonic, direction, X, root) they were summed from.</param>
public readonly record struct MeanValueEstimate(MomentumDiffusionTensor Coefficients, int Evaluations);
