namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// A non-relativistic distribution f(v⊥, v∥) of hot electrons, ∫f d³v their density. Derive from it for any distribution: kernels read those of this library as
/// they are, and any other as a <see cref="TabulatedDistribution"/> made of it.
/// </summary>
public abstract class GyrotropicDistribution
{
    /// <summary>Name for messages and reports.</summary>
    public abstract string Name { get; }

    /// <summary>Speed above which there are no electrons, or none that matter, m s⁻¹; that of light unless said otherwise.</summary>
    public virtual double GreatestSpeed => Physics.PhysicalConstants.SpeedOfLight;

    /// <summary>What kernels read, one column a population.</summary>
    internal virtual IEnumerable<DampingColumn> Columns => TabulatedDistribution.Of(this).Columns;

    /// <summary>f, s³ m⁻⁶.</summary>
    /// <param name="perpendicularSpeed">v⊥, m s⁻¹, ≥ 0.</param>
    /// <param name="parallelSpeed">v∥, m s⁻¹.</param>
    public abstract double Value(double perpendicularSpeed, double parallelSpeed);

    /// <summary>∂f/∂v⊥ and ∂f/∂v∥, s⁴ m⁻⁷.</summary>
    /// <inheritdoc cref="Value"/>
    public abstract (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed);
}
