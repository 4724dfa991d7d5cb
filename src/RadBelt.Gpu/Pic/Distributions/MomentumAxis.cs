using MathNet.Numerics.Integration;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// The interval of one momentum component that holds all of a distribution but about 1e-16, with nodes that are dense at its centre:
/// u = centre + scale sinh t, even in t. That resolves a Gaussian core of the width of the scale and exponential tails far longer.
/// </summary>
/// <param name="Minimum">Lower end.</param>
/// <param name="Centre">Where nodes are densest.</param>
/// <param name="Maximum">Upper end.</param>
/// <param name="Scale">Distance from the centre over which nodes stay dense, &gt; 0.</param>
internal readonly record struct MomentumAxis(double Minimum, double Centre, double Maximum, double Scale)
{
    private static readonly GaussLegendreRule Panel = new(-1, 1, 16);

    /// <summary>Points that divide the interval in <paramref name="panels"/> panels, ends included.</summary>
    public double[] Grid(int panels)
    {
        double from = Stretched(Minimum), to = Stretched(Maximum);
        double[] grid = new double[panels + 1];
        for (int i = 1; i < panels; i++)
        {
            grid[i] = Centre + Scale * Math.Sinh(from + (to - from) * i / panels);
        }

        (grid[0], grid[panels]) = (Minimum, Maximum);
        return grid;
    }

    /// <summary>
    /// Gauss–Legendre nodes and weights over the interval, in <paramref name="panels"/> panels of 16 on each side of its centre; no panel
    /// straddles zero, where v∥ changes sign.
    /// </summary>
    public (double[] Nodes, double[] Weights) Quadrature(int panels)
    {
        (double low, double high) = (Minimum, Maximum);
        double[] breaks = [.. new[] { low, Math.Clamp(Centre, low, high), Math.Clamp(0, low, high), high }.Distinct().Order().Select(Stretched)];
        List<double> nodes = [], weights = [];
        foreach ((double from, double to) in breaks.Zip(breaks.Skip(1)))
        {
            double half = 0.5 * (to - from) / panels;
            for (int i = 0; i < panels * Panel.Order; i++)
            {
                double t = from + half * (2 * (i / Panel.Order) + 1 + Panel.GetAbscissa(i % Panel.Order));
                nodes.Add(Centre + Scale * Math.Sinh(t));
                weights.Add(half * Panel.GetWeight(i % Panel.Order) * Scale * Math.Cosh(t));
            }
        }

        return ([.. nodes], [.. weights]);
    }

    private double Stretched(double u) => Math.Asinh((u - Centre) / Scale);
}
