using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// The relativistic bi-Maxwellian: a Jüttner distribution stretched across the field,
/// f = N exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}, with θ and A such that the second moments T∥ = ⟨p∥v∥⟩ and T⊥ = ½⟨p⊥v⊥⟩ (Xiao et al. 1998,
/// Phys. Plasmas 5, 2489; <see cref="DistributionMoments"/>) are exactly the temperatures asked for: to 1e-10 up to some MeV,
/// to 1e-7 at GeV. It has no drift: see <see cref="Drifting"/>.
/// </summary>
/// <remarks>
/// Sampled by inverse transform. With ε∥ = (1 + u∥²)^½ − 1 = θt² the marginal is ∝ e^{−t²}(1 + ε∥ + θ) du∥, tabulated in t; given u∥,
/// (ε − ε∥)/θ exceeds s with probability e^{−s}(1 + as), a = θ/(1 + ε∥ + θ), which Newton's iteration inverts.
/// </remarks>
public class BiMaxwellian : MomentumDistribution
{
    private readonly StretchedJuttner shape;
    private readonly InverseCdf marginal;
    private readonly double logNorm;

    /// <summary>The bi-Maxwellian of two temperatures.</summary>
    /// <param name="species">Whose mass it is.</param>
    /// <param name="parallelTemperature">T∥ (times Boltzmann's constant), J, &gt; 0.</param>
    /// <param name="perpendicularTemperature">T⊥, J, &gt; 0.</param>
    /// <exception cref="InvalidInputException">A temperature is not positive and finite, or no such distribution was found (T⊥/T∥ beyond all bounds).</exception>
    public BiMaxwellian(Species species, double parallelTemperature, double perpendicularTemperature)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(parallelTemperature, "parallel temperature", "J");
        Require.Positive(perpendicularTemperature, "perpendicular temperature", "J");
        shape = StretchedJuttner.OfTemperatures(parallelTemperature / species.RestEnergy, perpendicularTemperature / species.RestEnergy);
        marginal = new(MarginalOfRoot, 0, Math.Sqrt(StretchedJuttner.Cutoff));

        // ∫ f 2πu⊥ du⊥ = 2πNAθ e^{−ε∥/θ}(1 + ε∥ + θ), and there are two signs of u∥.
        logNorm = -Math.Log(4 * Math.PI * Anisotropy * Theta * marginal.Total);
    }

    /// <summary>θ of f = exp(LogNorm) exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}.</summary>
    internal double Theta => shape.Theta;

    /// <summary>A of the same.</summary>
    internal double Anisotropy => shape.Anisotropy;

    /// <summary>ln f at u = 0.</summary>
    internal double LogNorm => logNorm;

    /// <summary>ln f less that at u = 0.</summary>
    internal double LogRelative(double parallel, double perpendicular) => shape.LogRelative(parallel, perpendicular);

    internal override MomentumAxis ParallelAxis => shape.ParallelAxis;

    internal override MomentumAxis PerpendicularAxis => shape.PerpendicularAxis;

    internal override bool IsSymmetric => true;

    /// <inheritdoc/>
    public override double LogDensity(double parallel, double perpendicular) => logNorm + LogRelative(parallel, perpendicular);

    /// <inheritdoc/>
    public override (double Parallel, double Perpendicular) Sample(double r1, double r2)
    {
        double θ = Theta, side = 2 * r1 - 1;
        double t = marginal.Quantile(Math.Abs(side)), γ = 1 + θ * t * t;
        double s = Excess(θ / (γ + θ), -double.LogP1(-r2));
        return (Math.CopySign(t * Math.Sqrt(θ * (1 + γ)), side), Math.Sqrt(Anisotropy * θ * s * (2 * γ + θ * s)));
    }

    // s with s − ln(1 + as) = x, 0 < a < 1. The left side is convex and the first guess lies above the root: Newton's steps come down to it.
    private static double Excess(double a, double x)
    {
        double s = x + double.LogP1(a * x / (1 - a));
        for (int i = 0; i < 20; i++)
        {
            double step = (s - double.LogP1(a * s) - x) / (1 - a / (1 + a * s));
            s -= step;
            if (!(step > 1e-14 * s))
            {
                break;
            }
        }

        return Math.Max(s, 0);
    }

    // The density of t, where u∥ = t [θ(2 + θt²)]^½.
    private double MarginalOfRoot(double t)
    {
        double γ = 1 + Theta * t * t;
        return Math.Exp(-t * t) * (γ + Theta) * 2 * Math.Sqrt(Theta) * γ / Math.Sqrt(1 + γ);
    }
}
