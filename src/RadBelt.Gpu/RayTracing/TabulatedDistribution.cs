using MathNet.Numerics.Interpolation;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Any gyrotropic distribution as a table: ln f by cubic splines in ln v and in the angle α between the velocity and +B0. Below the first speed f is what it is there, above
/// the last there are no electrons, and beyond the first and last angle f is what it is there.
/// </summary>
public sealed class TabulatedDistribution : GyrotropicDistribution
{
    private const double LeastSpeed = 1e-4 * PhysicalConstants.SpeedOfLight;

    // ln f below this is taken for an empty place; e^{-600} s³ m⁻⁶ is one electron in 1e200 m³ or more.
    private const double Nothing = -600;

    // e^{-100} of the greatest f can be left to chance.
    private const double Negligible = 100;

    private readonly double[] nodes;
    private readonly (double First, double Step, int Count) speeds;
    private readonly (double First, double Step, int Count) angles;

    private TabulatedDistribution(string name, (double First, double Step, int Count) speeds, (double First, double Step, int Count) angles, double[] values)
    {
        (Name, this.speeds, this.angles) = (name, speeds, angles);
        nodes = WithSlopes(values, speeds.Count, angles.Count);
    }

    /// <summary>A table of values.</summary>
    /// <param name="name">Name for messages and reports.</param>
    /// <param name="speeds">v, m s⁻¹, rising, at least four, below the speed of light.</param>
    /// <param name="pitchAngles">α, rad, rising, at least two, within [0, π]. When none is above π/2 the table is mirrored there, f(π − α) = f(α).</param>
    /// <param name="values">f, s³ m⁻⁶, positive: <c>values[speed, angle]</c>.</param>
    /// <returns>The distribution, from splines through the logarithms of the values.</returns>
    /// <exception cref="InvalidInputException">An axis does not rise or leaves its range, the sizes do not match, or a value is missing or not positive.</exception>
    public static TabulatedDistribution Of(string name, IReadOnlyList<double> speeds, IReadOnlyList<double> pitchAngles, double[,] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        Check(speeds, pitchAngles, values);
        bool mirrored = pitchAngles[^1] <= Math.PI / 2 * (1 + 1e-12);
        IEnumerable<double> beyond = mirrored ? pitchAngles.Where(α => α < Math.PI / 2 * (1 - 1e-12)).Reverse().Select(α => Math.PI - α) : [];
        double[] x = [.. speeds.Select(v => Math.Log(v))], y = [.. pitchAngles, .. beyond];

        // Splines along the angles of each speed, then along the speeds at each angle of the even grid: twice as fine as the finest step of the user's.
        (double First, double Step, int Count) fine = Even(x), turn = Even(y);
        double[][] rows = [.. Enumerable.Range(0, x.Length).Select(Row)];
        double[] grid = new double[fine.Count * turn.Count];
        for (int j = 0; j < turn.Count; j++)
        {
            CubicSpline spline = Spline(x, [.. rows.Select(row => row[j])]);
            for (int i = 0; i < fine.Count; i++)
            {
                grid[i * turn.Count + j] = spline.Interpolate(fine.First + i * fine.Step);
            }
        }

        return new(name, fine, turn, grid);

        double[] Row(int speed)
        {
            double[] given = [.. Enumerable.Range(0, y.Length).Select(j => Math.Log(values[speed, j < pitchAngles.Count ? j : y.Length - 1 - j]))];
            CubicSpline spline = Flat(y, given);
            return [.. Enumerable.Range(0, turn.Count).Select(j => spline.Interpolate(turn.First + j * turn.Step))];
        }
    }

    /// <summary>The table of another distribution, from 30 km/s to its greatest speed.</summary>
    /// <param name="distribution">What to tabulate.</param>
    /// <param name="speeds">How many speeds, in geometric progression, at least four.</param>
    /// <param name="pitchAngles">How many angles from 0 to π, at least four.</param>
    /// <exception cref="InvalidInputException">There are fewer than four of either, or f is not finite or negative somewhere, zero everywhere, or falls to zero from one node to the next, as at an empty loss cone.</exception>
    public static TabulatedDistribution Of(GyrotropicDistribution distribution, int speeds = 481, int pitchAngles = 91)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        if (speeds < 4 || pitchAngles < 4)
        {
            throw new InvalidInputException($"table of hot electrons: {speeds} speeds by {pitchAngles} angles; take at least four of each.");
        }

