using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Any density model as a table of ln n over ln L and w = artanh sinλ, between the bounds of rays: slopes at the nodes by differences of fourth order.
/// </summary>
/// <remarks>
/// The relative error of n is that of cubic interpolation, h⁴/384 of the fourth derivative of ln n with h = 1/200 or less in ln L and in w: a step along the field line is a
/// hundredth of r at most, so that scale heights of a hundred kilometres just above the ionosphere are seen too.
/// </remarks>
internal sealed class RayDensityTable : IDisposable
{
    private const double ShellStep = 1.0 / 200, LatitudeStep = 1.0 / 200;

    private readonly DeviceBuffer<double> nodes;

    /// <summary>Tabulates a model.</summary>
    /// <exception cref="InvalidInputException">A density is not positive and finite.</exception>
    public RayDensityTable(Device device, DipolePlasma plasma, RaySettings settings)
    {
        double first = Math.Log(settings.LeastLShell), latitude = Math.Atanh(Math.Sin(settings.GreatestLatitude));
        int shells = Count(Math.Log(settings.GreatestLShell) - first, ShellStep), latitudes = Count(2 * latitude, LatitudeStep);
        double shellStep = (Math.Log(settings.GreatestLShell) - first) / (shells - 1), latitudeStep = 2 * latitude / (latitudes - 1);
        var logs = new double[shells, latitudes];
        for (int i = 0; i < shells; i++)
        {
            // On the way down to the altitude at which rays end; inside the Earth there is no plasma to ask for.
            double shell = Math.Exp(first + i * shellStep);
            double foot = Math.Sqrt(Math.Max(0, 1 - (1 + settings.LeastAltitude / plasma.EarthRadius) / shell));
            int reach = Math.Min(latitudes / 2, (int)(Math.Atanh(foot) / latitudeStep));
            for (int j = latitudes / 2 - reach; j <= latitudes / 2 + reach; j++)
            {
                logs[i, j] = Math.Log(Density(plasma, Math.Max(shell, 1 + 1e-9), Math.Asin(Math.Tanh((j - latitudes / 2) * latitudeStep))));
            }

            GoOn(logs, i, latitudes / 2 + reach, 1, reach);
            GoOn(logs, i, latitudes / 2 - reach, -1, reach);
        }

        nodes = device.Allocate<double>((long)shells * latitudes * TabulatedRayDensity.Stride);
        nodes.CopyFrom(WithSlopes(logs));
        Kernel = new(nodes.View, shells, latitudes, first, shellStep, -latitude, latitudeStep);
    }

    /// <summary>The table as kernels see it.</summary>
    public TabulatedRayDensity Kernel { get; }

    /// <inheritdoc/>
    public void Dispose() => nodes.Dispose();

    // An odd number of nodes, so that one is on the equator.
    private static int Count(double range, double step) => 2 * Math.Max(3, (int)Math.Ceiling(range / step / 2)) + 1;

    private static double Density(DipolePlasma plasma, double shell, double latitude)
    {
        double density = plasma.Density.At(new DipoleFieldLine(shell, plasma.SurfaceField, plasma.EarthRadius), latitude);
        return density > 0 && double.IsFinite(density)
            ? density
            : throw new InvalidInputException(
                $"electron density: {density:G6} m⁻³ at L = {shell:G6}, latitude {latitude / Units.Degree:G6}° cannot be used; the model must be positive wherever rays may go, or their bounds drawn closer.");
    }

    /// <summary>Fills the nodes below the last one of a field line: by the cubic through its last four for as far as differences look, then by the same value.</summary>
    private static void GoOn(double[,] logs, int i, int last, int direction, int reach)
    {
        const int looked = 4;
        int end = direction > 0 ? logs.GetLength(1) : -1, filled = 0;
        for (int j = last + direction; j != end; j += direction, filled++)
        {
            logs[i, j] = reach >= 4 && filled < looked
                ? 4 * logs[i, j - direction] - 6 * logs[i, j - 2 * direction] + 4 * logs[i, j - 3 * direction] - logs[i, j - 4 * direction]
                : logs[i, j - direction];
        }
    }

    private static double[] WithSlopes(double[,] logs)
    {
        int shells = logs.GetLength(0), latitudes = logs.GetLength(1);
        double[][] rows = [.. Enumerable.Range(0, shells).Select(i => Enumerable.Range(0, latitudes).Select(j => logs[i, j]).ToArray())];
        double[][] byLatitude = [.. rows.Select(Slopes)], byShell = AcrossRows(rows), byBoth = AcrossRows(byLatitude);
        double[] nodes = new double[shells * latitudes * TabulatedRayDensity.Stride];
        for (int i = 0; i < shells; i++)
        {
            for (int j = 0; j < latitudes; j++)
            {
                int at = (i * latitudes + j) * TabulatedRayDensity.Stride;
                (nodes[at], nodes[at + 1], nodes[at + 2], nodes[at + 3]) = (rows[i][j], byShell[i][j], byLatitude[i][j], byBoth[i][j]);
            }
        }

        return nodes;
    }

    /// <summary>Slopes from row to row, column by column.</summary>
    private static double[][] AcrossRows(double[][] rows)
    {
        double[][] slopes = [.. rows.Select(row => new double[row.Length])];
        double[] column = new double[rows.Length];
        for (int j = 0; j < rows[0].Length; j++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                column[i] = rows[i][j];
            }

            double[] slope = Slopes(column);
            for (int i = 0; i < rows.Length; i++)
            {
                slopes[i][j] = slope[i];
            }
        }

        return slopes;
    }

    /// <summary>At each node the slope of the quartic through five, as central as can be.</summary>
    private static double[] Slopes(double[] f)
    {
        double[] slopes = new double[f.Length];
        for (int k = 0; k < f.Length; k++)
        {
            int middle = Math.Clamp(k, 2, f.Length - 3);
            ReadOnlySpan<double> weights = (k - middle) switch
            {
                -2 => [-25, 48, -36, 16, -3],
                -1 => [-3, -10, 18, -6, 1],
                0 => [1, -8, 0, 8, -1],
                1 => [-1, 6, -18, 10, 3],
                _ => [3, -16, 36, -48, 25],
            };
            for (int m = 0; m < 5; m++)
            {
                slopes[k] += weights[m] / 12 * f[middle - 2 + m];
            }
        }

        return slopes;
    }
}
