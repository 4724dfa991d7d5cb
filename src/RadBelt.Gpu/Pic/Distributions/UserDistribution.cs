using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// Any gyrotropic distribution, given as a function f(u∥, u⊥) ≥ 0 of u = p/(mc), normalised or not, on a rectangle outside of which it is zero.
/// </summary>
/// <remarks>
/// Sampled by tables of 1024 × 256 panels over the rectangle (<see cref="PlanarInverse"/>): cumulative probabilities are good to 1e-5
/// where f varies over a sixteenth of the rectangle, and worse as the inverse square of that length; a step of f is smeared over a panel, and moments of
/// an f with steps are good to a per cent. A function too narrow for its rectangle is refused.
/// </remarks>
public sealed class UserDistribution : MomentumDistribution
{
    private const int Rows = 1024, Columns = 256, QuadraturePanels = 16;
    private const double Negligible = 1e-6, Smooth = 0.05, SameSides = 1e-12;
    private readonly Func<double, double, double> density;
    private readonly PlanarInverse table;
    private readonly MomentumQuadrature quadrature;

    /// <summary>The distribution of a function.</summary>
    /// <param name="density">f(u∥, u⊥), ≥ 0; called about a million times, now, and by <see cref="LogDensity"/>.</param>
    /// <param name="minimumParallel">Least u∥.</param>
    /// <param name="maximumParallel">Largest u∥.</param>
    /// <param name="maximumPerpendicular">Largest u⊥, &gt; 0; the least is 0.</param>
    /// <exception cref="InvalidInputException">
    /// The rectangle is empty; f is negative, infinite or not a number somewhere, zero everywhere, larger than 1e-6 of its maximum (times u⊥) on the rectangle's
    /// outer sides, or so narrow or rough that the table would miss more than a per cent of it.
    /// </exception>
    public UserDistribution(
        Func<double, double, double> density, double minimumParallel, double maximumParallel, double maximumPerpendicular)
    {
        ArgumentNullException.ThrowIfNull(density);
        Require.Positive(maximumPerpendicular, "largest u⊥", "");
        double length = maximumParallel - minimumParallel;
        if (!(length > 0 && double.IsFinite(length)))
        {
            throw new InvalidInputException($"u∥: [{minimumParallel:G6}, {maximumParallel:G6}] is no interval; give the least, then the largest u∥.");
        }

        this.density = density;
        ParallelAxis = new(minimumParallel, 0.5 * (minimumParallel + maximumParallel), maximumParallel, length);
        PerpendicularAxis = new(0, 0, maximumPerpendicular, maximumPerpendicular);
        table = new((parallel, perpendicular) => perpendicular * Checked(parallel, perpendicular), ParallelAxis.Grid(Rows), PerpendicularAxis.Grid(Columns));
        RequireVanishingAtBounds();
        RequireResolved();
        quadrature = new(Checked, ParallelAxis, PerpendicularAxis, QuadraturePanels);
        IsSymmetric = minimumParallel == -maximumParallel && HasSameSides();
    }

    internal override MomentumAxis ParallelAxis { get; }

    internal override MomentumAxis PerpendicularAxis { get; }

    internal override bool IsSymmetric { get; }

    /// <inheritdoc/>
    public override double LogDensity(double parallel, double perpendicular) =>
        parallel >= ParallelAxis.Minimum && parallel <= ParallelAxis.Maximum && perpendicular <= PerpendicularAxis.Maximum
            ? Math.Log(density(parallel, perpendicular) / quadrature.Total)
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public override (double Parallel, double Perpendicular) Sample(double r1, double r2) => table.Sample(r1, r2);

    private double Checked(double parallel, double perpendicular)
    {
        double f = density(parallel, perpendicular);
        return f >= 0 && double.IsFinite(f)
            ? f
            : throw new InvalidInputException(
                $"density: f(u∥ = {parallel:G6}, u⊥ = {perpendicular:G6}) is {f:G6}; it must be zero or positive and finite everywhere in its rectangle.");
    }

    private void RequireVanishingAtBounds()
    {
        double maximum = 0, outermost = 0;
        for (int i = 0; i <= Rows; i++)
        {
            ReadOnlySpan<double> row = table.Row(i);
            double inRow = 0;
            foreach (double g in row)
            {
                inRow = Math.Max(inRow, g);
            }

            maximum = Math.Max(maximum, inRow);
            outermost = Math.Max(outermost, i is 0 or Rows ? inRow : row[^1]);
        }

        if (maximum == 0)
        {
            throw new InvalidInputException(
                $"density: f is zero at every node of its rectangle, u∥ from {ParallelAxis.Minimum:G6} to {ParallelAxis.Maximum:G6} and u⊥ up to "
                + $"{PerpendicularAxis.Maximum:G6}; give bounds (of p/(mc)) close to where it is not.");
        }

        if (outermost > Negligible * maximum)
        {
            throw new InvalidInputException(
                $"density: on the outer sides of its rectangle, u∥ from {ParallelAxis.Minimum:G6} to {ParallelAxis.Maximum:G6} and u⊥ up to "
                + $"{PerpendicularAxis.Maximum:G6}, u⊥f reaches {outermost / maximum:G3} of its maximum, more than {Negligible:G1}; give wider bounds.");
        }
    }

    private void RequireResolved()
    {
        double roughness = table.Roughness();
        if (!(roughness < Smooth))
        {
            throw new InvalidInputException(
                $"density: f is too narrow or too rough for a table of {Rows} × {Columns} panels over its rectangle, u∥ from "
                + $"{ParallelAxis.Minimum:G6} to {ParallelAxis.Maximum:G6} and u⊥ up to {PerpendicularAxis.Maximum:G6}: its nodes are off the "
                + $"means of their neighbours by {roughness:G2} of their sum, more than {Smooth}; give bounds closer to where it is.");
        }
    }

    private bool HasSameSides()
    {
        double maximum = 0, difference = 0;
        for (int i = 0; i <= Rows; i++)
        {
            ReadOnlySpan<double> row = table.Row(i), mirrored = table.Row(Rows - i);
            for (int j = 0; j <= Columns; j++)
            {
                maximum = Math.Max(maximum, row[j]);
                difference = Math.Max(difference, Math.Abs(row[j] - mirrored[j]));
            }
        }

        return difference <= SameSides * maximum;
    }

    private protected override MomentumQuadrature Quadrature() => quadrature;
}
