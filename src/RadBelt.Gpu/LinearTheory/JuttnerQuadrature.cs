using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// Integrals over the relativistic bi-Maxwellian of a component, <c>f ∝ exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}</c>, u = p/mc; see <see cref="StretchedJuttner"/>.
/// </summary>
/// <remarks>
/// Integrals run over w = (1 + u⊥²/A)^½ = 1 + θx and the rapidity η, u∥ = w sinh η, in which the exponent is −(w cosh η − 1)/θ: x by the
/// double-exponential rule x = exp(t − e^−t), η by the trapezoidal rule, which may run parallel to the real axis.
/// </remarks>
internal sealed class JuttnerQuadrature
{
    /// <summary>Exponents below −36 are lost in rounding.</summary>
    public const double Cut = 36;

    private const double NodeStep = 0.125;
    private static readonly (double X, double Weight)[] Nodes = [.. ExponentialNodes()];

    /// <summary>The distribution of a component.</summary>
    public JuttnerQuadrature(PlasmaComponent component)
    {
        double rest = component.Species.RestEnergy;
        (Theta, Stretch) = StretchedJuttner.OfTemperatures(component.ParallelTemperature / rest, component.PerpendicularTemperature / rest);
        Norm = Sum((x, w, η) => w * w * Math.Cosh(η));
    }

    /// <summary>θ.</summary>
    public double Theta { get; }

    /// <summary>A.</summary>
    public double Stretch { get; }

    /// <summary>∫∫ w² cosh η exp{−(w cosh η − 1)/θ} dx dη: the density over 2πAθ.</summary>
    public double Norm { get; }

    /// <summary>Nodes in x with weights that hold e^−x: w = 1 + θx, u⊥² = Aθx(2 + θx).</summary>
    public static IReadOnlyList<(double X, double Weight)> Across => Nodes;

    /// <summary>u⊥².</summary>
    public double AcrossSquared(double x) => Stretch * Theta * x * (2 + Theta * x);

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
