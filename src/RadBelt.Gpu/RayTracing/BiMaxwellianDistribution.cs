using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// A drifting bi-Maxwellian, <c>f = n/(π^{3/2} w⊥² w∥) exp[−v⊥²/w⊥² − (v∥ − U)²/w∥²]</c>, w² = 2T/m_e.
/// </summary>
public sealed class BiMaxwellianDistribution : GyrotropicDistribution
{
    private readonly double peak;

    /// <summary>A bi-Maxwellian.</summary>
    /// <param name="density">n, m⁻³, positive.</param>
    /// <param name="perpendicularTemperature">T⊥ = ½m_e⟨v⊥²⟩, J, positive.</param>
    /// <param name="parallelTemperature">T∥ = m_e⟨(v∥ − U)²⟩, J, positive.</param>
    /// <param name="drift">U along +B0, m s⁻¹, below the speed of light.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public BiMaxwellianDistribution(double density, double perpendicularTemperature, double parallelTemperature, double drift = 0)
    {
        Require.Positive(density, "density of the hot electrons", "m⁻³");
        Require.Positive(perpendicularTemperature, "perpendicular temperature of the hot electrons", "J");
        Require.Positive(parallelTemperature, "parallel temperature of the hot electrons", "J");
        if (!(Math.Abs(drift) < PhysicalConstants.SpeedOfLight))
        {
            throw new InvalidInputException($"drift of the hot electrons: {drift:G6} m s⁻¹ is not below the speed of light.");
        }

        (Density, PerpendicularTemperature, ParallelTemperature, Drift) = (density, perpendicularTemperature, parallelTemperature, drift);
        PerpendicularThermalSpeed = Math.Sqrt(2 * perpendicularTemperature / PhysicalConstants.ElectronMass);
        ParallelThermalSpeed = Math.Sqrt(2 * parallelTemperature / PhysicalConstants.ElectronMass);
        peak = density / (Math.Pow(Math.PI, 1.5) * PerpendicularThermalSpeed * PerpendicularThermalSpeed * ParallelThermalSpeed);
    }

    /// <inheritdoc/>
    public override string Name => "bi-Maxwellian";

    /// <summary>n, m⁻³.</summary>
    public double Density { get; }

    /// <summary>T⊥, J.</summary>
    public double PerpendicularTemperature { get; }

    /// <summary>T∥, J.</summary>
    public double ParallelTemperature { get; }

    /// <summary>U, m s⁻¹.</summary>
    public double Drift { get; }

    /// <summary>w⊥, m s⁻¹.</summary>
    internal double PerpendicularThermalSpeed { get; }

    /// <summary>w∥, m s⁻¹.</summary>
    internal double ParallelThermalSpeed { get; }

    /// <summary>28 of the greater thermal speed beyond the drift, where f is 1e-340 of its greatest value.</summary>
    public override double GreatestSpeed => Math.Abs(Drift) + 28 * Math.Max(PerpendicularThermalSpeed, ParallelThermalSpeed);

    /// <inheritdoc/>
    internal override IEnumerable<DampingColumn> Columns =>
        [DampingColumn.Of<Kernels.Rays.HotMaxwellian>(GreatestSpeed, [peak, PerpendicularThermalSpeed, ParallelThermalSpeed, Drift])];

    /// <summary>A Maxwellian of one temperature (J).</summary>
    /// <inheritdoc cref="BiMaxwellianDistribution(double, double, double, double)" path="/param|/exception"/>
    public static BiMaxwellianDistribution Isotropic(double density, double temperature) => new(density, temperature, temperature);

    /// <inheritdoc/>
    public override double Value(double perpendicularSpeed, double parallelSpeed)
    {
        double x = perpendicularSpeed / PerpendicularThermalSpeed, y = (parallelSpeed - Drift) / ParallelThermalSpeed;
        return peak * Math.Exp(-x * x - y * y);
    }

    /// <inheritdoc/>
    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        double f = Value(perpendicularSpeed, parallelSpeed);
        return (
            -2 * perpendicularSpeed / (PerpendicularThermalSpeed * PerpendicularThermalSpeed) * f,
            -2 * (parallelSpeed - Drift) / (ParallelThermalSpeed * ParallelThermalSpeed) * f);
    }
}
