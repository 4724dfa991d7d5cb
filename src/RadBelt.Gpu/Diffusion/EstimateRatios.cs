using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Estimated over calculated values of one diffusion coefficient over energy and pitch angle. There is a ratio where both are finite, not zero
/// and of one sign.
/// </summary>
public sealed class EstimateRatios
{
    private readonly double?[,] ratios;
    private readonly ImmutableArray<double> sorted;

    internal EstimateRatios(double?[,] ratios, int estimated)
    {
        this.ratios = ratios;
        sorted = [.. ratios.Cast<double?>().OfType<double>().Order()];
        Incomparable = estimated - sorted.Length;
    }

    /// <summary>How many places have a ratio.</summary>
    public int Count => sorted.Length;

    /// <summary>How many places have an estimate and no ratio: both zero, one zero, infinite, or of opposite signs.</summary>
    public int Incomparable { get; }

    /// <summary>Their geometric mean; null without ratios.</summary>
    public double? GeometricMean => Count == 0 ? null : Math.Exp(sorted.Average(Math.Log));

    /// <summary>The ratio, positive, at an energy and a pitch angle; null where there is none.</summary>
    /// <param name="energy">Index of the energy.</param>
    /// <param name="pitchAngle">Index of the pitch angle.</param>
    public double? this[int energy, int pitchAngle] => ratios[energy, pitchAngle];

    /// <summary>The ratio that the given part of all ratios does not exceed, linear between neighbours; null without ratios.</summary>
    /// <param name="part">In [0, 1]: 0.5 is the median.</param>
    /// <exception cref="InvalidInputException">The part is outside [0, 1].</exception>
    public double? Quantile(double part)
    {
        if (!(part is >= 0 and <= 1))
        {
            throw new InvalidInputException($"quantile: {part:G6} is outside [0, 1].");
        }

        if (Count == 0)
        {
            return null;
        }

        double place = part * (Count - 1);
        int left = (int)place;
        int right = Math.Min(left + 1, Count - 1);
        return sorted[left] + (place - left) * (sorted[right] - sorted[left]);
    }

    /// <summary>The part of the ratios in [1/factor, factor]; null without ratios.</summary>
    /// <param name="factor">At least 1.</param>
    /// <exception cref="InvalidInputException">The factor is below 1.</exception>
    public double? FractionWithin(double factor)
    {
        if (!(factor >= 1))
        {
            throw new InvalidInputException($"factor: {factor:G6} bounds nothing; give one of at least 1.");
        }

        return Count == 0 ? null : sorted.Count(ratio => ratio <= factor && ratio * factor >= 1) / (double)Count;
    }

    internal static double? Of(double estimate, double calculated)
    {
        double ratio = estimate / calculated;
        return estimate != 0 && double.IsFinite(estimate) && double.IsFinite(ratio) && ratio > 0 ? ratio : null;
    }
}
