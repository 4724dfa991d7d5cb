namespace RadBelt.Gpu.Dispersion;

/// <summary>A wave of given wave normal angle in resonance with a particle.</summary>
/// <param name="Frequency">ω, rad s⁻¹.</param>
/// <param name="ParallelWaveNumber">Signed k∥, m⁻¹.</param>
/// <param name="DetuningSlope">
/// d(ω − k∥v∥)/dω at constant wave normal angle = 1 − v∥ ∂k∥/∂ω. Exactly zero for a double root.
/// </param>
public readonly record struct ObliqueResonance(double Frequency, double ParallelWaveNumber, double DetuningSlope);
