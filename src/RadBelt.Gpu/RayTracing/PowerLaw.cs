namespace RadBelt.Gpu.RayTracing;

/// <summary>One term a/vⁿ of a <see cref="PowerLawDistribution"/>.</summary>
/// <param name="Coefficient">a, s³ m⁻⁶ (m s⁻¹)ⁿ; negative terms are allowed as long as the sum is positive.</param>
/// <param name="Exponent">n, positive.</param>
public readonly record struct PowerLaw(double Coefficient, double Exponent);
