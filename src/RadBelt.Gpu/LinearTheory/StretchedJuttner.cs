using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// The relativistic bi-Maxwellian <c>f ∝ exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}</c>, u = p/mc: a Jüttner distribution stretched by √A across B0,
/// with θ and A chosen so that the second moments are given temperatures, ⟨u∥²/γ⟩ = T∥/mc², ½⟨u⊥²/γ⟩ = T⊥/mc².
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

        Norm = Sum((x, w, η) => w * w * Math.Cosh(η));
    }

    /// <summary>θ.</summary>
    public double Theta { get; private set; }

    /// <summary>A.</summary>
    public double Stretch { get; private set; }

    /// <summary>∫∫ w² cosh η exp{−(w cosh η − 1)/θ} dx dη: the density over 2πAθ.</summary>
    public double Norm { get; }

    /// <summary>Nodes in x with weights that hold e^−x: w = 1 + θx, u⊥² = Aθx(2 + θx).</summary>
    public static IReadOnlyList<(double X, double Weight)> Across => Nodes;

    /// <summary>u⊥².</summary>
    public double AcrossSquared(double x) => Stretch * Theta * x * (2 + Theta * x);

    /// <summary>⟨u∥²/γ⟩ and ½⟨u⊥²/γ⟩.</summary>
    private (double Parallel, double Perpendicular) Temperatures()
    {
        double n = Sum((x, w, η) => w * w * Math.Cosh(η));
        double parallel = Sum((x, w, η) => w * w * Math.Cosh(η) * Along(w, η) / Lorentz(x, w, η));
        double perpendicular = Sum((x, w, η) => w * w * Math.Cosh(η) * 0.5 * AcrossSquared(x) / Lorentz(x, w, η));
        return (parallel / n, perpendicular / n);

        double Lorentz(double x, double w, double η) => Math.Sqrt(1 + AcrossSquared(x) + Along(w, η));
        static double Along(double w, double η) => w * w * Math.Sinh(η) * Math.Sinh(η);
    }

    /// <summary>The sum over the distribution of a function of (x, w, η) even in η.</summary>
    private double Sum(Func<double, double, double, double> function)
    {
        double sum = 0;
        foreach ((double x, double weight) in Nodes)
        {
            double w = 1 + Theta * x, h = 0.25 * Math.Sqrt(Theta / w);
            double row = 0.5 * function(x, w, 0);
            for (int i = 1; ; i++)
            {
                double half = Math.Sinh(0.5 * i * h), exponent = 2 * w * half * half / Theta;
                if (exponent > Cut)
                {
                    break;
                }

                row += Math.Exp(-exponent) * function(x, w, i * h);
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
