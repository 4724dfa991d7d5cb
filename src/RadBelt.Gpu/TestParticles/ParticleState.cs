namespace RadBelt.Gpu.TestParticles;

/// <summary>One particle: position and momentum.</summary>
/// <param name="X">Position along the background field, m.</param>
/// <param name="Ux">p_x/(mc), along the background field.</param>
/// <param name="Uy">p_y/(mc).</param>
/// <param name="Uz">p_z/(mc).</param>
public readonly record struct ParticleState(double X, double Ux, double Uy, double Uz)
{
    /// <summary>Position across the background field, m: followed in oblique waves, zero at the start and in field-aligned waves.</summary>
    public double Y { get; init; }

    /// <summary>As <see cref="Y"/>, along z, m.</summary>
    public double Z { get; init; }
}
