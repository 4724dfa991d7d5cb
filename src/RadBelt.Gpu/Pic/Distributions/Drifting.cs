using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// A distribution that drifts along the field: one of a rest frame, seen from a frame in which that moves at velocity V. f is
/// a Lorentz scalar, so f(u∥, u⊥) ∝ f_rest(Γ(u∥ − Vγ/c), u⊥), Γ = (1 − V²/c²)^{−½}; a distribution without mean velocity in its frame has mean velocity V.
/// Temperatures are those of the rest frame; <see cref="MomentumDistribution.Moments"/> are of the frame in which it drifts.
/// </summary>
/// <remarks>
/// Sampled by tables in the frame in which it drifts: cumulative probabilities are good to 1e-4 (<see cref="PlanarInverse"/>). The marginal of a drifting
/// Jüttner distribution has a closed form (Zenitani 2015, Phys. Plasmas 22, 042116), which it is tested against.
/// </remarks>
public sealed class Drifting : MomentumDistribution
{
    private const int Rows = 1024, Columns = 256;
    private readonly MomentumDistribution rest;
    private readonly double speed, boost, logDensityRatio;
    private readonly PlanarInverse? table;

    /// <summary>The distribution <paramref name="rest"/>, drifting.</summary>
    /// <param name="rest">In its own frame.</param>
    /// <param name="velocity">V, m s⁻¹, of either sign.</param>
    /// <exception cref="InvalidInputException">The velocity is not below that of light.</exception>
    public Drifting(MomentumDistribution rest, double velocity)
    {
        ArgumentNullException.ThrowIfNull(rest);
        speed = velocity / PhysicalConstants.SpeedOfLight;
        boost = 1 / Math.Sqrt((1 - speed) * (1 + speed));
        if (!double.IsFinite(boost))
        {
            throw new InvalidInputException(
                $"drift: {velocity:G6} m/s is not slower than light; give a velocity, not a momentum, below {PhysicalConstants.SpeedOfLight} m/s.");
        }

        // The density of n particles per volume of the rest frame, here.
        (this.rest, logDensityRatio) = (rest, Math.Log(boost * (1 + speed * rest.Moments.MeanVelocity)));
        if (!rest.IsCold)
        {
            table = new(
                (parallel, perpendicular) => perpendicular * Math.Exp(LogDensity(parallel, perpendicular)),
                ParallelAxis.Grid(Rows),
                PerpendicularAxis.Grid(Columns));
        }
    }

    internal override MomentumAxis ParallelAxis
    {
        get
        {
            (MomentumAxis along, MomentumAxis across) = (rest.ParallelAxis, rest.PerpendicularAxis);
            (double slow, double fast) = speed > 0 ? (across.Minimum, across.Maximum) : (across.Maximum, across.Minimum);
            return new(
                Boosted(along.Minimum, slow), Boosted(along.Centre, across.Centre), Boosted(along.Maximum, fast), boost * along.Scale);
        }
    }

    internal override MomentumAxis PerpendicularAxis => rest.PerpendicularAxis;

    internal override bool IsSymmetric => speed == 0 && rest.IsSymmetric;

    internal override bool IsCold => rest.IsCold;

    /// <inheritdoc/>
    public override double LogDensity(double parallel, double perpendicular)
    {
        if (IsCold)
        {
            return (parallel, perpendicular) == Sample(0.5, 0.5) ? double.PositiveInfinity : double.NegativeInfinity;
        }

        double γ = Math.Sqrt(1 + parallel * parallel + perpendicular * perpendicular);
        return rest.LogDensity(boost * (parallel - speed * γ), perpendicular) - logDensityRatio;
    }

    /// <inheritdoc/>
    public override (double Parallel, double Perpendicular) Sample(double r1, double r2)
    {
        if (table is not null)
        {
            return table.Sample(r1, r2);
        }

        (double parallel, double perpendicular) = rest.Sample(r1, r2);
        return (Boosted(parallel, perpendicular), perpendicular);
    }

    private double Boosted(double parallel, double perpendicular) =>
        boost * (parallel + speed * Math.Sqrt(1 + parallel * parallel + perpendicular * perpendicular));
}
