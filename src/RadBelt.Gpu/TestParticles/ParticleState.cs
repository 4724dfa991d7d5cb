namespace RadBelt.Gpu.TestParticles;

/// <summary>One particle: position along the field and momentum.</summary>
/// <param name="X">Position, m.</param>
/// <param name="Ux">p_x/(mc), along the background field.</param>
/// <param name="Uy">p_y/(mc).</param>
/// <param name="Uz">p_z/(mc).</param>
public readonly record struct ParticleState(double X, double Ux, double Uy, double Uz);
