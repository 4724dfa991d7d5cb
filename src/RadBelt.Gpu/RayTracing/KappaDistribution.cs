using MathNet.Numerics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// A bi-kappa distribution (Summers &amp; Thorne 1991), <c>f = n/(π^{3/2} θ⊥² θ∥) Γ(κ + 1)/[κ^{3/2} Γ(κ − ½)] [1 + v⊥²/(κθ⊥²) + v∥²/(κθ∥²)]^{−κ−1}</c>. The
/// temperatures are its second moments, T⊥ = ½m_e⟨v⊥²⟩ and T∥ = m_e⟨v∥²⟩, so that <c>θ² = (2 − 3/κ)T/m_e</c>.
/// </summary>
public sealed class KappaDistribution : GyrotropicDistribution
{
    private readonly double peak;
    private readonly double perpendicularScale;
    private readonly double parallelScale;

    /// <summary>A bi-kappa distribution.</summary>
    /// <param name="density">n, m⁻³, positive.</param>
    /// <param name="perpendicularTemperature">T⊥, J, positive.</param>
    /// <param name="parallelTemperature">T∥, J, positive.</param>
    /// <param name="kappa">κ, above 3/2.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public KappaDistribution(double density, double perpendicularTemperature, double parallelTemperature, double kappa)
    {
        Require.Positive(density, "density of the hot electrons", "m⁻³");
        Require.Positive(perpendicularTemperature, "perpendicular temperature of the hot electrons", "J");
        Require.Positive(parallelTemperature, "parallel temperature of the hot electrons", "J");
        if (!(kappa > 1.5) || double.IsInfinity(kappa))
        {
            throw new InvalidInputException(
                $"kappa: {kappa:G6} gives the distribution no temperature; give a value above 1.5, or a bi-Maxwellian for κ → ∞.");
        }

        (Density, PerpendicularTemperature, ParallelTemperature, Kappa) = (density, perpendicularTemperature, parallelTemperature, kappa);

        // √κ θ.
        perpendicularScale = Math.Sqrt((2 * kappa - 3) * perpendicularTemperature / PhysicalConstants.ElectronMass);
        parallelScale = Math.Sqrt((2 * kappa - 3) * parallelTemperature / PhysicalConstants.ElectronMass);
        double gamma = Math.Exp(SpecialFunctions.GammaLn(kappa + 1) - SpecialFunctions.GammaLn(kappa - 0.5));
        peak = density * gamma / (Math.Pow(Math.PI, 1.5) * perpendicularScale * perpendicularScale * parallelScale);
    }

    /// <inheritdoc/>
    public override string Name => "bi-kappa";

    /// <summary>n, m⁻³.</summary>
    public double Density { get; }

    /// <summary>T⊥, J.</summary>
    public double PerpendicularTemperature { get; }

    /// <summary>T∥, J.</summary>
    public double ParallelTemperature { get; }

    /// <summary>κ.</summary>
    public double Kappa { get; }

    /// <summary>50 √κ θ: of the damping, a part of about 50^(−2κ − 1) would come from beyond, at most 2e-7.</summary>
    public override double GreatestSpeed => 50 * Math.Max(perpendicularScale, parallelScale);

    /// <inheritdoc/>
    internal override IEnumerable<DampingColumn> Columns =>
        [DampingColumn.Of<Kernels.Rays.HotKappa>(GreatestSpeed, [peak, perpendicularScale, parallelScale, Kappa])];

    /// <inheritdoc/>
    public override double Value(double perpendicularSpeed, double parallelSpeed) =>
        peak * Math.Pow(Base(perpendicularSpeed, parallelSpeed), -Kappa - 1);

    /// <inheritdoc/>
    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        double b = Base(perpendicularSpeed, parallelSpeed);
        double slope = -2 * (Kappa + 1) * peak * Math.Pow(b, -Kappa - 2);
        return (slope * perpendicularSpeed / (perpendicularScale * perpendicularScale), slope * parallelSpeed / (parallelScale * parallelScale));
    }

    private double Base(double perpendicularSpeed, double parallelSpeed)
    {
        double x = perpendicularSpeed / perpendicularScale, y = parallelSpeed / parallelScale;
        return 1 + x * x + y * y;
    }
}
