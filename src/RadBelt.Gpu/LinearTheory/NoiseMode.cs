namespace RadBelt.Gpu.LinearTheory;

/// <summary>One wave number of a noise spectrum.</summary>
/// <param name="Mode">The whistler.</param>
/// <param name="PowerDensity">d⟨|B⊥|²⟩/dk of this direction of propagation, T² m (k in rad m⁻¹).</param>
public readonly record struct NoiseMode(LinearMode Mode, double PowerDensity);
