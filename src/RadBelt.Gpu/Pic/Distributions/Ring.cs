using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// A ring or beam: f ∝ exp{−[(u∥ − U∥)² + (u⊥ − U⊥)²]/2σ²}, where (U∥, U⊥) is p/(mc) of a particle of the given velocity and σ² = T/mc². Without a
/// perpendicular velocity it is a beam along the field, without a temperature all particles have the one momentum and f is no function:
/// <see cref="LogDensity"/> is +∞ there, −∞ elsewhere.
/// </summary>
/// <remarks>
/// T is a spread of momenta: the second moments (<see cref="MomentumDistribution.Moments"/>) tend to it as v and T/mc² → 0 and differ by factors of γ at
/// relativistic speeds; across the field they contain the ring's own ½p⊥v⊥.
/// </remarks>
public sealed class Ring : MomentumDistribution
{
    // e^{−45}, as for the Maxwellians.
    private const double Deviations = 9.486832980505138;

    private static readonly InverseCdf HalfNormal = new(x => Math.Exp(-0.5 * x * x), 0, Deviations);
    private readonly double parallel, perpendicular, spread, logNorm;
    private readonly InverseCdf? radial;

    /// <summary>The ring of a velocity and a temperature.</summary>
    /// <param name="species">Whose mass it is.</param>
    /// <param name="parallelVelocity">v∥, m s⁻¹, of either sign.</param>
    /// <param name="perpendicularVelocity">v⊥, m s⁻¹, ≥ 0.</param>
    /// <param name="temperature">T (times Boltzmann's constant), J, ≥ 0.</param>
    /// <exception cref="InvalidInputException">
    /// The speed is not below that of light, or the perpendicular velocity or the temperature is negative or not finite.
    /// </exception>
    public Ring(Species species, double parallelVelocity, double perpendicularVelocity, double temperature)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.NotNegative(perpendicularVelocity, "perpendicular velocity", "m/s");
        Require.NotNegative(temperature, "temperature", "J");
        const double c = PhysicalConstants.SpeedOfLight;
        (double x, double y) = (parallelVelocity / c, perpendicularVelocity / c);
        double γ = 1 / Math.Sqrt(1 - x * x - y * y);
        if (!double.IsFinite(γ))
        {
            throw new InvalidInputException(
                $"ring: a particle of v∥ = {parallelVelocity:G6} m/s and v⊥ = {perpendicularVelocity:G6} m/s is not slower than light; "
                + $"give velocities, not momenta, below {c} m/s.");
        }

        (parallel, perpendicular, spread) = (γ * x, γ * y, Math.Sqrt(temperature / species.RestEnergy));
        if (spread > 0)
        {
            MomentumAxis axis = PerpendicularAxis;
            radial = new(u => u * Math.Exp(-0.5 * Square((u - perpendicular) / spread)), axis.Minimum, axis.Maximum);
            logNorm = -Math.Log(2 * HalfNormal.Total * spread * 2 * Math.PI * radial.Total);
        }
    }

    internal override MomentumAxis ParallelAxis =>
        new(parallel - Deviations * spread, parallel, parallel + Deviations * spread, spread);

    internal override MomentumAxis PerpendicularAxis =>
        new(Math.Max(0, perpendicular - Deviations * spread), perpendicular, perpendicular + Deviations * spread, spread);

    internal override bool IsSymmetric => parallel == 0;

    internal override bool IsCold => radial is null;

    /// <inheritdoc/>
    public override double LogDensity(double parallel, double perpendicular)
    {
        if (IsCold)
        {
            return parallel == this.parallel && perpendicular == this.perpendicular ? double.PositiveInfinity : double.NegativeInfinity;
        }

        return logNorm - 0.5 * (Square((parallel - this.parallel) / spread) + Square((perpendicular - this.perpendicular) / spread));
    }

    /// <inheritdoc/>
    public override (double Parallel, double Perpendicular) Sample(double r1, double r2)
    {
        if (radial is null)
        {
            return (parallel, perpendicular);
        }

        double side = 2 * r1 - 1;
        return (parallel + Math.CopySign(spread * HalfNormal.Quantile(Math.Abs(side)), side), radial.Quantile(r2));
    }

    private static double Square(double x) => x * x;
}
