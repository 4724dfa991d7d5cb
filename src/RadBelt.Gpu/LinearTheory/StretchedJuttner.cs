using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// The relativistic bi-Maxwellian <c>f ∝ exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}</c>, u = p/mc: a Jüttner distribution stretched by √A across B0, with θ and
/// A chosen so that the second moments are given temperatures, ⟨u∥²/γ⟩ = T∥/mc², ½⟨u⊥²/γ⟩ = T⊥/mc².
/// </summary>
/// <remarks>
/// Integrals run over w = (1 + u⊥²/A)^½ = 1 + θx and the rapidity η, u∥ = w sinh η, in which the exponent is −(w cosh η − 1)/θ: x by the
/// double-exponential rule x = exp(t − e^−t), η by the trapezoidal rule, which may run parallel to the real axis.
/// </remarks>
internal sealed class StretchedJuttner
{
    /// <summary>Exponents below −36 are lost in rounding.</summary>
    public const double Cut = 36;

    private const double NodeStep = 0.125;
    private static readonly (double X, double Weight)[] Nodes = [.. ExponentialNodes()];

    /// <summary>The distribution of a component.</summary>
    public StretchedJuttner(PlasmaComponent component)
    {
        double parallel = component.ParallelTemperature / component.Species.RestEnergy;
        double perpendicular = component.PerpendicularTemperature / component.Species.RestEnergy;
        (Theta, Stretch) = (parallel, perpendicular / parallel);

        // Moments go nearly as θ and θA; each round leaves a part ~θ of the error.
        for (int round = 0; round < 200; round++)
        {
            (double a, double b) = Temperatures();
            Theta *= parallel / a;
            Stretch *= perpendicular / parallel * (a / b);
            if (Math.Abs(parallel / a - 1) + Math.Abs(perpendicular / b - 1) < 1e-12)
            {
                break;
            }
        }

        Norm = Sum((w, η) => w * w * Math.Cosh(η));
    }

    /// <summary>θ.</summary>
    public double Theta { get; private set; }

    /// <summary>A.</summary>
    public double Stretch { get; private set; }

    /// <summary>∫∫ w² cosh η exp{−(w cosh η − 1)/θ} dx dη: the density over 2πAθ.</summary>
    public double Norm { get; }

    /// <summary>Nodes in w with weights that hold e^(−(w−1)/θ) and dw/θ.</summary>
    public IEnumerable<(double W, double Weight)> Across() => Nodes.Select(node => (1 + Theta * node.X, node.Weight));

    /// <summary>⟨u∥²/γ⟩ and ½⟨u⊥²/γ⟩.</summary>
    private (double Parallel, double Perpendicular) Temperatures()
    {
        double n = Sum((w, η) => w * w * Math.Cosh(η));
        double parallel = Sum((w, η) => w * w * Math.Cosh(η) * Math.Pow(w * Math.Sinh(η), 2) / Lorentz(w, η));
        double perpendicular = Sum((w, η) => w * w * Math.Cosh(η) * 0.5 * Stretch * (w * w - 1) / Lorentz(w, η));
        return (parallel / n, perpendicular / n);
    }

    private double Lorentz(double w, double η) => Math.Sqrt(1 + Stretch * (w * w - 1) + Math.Pow(w * Math.Sinh(η), 2));

    /// <summary>The sum over the distribution of a function even in η.</summary>
    private double Sum(Func<double, double, double> function)
    {
        double sum = 0;
        foreach ((double w, double weight) in Across())
        {
            double h = 0.25 * Math.Sqrt(Theta / w);
            double row = 0.5 * function(w, 0);
            for (double η = h; w * (Math.Cosh(η) - 1) < Cut * Theta; η += h)
            {
                row += Math.Exp(-w * (Math.Cosh(η) - 1) / Theta) * function(w, η);
            }

            sum += 2 * h * weight * row;
        }

        return sum;
    }

    private static IEnumerable<(double X, double Weight)> ExponentialNodes()
    {
        for (double t = -3.5; t < 3.7; t += NodeStep)
        {
            double x = Math.Exp(t - Math.Exp(-t));
            yield return (x, NodeStep * x * (1 + Math.Exp(-t)) * Math.Exp(-x));
        }
    }
}
