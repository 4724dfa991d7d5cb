namespace RadBelt.Gpu.LongTermTransport;

/// <summary>
/// Diffusion and advection by straight lines through variance and mean (chorus paper, Eqs. 2 and 3): D is half the slope of the variance, A the slope of the mean.
/// All are NaN where there are fewer than two moments to fit, errors also where there are too few electrons to part.
/// </summary>
/// <param name="Diffusion">D, unit² s⁻¹.</param>
/// <param name="DiffusionError">Its standard error, from the scatter between parts of the ensemble; what another realisation of the field would give is not in it.</param>
/// <param name="Advection">A, unit s⁻¹.</param>
/// <param name="AdvectionError">Its standard error.</param>
/// <param name="VarianceAtZero">Intercept of the variance, unit².</param>
/// <param name="MeanAtZero">Intercept of the mean, unit.</param>
/// <param name="From">First time of the fit, s.</param>
/// <param name="To">Last time, s.</param>
public readonly record struct TransportFit(
    double Diffusion, double DiffusionError, double Advection, double AdvectionError, double VarianceAtZero, double MeanAtZero, double From, double To)
{
    /// <summary>Lines by least squares through moments at <paramref name="times"/>, and through those of each part of the ensemble for the errors.</summary>
    /// <param name="times">Times, s.</param>
    /// <param name="all">Moments of the whole ensemble.</param>
    /// <param name="parts">Moments of independent parts of it, of one size.</param>
    internal static TransportFit Of(ReadOnlySpan<double> times, MomentLine all, IReadOnlyList<MomentLine> parts)
    {
        if (times.Length < 2)
        {
            double from = times.Length > 0 ? times[0] : double.NaN;
            return new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, from, from);
        }

        var diffusion = new double[parts.Count];
        var advection = new double[parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            (diffusion[i], advection[i]) = (Line(times, parts[i].Variances).Slope / 2, Line(times, parts[i].Means).Slope);
        }

        (double spread, double variance) = Line(times, all.Variances);
        (double slope, double mean) = Line(times, all.Means);
        return new(spread / 2, ErrorOfMean(diffusion), slope, ErrorOfMean(advection), variance, mean, times[0], times[^1]);
    }

    private static (double Slope, double AtZero) Line(ReadOnlySpan<double> times, IReadOnlyList<double> values)
    {
        double time = 0, value = 0, products = 0, squares = 0;
        for (int i = 0; i < times.Length; i++)
        {
            (time, value) = (time + (times[i] / times.Length), value + (values[i] / times.Length));
        }

        for (int i = 0; i < times.Length; i++)
        {
            products += (times[i] - time) * (values[i] - value);
            squares += (times[i] - time) * (times[i] - time);
        }

        double slope = products / squares;
        return (slope, value - (slope * time));
    }

    private static double ErrorOfMean(ReadOnlySpan<double> values) =>
        values.Length > 1 ? Math.Sqrt(SampleMoments.Of(values).Variance / values.Length) : double.NaN;
}

/// <summary>Means and variances at the times of a fit.</summary>
internal readonly record struct MomentLine(IReadOnlyList<double> Means, IReadOnlyList<double> Variances);

/// <summary>Mean and variance (N − 1) of numbers.</summary>
internal readonly record struct SampleMoments(double Mean, double Variance)
{
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        // About the first value: a mean of like numbers keeps their difference.
        double origin = values[0], sum = 0, squares = 0;
        foreach (double value in values)
        {
            sum += value - origin;
        }

        double mean = sum / values.Length;
        foreach (double value in values)
        {
            squares += (value - origin - mean) * (value - origin - mean);
        }

        return new(origin + mean, squares / (values.Length - 1));
    }
}
