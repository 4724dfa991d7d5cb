using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>The maximum of a growth rate over wave number.</summary>
internal static class GrowthMaximum
{
    /// <summary>Growth below this part of the frequency is rounding.</summary>
    private const double Least = 1e-12;

    /// <summary>
    /// Samples the range in geometric progression and refines the best sample by golden section; null when nothing grows.
    /// </summary>
    public static LinearMode? Find(double lowest, double highest, int points, Func<double, LinearMode?> mode)
    {
        Require.Positive(lowest, "lowest |k|", "m⁻¹");
        Require.Positive(highest, "highest |k|", "m⁻¹");
        if (!(lowest < highest))
        {
            throw new InvalidInputException($"wave numbers: the lowest, {lowest:G6} m⁻¹, is not below the highest, {highest:G6} m⁻¹.");
        }

        double ratio = Math.Pow(highest / lowest, 1.0 / (points - 1));
        double[] k = [.. Enumerable.Range(0, points).Select(i => lowest * Math.Pow(ratio, i))];
        LinearMode?[] samples = [.. k.Select(mode)];
        if (samples.All(sample => sample is null))
        {
            throw new InvalidInputException(
                $"wave numbers: no mode was found between {lowest:G6} and {highest:G6} m⁻¹; choose another range.");
        }

        int best = Enumerable.Range(0, points).MaxBy(i => samples[i]?.GrowthRate ?? double.NegativeInfinity);
        LinearMode found = Refine(k[Math.Max(best - 1, 0)], k[Math.Min(best + 1, points - 1)], samples[best]!.Value, mode);
        return found.GrowthRate > Least * found.ComplexFrequency.Magnitude ? found : null;
    }

    /// <summary>To 1e-5 of k, so that the growth rate, flat there, is right to 1e-9.</summary>
    private static LinearMode Refine(double a, double b, LinearMode best, Func<double, LinearMode?> mode)
    {
        double golden = (Math.Sqrt(5) - 1) / 2;
        double γ(double k)
        {
            if (mode(k) is not LinearMode found)
            {
                return double.NegativeInfinity;
            }

            best = found.GrowthRate > best.GrowthRate ? found : best;
            return found.GrowthRate;
        }

        double left = b - golden * (b - a), right = a + golden * (b - a);
        double γLeft = γ(left), γRight = γ(right);
        while (b - a > 1e-5 * b)
        {
            if (γLeft > γRight)
            {
                (b, right, γRight) = (right, left, γLeft);
                left = b - golden * (b - a);
                γLeft = γ(left);
            }
            else
            {
                (a, left, γLeft) = (left, right, γRight);
                right = a + golden * (b - a);
                γRight = γ(right);
            }
        }

        return best;
    }
}
