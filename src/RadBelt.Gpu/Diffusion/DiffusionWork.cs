namespace RadBelt.Gpu.Diffusion;

/// <summary>What a table of diffusion coefficients took.</summary>
/// <param name="IntegrandEvaluations">Places (k∥, harmonic, branch of X) at which the integrand was evaluated.</param>
/// <param name="Unconverged">Entries of the table whose estimated error is still above the tolerance.</param>
/// <param name="WithoutResonance">Entries that are zero because no wave of the band resonates.</param>
public readonly record struct DiffusionWork(long IntegrandEvaluations, int Unconverged, int WithoutResonance);
