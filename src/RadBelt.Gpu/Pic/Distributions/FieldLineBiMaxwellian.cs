using MathNet.Numerics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// A bi-Maxwellian of momenta at the equator of a field line, <c>f ∝ exp(−u∥²/2U∥² − u⊥²/2U⊥²)</c>, u = p/(mc), in equilibrium along it: by Liouville's theorem, with
/// u² and u⊥²/B conserved, it is where B = b B_eq again a bi-Maxwellian with the same U∥ and <c>1/U⊥²(b) = 1/U∥² + (1/U⊥² − 1/U∥²)/b</c>, and its density
/// U⊥²(b)/U⊥² of that at the equator (Tao 2014; Tao, Zonca &amp; Chen 2017). U∥ and U⊥ are thermal momenta over mc at any energy, not temperatures: those are in
/// <see cref="MomentumDistribution.Moments"/>.
/// </summary>
/// <remarks>
/// As a distribution it is that at the equator. A species with it is loaded by <see cref="At"/> and <see cref="DensityRatio"/> of each cell, b the field profile of the
/// run. Sampled exactly: u∥ by the inverse of the normal distribution, u⊥² by that of the exponential one.
/// </remarks>
public sealed class FieldLineBiMaxwellian : MomentumDistribution
{
    // e^{−45}, as for the Maxwellians.
    private const double Deviations = 9.486832980505138;
    private readonly double logNorm;

    /// <summary>The distribution of two thermal momenta.</summary>
    /// <param name="parallelMomentum">U∥, thermal momentum over mc, positive.</param>
    /// <param name="perpendicularMomentum">U⊥ at the equator, positive.</param>
    /// <exception cref="InvalidInputException">A value is not positive and finite.</exception>
    public FieldLineBiMaxwellian(double parallelMomentum, double perpendicularMomentum)
    {
        Require.Positive(parallelMomentum, "parallel thermal momentum U∥", "mc");
        Require.Positive(perpendicularMomentum, "perpendicular thermal momentum U⊥", "mc");
        (ParallelMomentum, PerpendicularMomentum) = (parallelMomentum, perpendicularMomentum);
        logNorm = -(1.5 * Math.Log(Math.Tau)) - Math.Log(parallelMomentum) - (2 * Math.Log(perpendicularMomentum));
    }

    /// <summary>U∥.</summary>
    public double ParallelMomentum { get; }

    /// <summary>U⊥ at the equator.</summary>
    public double PerpendicularMomentum { get; }

    /// <summary>
    /// b below which there is no such distribution, 1 − U∥²/U⊥²: with U⊥ ≤ U∥ zero or less, so that any b will do; with U⊥ &gt; U∥ below 1, where the field is weaker than
    /// at the equator and particles that never come there have no bound on u⊥.
    /// </summary>
    public double LowestFieldRatio => 1 - (Square(ParallelMomentum) / Square(PerpendicularMomentum));

    internal override MomentumAxis ParallelAxis =>
        new(-Deviations * ParallelMomentum, 0, Deviations * ParallelMomentum, ParallelMomentum);

    internal override MomentumAxis PerpendicularAxis => new(0, 0, Deviations * PerpendicularMomentum, PerpendicularMomentum);

    internal override bool IsSymmetric => true;

    /// <summary>The distribution where B = <paramref name="fieldRatio"/> B_eq; that of it at another ratio is the one at the product of both.</summary>
    /// <param name="fieldRatio">b = B/B_eq, positive and above <see cref="LowestFieldRatio"/>.</param>
    /// <exception cref="InvalidInputException">b is not.</exception>
    public FieldLineBiMaxwellian At(double fieldRatio) => new(ParallelMomentum, PerpendicularMomentum * Math.Sqrt(DensityRatio(fieldRatio)));

    /// <summary>n(b)/n_eq = U⊥²(b)/U⊥² = b/[1 + (b − 1) U⊥²/U∥²]: below 1 off the equator when U⊥ &gt; U∥.</summary>
    /// <param name="fieldRatio">b = B/B_eq, positive and above <see cref="LowestFieldRatio"/>.</param>
    /// <exception cref="InvalidInputException">b is not.</exception>
    public double DensityRatio(double fieldRatio)
    {
        if (!(fieldRatio > Math.Max(0, LowestFieldRatio) && double.IsFinite(fieldRatio)))
        {
            throw new InvalidInputException(
                $"field ratio: B/B_eq = {fieldRatio:G6} is not above {Math.Max(0, LowestFieldRatio):G6}, below which a bi-Maxwellian of U∥ = {ParallelMomentum:G4} and "
                + $"U⊥ = {PerpendicularMomentum:G4} at the equator has no continuation; B_eq is the lowest field of a line");
        }

        double anisotropy = Square(PerpendicularMomentum) / Square(ParallelMomentum);
        return fieldRatio / ((fieldRatio * anisotropy) + 1 - anisotropy);
    }

    /// <inheritdoc/>
    public override double LogDensity(double parallel, double perpendicular) =>
        logNorm - (0.5 * (Square(parallel / ParallelMomentum) + Square(perpendicular / PerpendicularMomentum)));

    /// <inheritdoc/>
    public override (double Parallel, double Perpendicular) Sample(double r1, double r2) =>
        (-Math.Sqrt(2) * ParallelMomentum * SpecialFunctions.ErfcInv(2 * r1), PerpendicularMomentum * Math.Sqrt(-2 * double.LogP1(-r2)));

    /// <summary>ln f at a place of field ratio b, less that at u = 0, where it is the same all along the line.</summary>
    internal double LogRelative(double parallel, double perpendicular, double fieldRatio)
    {
        double along = 0.5 / Square(ParallelMomentum), across = 0.5 / Square(PerpendicularMomentum), square = Square(perpendicular);
        return (square / fieldRatio * (along - across)) - (along * (Square(parallel) + square));
    }

    private static double Square(double x) => x * x;
}
