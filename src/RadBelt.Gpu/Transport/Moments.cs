namespace RadBelt.Gpu.Transport;

/// <summary>
/// First and second moments of the changes δ of a quantity over an ensemble of N members, with standard errors from the fourth moments.
/// </summary>
/// <param name="Mean">⟨δ⟩.</param>
/// <param name="MeanError">Standard error of ⟨δ⟩: (var/N)^½.</param>
/// <param name="MeanSquare">⟨δ²⟩, what the formal diffusion coefficient is made of.</param>
/// <param name="MeanSquareError">Standard error of ⟨δ²⟩: ((⟨δ⁴⟩ − ⟨δ²⟩²)/N)^½.</param>
/// <param name="Variance">⟨(δ − ⟨δ⟩)²⟩, what the approximate diffusion coefficient is made of.</param>
/// <param name="VarianceError">Standard error of the variance: ((m₄ − m₂²)/N)^½ with central moments.</param>
public readonly record struct Moments(
    double Mean, double MeanError, double MeanSquare, double MeanSquareError, double Variance, double VarianceError)
{
    /// <summary>Ratio of advection to diffusion, ⟨δ⟩ / var^½ (Allanson et al. 2021, Eqs. 4, 5); zero while nothing has spread.</summary>
    public double AdvectionRatio => Variance > 0 ? Mean / Math.Sqrt(Variance) : 0;

    /// <summary>Moments of <paramref name="values"/> − <paramref name="origin"/>.</summary>
    /// <param name="values">Values of the members, one at least.</param>
    /// <param name="origin">The value they started from.</param>
    public static Moments Of(ReadOnlySpan<double> values, double origin)
    {
        var sums = new MomentSums(origin);
        sums.Add(values);
        return sums.Finish();
    }
}