        double first = Math.Log(LeastSpeed), step = Math.Log(distribution.GreatestSpeed / LeastSpeed) / (speeds - 1);
        double[] grid = new double[speeds * pitchAngles];
        for (int i = 0; i < grid.Length; i++)
        {
            // The last speed is a hair below the greatest, where f may end.
            double v = (1 - 1e-12) * Math.Exp(first + i / pitchAngles * step), α = i % pitchAngles * Math.PI / (pitchAngles - 1);
            double f = distribution.Value(v * Math.Sin(α), v * Math.Cos(α));
            if (!(f >= 0 && double.IsFinite(f)))
            {
                throw new InvalidInputException(
                    $"{distribution.Name}: f = {f:G4} at v = {v:G4} m s⁻¹, α = {α / Units.Degree:G4}°; a distribution is finite and nowhere negative.");
            }

            grid[i] = Math.Max(Math.Log(f), Nothing);
        }

        RequireNoEdges(distribution.Name, grid, pitchAngles);
        return new(distribution.Name, (first, step, speeds), (0, Math.PI / (pitchAngles - 1), pitchAngles), grid);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The last speed of the table.</summary>
    public override double GreatestSpeed => Math.Exp(speeds.First + (speeds.Count - 1) * speeds.Step);

    /// <inheritdoc/>
    internal override IEnumerable<DampingColumn> Columns =>
        [DampingColumn.Of<HotTable>(GreatestSpeed, [speeds.First, 1 / speeds.Step, speeds.Count, angles.First, 1 / angles.Step, angles.Count], nodes)];

    /// <inheritdoc/>
    public override double Value(double perpendicularSpeed, double parallelSpeed)
    {
        (double f, _, _, bool beyond) = Logarithm(perpendicularSpeed, parallelSpeed);
        return beyond ? 0 : Math.Exp(f);
    }

