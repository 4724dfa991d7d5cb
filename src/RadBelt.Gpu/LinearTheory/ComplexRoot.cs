using System.Numerics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>A root of an analytic function by Muller's method: the parabola through the last three points.</summary>
internal static class ComplexRoot
{
    private const int MostSteps = 60;

    /// <summary>Distance of the first three points, relative to |start|.</summary>
    private const double Spread = 1e-3;

    /// <summary>Longest step relative to |x|: beyond, the parabola is no guide.</summary>
    private const double LongestStep = 0.5;

    /// <summary>
    /// A root has a residual this much below that one spread from the start; a point where the steps merely become small has not.
    /// </summary>
    private const double ResidualDrop = 1e-5;

    /// <summary>The root found from <paramref name="start"/>; null when the iteration goes astray.</summary>
    /// <param name="function">The function.</param>
    /// <param name="start">Where to begin, not zero.</param>
    public static Complex? Near(Func<Complex, Complex> function, Complex start)
    {
        double δ = Spread * Complex.Abs(start);
        Complex x0 = start + δ, x1 = start + new Complex(0, δ), x2 = start;
        Complex f0 = function(x0), f1 = function(x1), f2 = function(x2);
        double accepted = ResidualDrop * Math.Min(Complex.Abs(f0), Complex.Abs(f1));
        for (int i = 0; i < MostSteps; i++)
        {
            Complex step = Step(x0, f0, x1, f1, x2, f2);
            double longest = LongestStep * Math.Max(Complex.Abs(x2), Complex.Abs(start));
            step *= Math.Min(1, longest / Complex.Abs(step));
            (x0, f0, x1, f1) = (x1, f1, x2, f2);
            x2 += step;
            f2 = function(x2);
            if (!Complex.IsFinite(f2))
            {
                return null;
            }

            // At 1e-9 the error left is below rounding (order 1.8); a residual that no longer falls has reached rounding as well.
            double change = Complex.Abs(step) / Complex.Abs(x2);
            if (f2 == 0 || change < 1e-12 || (change < 1e-9 && Complex.Abs(f2) >= Complex.Abs(f1)))
            {
                return Complex.Abs(f2) <= accepted ? x2 : null;
            }
        }

        return null;
    }

    private static Complex Step(Complex x0, Complex f0, Complex x1, Complex f1, Complex x2, Complex f2)
    {
        Complex slope = (f2 - f1) / (x2 - x1);
        Complex curvature = (slope - (f1 - f0) / (x1 - x0)) / (x2 - x0);
        Complex b = slope + curvature * (x2 - x1);
        Complex root = Complex.Sqrt(b * b - 4 * curvature * f2);
        Complex larger = Complex.Abs(b + root) > Complex.Abs(b - root) ? b + root : b - root;
        return -2 * f2 / larger;
    }
}
