using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Transport;

/// <summary>
/// The tests of Kolmogorov and Smirnov: whether a sample may come from a distribution, or two samples from one. The statistic is the greatest distance D between the
/// distribution functions; its significance is the asymptotic <c>Q(λ) = 2 Σ_j (−1)^{j−1} exp(−2j²λ²)</c> at <c>λ = (√n + 0.12 + 0.11/√n) D</c> (Stephens 1970, J. R.
/// Stat. Soc. B 32, 115), good to a few percent of itself from n = 4 on; of two samples, n = n₁n₂/(n₁ + n₂).
/// </summary>
/// <remarks>The distribution must be continuous, and known without the sample. Equal values of two samples are allowed; the test is then a cautious one.</remarks>
public static class KolmogorovSmirnov
{
    /// <summary>Whether a sample may come from a distribution.</summary>
    /// <param name="sample">Values, in any order.</param>
    /// <param name="distribution">The distribution function F(x), from 0 to 1.</param>
    /// <exception cref="InvalidInputException">There are no values, or one is not a number.</exception>
    public static KolmogorovSmirnovResult OneSample(IReadOnlyCollection<double> sample, Func<double, double> distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        double[] x = Sorted(sample);
        double greatest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double f = distribution(x[i]);
            greatest = Math.Max(greatest, Math.Max((i + 1.0) / x.Length - f, f - (double)i / x.Length));
        }

        return new(greatest, Significance(greatest, x.Length));
    }

    /// <summary>Whether two samples may come from one distribution.</summary>
    /// <param name="first">Values, in any order.</param>
    /// <param name="second">Values, in any order.</param>
    /// <exception cref="InvalidInputException">A sample has no values, or one that is not a number.</exception>
    public static KolmogorovSmirnovResult TwoSample(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        double[] x = Sorted(first), y = Sorted(second);
        double greatest = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            double at = Math.Min(x[i], y[j]);
            while (i < x.Length && x[i] == at)
            {
                i++;
            }

            while (j < y.Length && y[j] == at)
            {
                j++;
            }

            greatest = Math.Max(greatest, Math.Abs((double)i / x.Length - (double)j / y.Length));
        }

        return new(greatest, Significance(greatest, (double)x.Length * y.Length / (x.Length + y.Length)));
    }

    /// <summary>Q(λ): the probability that √n D exceeds λ when n is large.</summary>
    /// <param name="λ">λ, zero or positive.</param>
    public static double Probability(double λ)
    {
        double sum = 0;
        if (λ < 1.18)
        {
            // The same function by its other series (a theta function's), which takes as few terms here as the first does above: 1 − (√(2π)/λ) Σ exp[−(2j − 1)²π²/(8λ²)].
            double y = λ > 0 ? Math.Exp(-Math.PI * Math.PI / (8 * λ * λ)) : 0;
            sum = y + Math.Pow(y, 9) + Math.Pow(y, 25) + Math.Pow(y, 49);
            return λ > 0 ? 1 - (Math.Sqrt(Math.Tau) / λ * sum) : 1;
        }

        for (int j = 4; j > 0; j--)
        {
            sum = Math.Exp(-2.0 * j * j * λ * λ) - sum;
        }

        return 2 * sum;
    }

    private static double Significance(double statistic, double n)
    {
        double root = Math.Sqrt(n);
        return Probability((root + 0.12 + (0.11 / root)) * statistic);
    }

    private static double[] Sorted(IReadOnlyCollection<double> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double[] sorted = [.. sample.Order()];
        return sorted.Length > 0 && !double.IsNaN(sorted[0])
            ? sorted
            : throw new InvalidInputException(
                sorted.Length == 0 ? "Kolmogorov–Smirnov test: a sample has no values; give one at least." : "Kolmogorov–Smirnov test: a value is not a number (NaN); leave it out.");
    }
}

/// <summary>What a test of <see cref="KolmogorovSmirnov"/> finds.</summary>
/// <param name="Statistic">D: the greatest distance between the distribution functions.</param>
/// <param name="PValue">How probable a D as great as this is when nothing is wrong.</param>
public readonly record struct KolmogorovSmirnovResult(double Statistic, double PValue);
