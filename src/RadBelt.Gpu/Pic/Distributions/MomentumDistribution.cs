namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// A gyrotropic distribution of momenta f(u∥, u⊥), u = p/(mc) (dimensionless), parallel to the background field: what a species of a
/// particle-in-cell model is loaded from and what enters at its open boundaries. Normalised to one particle: ∫ f 2πu⊥ du⊥ du∥ = 1.
/// <see cref="Maxwellian"/>, <see cref="BiMaxwellian"/>, <see cref="Ring"/>, <see cref="Drifting"/> and, for any other f,
/// <see cref="UserDistribution"/>.
/// </summary>
public abstract class MomentumDistribution
{
    private readonly Lazy<DistributionMoments> moments;

    private protected MomentumDistribution() => moments = new(() => Quadrature().Moments());

    /// <summary>Its moments, by quadrature to about 1e-10 of their size where f is smooth; computed when first asked for.</summary>
    public DistributionMoments Moments => moments.Value;

    /// <summary>
    /// The largest |u| that is worth loading: at most about one particle in 1e16 lies beyond. Tables of speeds, Courant limits of particles and the
    /// like may stop there.
    /// </summary>
    public double MaximumMomentum
    {
        get
        {
            double parallel = Math.Max(Math.Abs(ParallelAxis.Minimum), Math.Abs(ParallelAxis.Maximum));
            return Math.Sqrt(parallel * parallel + PerpendicularAxis.Maximum * PerpendicularAxis.Maximum);
        }
    }

    /// <summary>Where f is, along u∥.</summary>
    internal abstract MomentumAxis ParallelAxis { get; }

    /// <summary>Where f is, along u⊥.</summary>
    internal abstract MomentumAxis PerpendicularAxis { get; }

    /// <summary>Whether f(−u∥, u⊥) = f(u∥, u⊥).</summary>
    internal virtual bool IsSymmetric => false;

    /// <summary>Whether all particles have the same momentum, so that f is no function.</summary>
    internal virtual bool IsCold => false;

    /// <summary>ln f; −∞ where f is zero.</summary>
    /// <param name="parallel">u∥.</param>
    /// <param name="perpendicular">u⊥, ≥ 0.</param>
    public abstract double LogDensity(double parallel, double perpendicular);

    /// <summary>
    /// The inverse transform of two uniform numbers, continuous and increasing in each: the first gives u∥ by its marginal distribution, the
    /// second u⊥ by its distribution at that u∥. Low-discrepancy points go through it as well as random ones.
    /// </summary>
    /// <param name="r1">In (0, 1).</param>
    /// <param name="r2">In (0, 1).</param>
    public abstract (double Parallel, double Perpendicular) Sample(double r1, double r2);

    /// <summary>The nodes that moments are computed from.</summary>
    private protected virtual MomentumQuadrature Quadrature()
    {
        if (IsCold)
        {
            (double parallel, double perpendicular) = Sample(0.5, 0.5);
            return MomentumQuadrature.OfPoint(parallel, perpendicular);
        }

        return new((parallel, perpendicular) => Math.Exp(LogDensity(parallel, perpendicular)), ParallelAxis, PerpendicularAxis);
    }
}
