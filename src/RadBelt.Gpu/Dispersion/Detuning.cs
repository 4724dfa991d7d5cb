namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// The detuning <c>h(x) = κx − βn∥x − a</c> of a particle from waves of one branch, n∥ = μ cosψ &gt; 0, β = v∥/c times the sign of k∥.
/// </summary>
internal readonly struct Detuning(DispersionSurface surface, double β, double a, double X, double κ)
{
    /// <summary>Rounding of h over the sum of its terms.</summary>
    private const double Rounding = 1e-14;

    /// <summary>
    /// The roots within <paramref name="reach"/> of a place. Where the place itself is uncertain (<paramref name="uncertainty"/> &gt; 0) two roots may lie
    /// close together, or one double root: then the turning point of h is found first.
    /// </summary>
    public IEnumerable<ResonantRoot> RootsNear(double x, double reach, double uncertainty)
    {
        if (uncertainty > 0 && Turning(x, reach) is (double turning, double curvature))
        {
            double apart = Math.Sqrt(-2 * At(turning).Value / curvature);
            return Touches(turning) ? [new ResonantRoot(turning, 0)]
                : double.IsNaN(apart) ? []
                : Roots(this, [turning - apart, turning + apart], reach);
        }

        return Roots(this, [x], reach);

        static IEnumerable<ResonantRoot> Roots(Detuning h, double[] starts, double reach) =>
            starts.Select(start => h.Newton(start, reach)).OfType<ResonantRoot>();
    }

    /// <summary>h, dh/dx and the rounding error of h; not a number where the branch does not propagate.</summary>
    public (double Value, double Slope, double Rounding) At(double x)
    {
        RefractiveIndex index = surface.At(x, X);
        if (!index.Propagates)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        double cosine = 1 / Math.Sqrt(1 + X * X);
        double μ = Math.Sqrt(index.Squared);
        double doppler = β * μ * cosine * x;
        return (
            κ * x - doppler - a,
            κ - β * cosine * (μ + 0.5 * x * index.FrequencySlope / μ),
            Rounding * (κ * x + Math.Abs(doppler) + Math.Abs(a)));
    }

    /// <summary>The one double root that two roots are if h does not leave zero between them by more than its rounding; null if it does.</summary>
    public ResonantRoot? Merged(ResonantRoot first, ResonantRoot second)
    {
        double middle = 0.5 * (first.X + second.X), apart = second.X - first.X;
        return apart <= 1e-5 * middle && first.Slope * second.Slope <= 0 && Touches(middle) ? new ResonantRoot(middle, 0) : null;
    }

    private bool Touches(double x)
    {
        (double h, _, double rounding) = At(x);
        return Math.Abs(h) <= rounding;
    }

    private ResonantRoot? Newton(double start, double reach)
    {
        double x = start;
        for (int i = 0; i < 60; i++)
        {
            (double h, double slope, double rounding) = At(x);
            double step = -h / slope;

            // Once Newton's method should have converged: next to a double root h is rounding, next to a resonance cone x is.
            bool within = i > 8 && (Math.Abs(h) <= rounding || Math.Abs(step) <= 1e-11 * x);
            if (h == 0 || Math.Abs(step) <= 2e-16 * x || within)
            {
                return new ResonantRoot(x, slope);
            }

            x += step;
            if (!(Math.Abs(x - start) <= reach))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The place near x where dh/dx = 0 and d²h/dx² there, by the secant rule; null where there is none within reach.</summary>
    private (double Place, double Curvature)? Turning(double x, double reach)
    {
        double previous = x - 1e-4 * reach;
        double slopeThere = At(previous).Slope, slope = At(x).Slope;
        double place = x;
        for (int i = 0; i < 30; i++)
        {
            double curvature = (slope - slopeThere) / (place - previous);
            double step = -slope / curvature;
            if (Math.Abs(step) <= 1e-9 * place)
            {
                return (place + step, curvature);
            }

            (previous, slopeThere) = (place, slope);
            place += step;
            slope = At(place).Slope;
            if (!(Math.Abs(place - x) <= reach) || double.IsNaN(slope))
            {
                return null;
            }
        }

        return null;
    }
}