    /// <inheritdoc/>
    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        (double f, double slope, double turn, bool beyond) = Logarithm(perpendicularSpeed, parallelSpeed);
        double squared = perpendicularSpeed * perpendicularSpeed + parallelSpeed * parallelSpeed;
        double density = beyond || squared == 0 ? 0 : Math.Exp(f) / squared;
        return (
            density * (slope * perpendicularSpeed + turn * parallelSpeed),
            density * (slope * parallelSpeed - turn * perpendicularSpeed));
    }

    /// <summary>ln f, ∂ln f/∂ln v, ∂ln f/∂α, and whether v is above the table.</summary>
    private (double Value, double Slope, double Turn, bool Beyond) Logarithm(double perpendicularSpeed, double parallelSpeed)
    {
        double v = double.Hypot(perpendicularSpeed, parallelSpeed);
        (int row, double x, bool slow, bool fast) = Place(speeds, Math.Log(v));
        (int place, double y, bool before, bool after) = Place(angles, Math.Atan2(perpendicularSpeed, parallelSpeed));
        (double f, double fx, double fy) = (0, 0, 0);
        for (int i = 0; i < 2; i++)
        {
            (double h, double hSlope, double dh, double dhSlope) = Hermite(x, i);
            for (int j = 0; j < 2; j++)
            {
                (double g, double gSlope, double dg, double dgSlope) = Hermite(y, j);
                ReadOnlySpan<double> node = nodes.AsSpan(HotTable.Stride * ((row + i) * angles.Count + place + j), HotTable.Stride);
                double value = g * node[0] + gSlope * node[2], slope = g * node[1] + gSlope * node[3];
                f += h * value + hSlope * slope;
                fx += dh * value + dhSlope * slope;
                fy += h * (dg * node[0] + dgSlope * node[2]) + hSlope * (dg * node[1] + dgSlope * node[3]);
            }
        }

        return (f, slow || fast ? 0 : fx / speeds.Step, before || after ? 0 : fy / angles.Step, fast);
    }

    private static (int Cell, double Part, bool Below, bool Above) Place((double First, double Step, int Count) axis, double coordinate)
    {
        double place = (coordinate - axis.First) / axis.Step, last = axis.Count - 1;
        double within = Math.Clamp(place, 0, last), floor = Math.Min(Math.Floor(within), last - 1);
        return ((int)floor, within - floor, place < 0, place > last);
    }

    private static (double Value, double Slope, double DValue, double DSlope) Hermite(double t, int side) => side == 0
        ? (1 - t * t * (3 - 2 * t), t * (1 - t) * (1 - t), -6 * t * (1 - t), (1 - t) * (1 - 3 * t))
        : (t * t * (3 - 2 * t), t * t * (t - 1), 6 * t * (1 - t), t * (3 * t - 2));

    /// <summary>Splines would swing far to both sides of an edge at which ln f falls out of sight.</summary>
    private static void RequireNoEdges(string name, double[] grid, int angles)
    {
        double seen = grid.Max() - Negligible;
        if (grid.Max() == Nothing)
        {
            throw new InvalidInputException($"{name}: f is zero everywhere; give it some electrons.");
        }

        for (int i = 0; i < grid.Length; i++)
        {
            bool edge = grid[i] == Nothing
                && ((i % angles > 0 && grid[i - 1] > seen) || (i % angles < angles - 1 && grid[i + 1] > seen)
                    || (i >= angles && grid[i - angles] > seen) || (i < grid.Length - angles && grid[i + angles] > seen));
            if (edge)
            {
                throw new InvalidInputException(
                    $"{name}: f falls to zero at α = {i % angles * 180.0 / (angles - 1):G4}°, where its logarithm cannot be tabulated; let it fall smoothly, or to a small part of what it is beside.");
            }
        }
    }

    /// <summary>Nodes of <see cref="HotTable"/>: values, and their slopes by splines.</summary>
    private static double[] WithSlopes(double[] values, int speeds, int angles)
    {
        double[] nodes = new double[HotTable.Stride * values.Length];
        double[] rows = [.. Enumerable.Range(0, speeds).Select(i => (double)i)], places = [.. Enumerable.Range(0, angles).Select(i => (double)i)];
        for (int i = 0; i < values.Length; i++)
        {
            nodes[HotTable.Stride * i] = values[i];
        }

        for (int from = 0; from < 3; from += 2)
        {
            // F_y from F; then F_x from F and F_xy from F_y.
            for (int i = 0; i < speeds && from == 0; i++)
            {
                double[] line = [.. places.Select((_, j) => nodes[HotTable.Stride * (i * angles + j)])];
                CubicSpline spline = Flat(places, line);
                for (int j = 0; j < angles; j++)
                {
                    nodes[HotTable.Stride * (i * angles + j) + 2] = spline.Differentiate(j);
                }
            }

            for (int j = 0; j < angles; j++)
            {
                CubicSpline spline = Spline(rows, [.. rows.Select((_, i) => nodes[HotTable.Stride * (i * angles + j) + from])]);
                for (int i = 0; i < speeds; i++)
                {
                    nodes[HotTable.Stride * (i * angles + j) + from + 1] = spline.Differentiate(i);
                }
            }
        }

        return nodes;
    }

    /// <summary>Along the speeds: what is beyond the ends goes on as a parabola.</summary>
    private static CubicSpline Spline(double[] x, double[] y) => CubicSpline.InterpolateBoundariesSorted(
        x, y, SplineBoundaryCondition.ParabolicallyTerminated, 0, SplineBoundaryCondition.ParabolicallyTerminated, 0);

    /// <summary>Along the angles: flat at both ends, as f is at 0 and π.</summary>
    private static CubicSpline Flat(double[] x, double[] y) => CubicSpline.InterpolateBoundariesSorted(
        x, y, SplineBoundaryCondition.FirstDerivative, 0, SplineBoundaryCondition.FirstDerivative, 0);

    private static (double First, double Step, int Count) Even(double[] axis)
    {
        double finest = Enumerable.Range(1, axis.Length - 1).Min(i => axis[i] - axis[i - 1]), range = axis[^1] - axis[0];
        int steps = Math.Clamp((int)Math.Ceiling(2 * range / finest), 3, 1000);
        return (axis[0], range / steps, steps + 1);
    }

    private static void Check(IReadOnlyList<double> speeds, IReadOnlyList<double> pitchAngles, double[,] values)
    {
        ArgumentNullException.ThrowIfNull(speeds);
        ArgumentNullException.ThrowIfNull(pitchAngles);
        Require.Rising(speeds, "speeds of hot electrons", "m s⁻¹");
        Require.Rising(pitchAngles, "pitch angles of hot electrons", "rad");
        if (speeds.Count < 4 || pitchAngles.Count < 2 || values.GetLength(0) != speeds.Count || values.GetLength(1) != pitchAngles.Count)
        {
            throw new InvalidInputException(
                $"table of hot electrons: {values.GetLength(0)} × {values.GetLength(1)} values for {speeds.Count} speeds and {pitchAngles.Count} angles; give one for each pair, of at least four speeds and two angles.");
        }

        Require.Positive(speeds[0], "least speed of hot electrons", "m s⁻¹");
        Require.PitchAngle(pitchAngles[0]);
        Require.PitchAngle(pitchAngles[^1]);
        if (!(speeds[^1] <= PhysicalConstants.SpeedOfLight))
        {
            throw new InvalidInputException($"speeds of hot electrons: {speeds[^1]:G6} m s⁻¹ is above the speed of light; leave it out.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = (i / pitchAngles.Count, i % pitchAngles.Count);
            if (!(values[row, column] > 0 && double.IsFinite(values[row, column])))
            {
                throw new InvalidInputException(
                    $"table of hot electrons: f = {values[row, column]:G4} at v = {speeds[row]:G4} m s⁻¹, α = {pitchAngles[column] / Units.Degree:G4}°; fill the gap with a positive value, or leave that speed or angle out.");
            }
        }
    }
}
