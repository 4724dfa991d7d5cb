using MathNet.Numerics.Integration;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// The inverse transform of any density of two variables, by tables: at each x of a grid the cumulative distribution along y (Gauss–Legendre
/// quadrature; a monotone cubic between), and the density taken linear in x between, for which the marginal and the conditional distribution
/// are inverted exactly. So what is sampled is a density off by ⅛h² ∂²g/∂x², h the spacing in x.
/// </summary>
internal sealed class PlanarInverse
{
    private static readonly GaussLegendreRule Panel = new(-1, 1, 4);
    private readonly double[] x, y, marginal;

    // By row (x) and column (y): the density, and its integral along y from the first column.
    private readonly double[] density, rows;

    /// <summary>Tabulates <paramref name="density"/> (per dx dy; ≥ 0, normalised or not) between the points of two grids.</summary>
    public PlanarInverse(Func<double, double, double> density, double[] x, double[] y)
    {
        (this.x, this.y) = (x, y);
        this.density = new double[x.Length * y.Length];
        rows = new double[x.Length * y.Length];
        marginal = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            Tabulate(density, i);
            if (i > 0)
            {
                marginal[i] = marginal[i - 1] + 0.5 * (x[i] - x[i - 1]) * (RowTotal(i - 1) + RowTotal(i));
            }
        }
    }

    /// <summary>The integral of the density as given, by the table.</summary>
    public double Total => marginal[^1];

    /// <summary>The density in the table, by row: one for each x.</summary>
    public ReadOnlySpan<double> Row(int i) => density.AsSpan(i * y.Length, y.Length);

    /// <summary>
    /// How far the density's nodes lie from the means of their neighbours along either axis, as a share of all of it: an upper bound, about four times what it
    /// is for smooth densities, of what interpolation misses.
    /// </summary>
    public double Roughness()
    {
        double alongX = 0, alongY = 0, total = 0;
        for (int i = 1; i + 1 < x.Length; i++)
        {
            for (int j = 1, at = i * y.Length + 1; j + 1 < y.Length; j++, at++)
            {
                alongX += Math.Abs(density[at] - 0.5 * (density[at - y.Length] + density[at + y.Length]));
                alongY += Math.Abs(density[at] - 0.5 * (density[at - 1] + density[at + 1]));
                total += density[at];
            }
        }

        return Math.Max(alongX, alongY) / total;
    }

    /// <summary>x by its marginal, y by its distribution at x, of two numbers in (0, 1).</summary>
    public (double X, double Y) Sample(double r1, double r2)
    {
        double target = r1 * Total;
        int i = Panels.Find(marginal, target);
        double along = AlongPanel(RowTotal(i), RowTotal(i + 1), (target - marginal[i]) / (x[i + 1] - x[i]));
        return (x[i] + along * (x[i + 1] - x[i]), Conditional(i, along, r2));
    }

    // t with m0 t + (m1 − m0) t²/2 = area, without a difference of near equals.
    private static double AlongPanel(double m0, double m1, double area)
    {
        double root = m0 + Math.Sqrt(Math.Max(0, m0 * m0 + 2 * (m1 - m0) * area));
        return root > 0 ? Math.Clamp(2 * area / root, 0, 1) : 0;
    }

    private double Conditional(int i, double along, double r)
    {
        int first = i * y.Length, second = first + y.Length, low = 0, high = y.Length - 1;
        double target = r * Between(rows, high);
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            (low, high) = Between(rows, middle) <= target ? (middle, high) : (low, middle);
        }

        double from = Between(rows, low), width = y[high] - y[low];
        double t = MonotoneCubic.Solve(
            Between(rows, high) - from, width * Between(density, low), width * Between(density, high), target - from);
        return y[low] + width * t;

        double Between(double[] table, int j) => (1 - along) * table[first + j] + along * table[second + j];
    }

    private double RowTotal(int i) => rows[(i + 1) * y.Length - 1];

    private void Tabulate(Func<double, double, double> f, int i)
    {
        for (int j = 0, at = i * y.Length; j < y.Length; j++, at++)
        {
            density[at] = f(x[i], y[j]);
            if (j > 0)
            {
                double half = 0.5 * (y[j] - y[j - 1]), sum = 0;
                for (int k = 0; k < Panel.Order; k++)
                {
                    sum += Panel.GetWeight(k) * f(x[i], y[j - 1] + half * (1 + Panel.GetAbscissa(k)));
                }

                rows[at] = rows[at - 1] + half * sum;
            }
        }
    }
}
