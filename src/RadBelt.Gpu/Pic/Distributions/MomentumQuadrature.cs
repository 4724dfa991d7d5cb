namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>A distribution as weighted nodes in the (u∥, u⊥) plane: sums over them are its integrals.</summary>
internal sealed class MomentumQuadrature
{
    private const int Panels = 6;
    private readonly double[] parallel, perpendicular, weights;

    /// <summary>The nodes of a density, normalised or not.</summary>
    /// <param name="density">f(u∥, u⊥) ≥ 0.</param>
    /// <param name="parallelAxis">Where f is, along u∥.</param>
    /// <param name="perpendicularAxis">Where f is, along u⊥.</param>
    /// <param name="panels">Panels of 16 nodes on each side of an axis' centre.</param>
    public MomentumQuadrature(
        Func<double, double, double> density, MomentumAxis parallelAxis, MomentumAxis perpendicularAxis, int panels = Panels)
    {
        (parallel, double[] parallelWeights) = parallelAxis.Quadrature(panels);
        (perpendicular, double[] perpendicularWeights) = perpendicularAxis.Quadrature(panels);
        weights = new double[parallel.Length * perpendicular.Length];
        for (int i = 0, node = 0; i < parallel.Length; i++)
        {
            for (int j = 0; j < perpendicular.Length; j++, node++)
            {
                double measure = 2 * Math.PI * perpendicular[j] * perpendicularWeights[j] * parallelWeights[i];
                weights[node] = measure * density(parallel[i], perpendicular[j]);
            }
        }

        Total = weights.Sum();
    }

    private MomentumQuadrature(double parallel, double perpendicular)
    {
        (this.parallel, this.perpendicular, weights, Total) = ([parallel], [perpendicular], [1], 1);
    }

    /// <summary>∫ f 2πu⊥ du⊥ du∥.</summary>
    public double Total { get; }

    /// <summary>All particles at one momentum.</summary>
    public static MomentumQuadrature OfPoint(double parallel, double perpendicular) => new(parallel, perpendicular);

    /// <summary>The moments, of f normalised.</summary>
    public DistributionMoments Moments()
    {
        double momentum = Mean((u, _, _) => u), velocity = Mean((u, _, γ) => u / γ);
        return new(
            momentum,
            velocity,
            Mean((u, _, γ) => (u - momentum) * (u / γ - velocity)),
            Mean((_, w, γ) => 0.5 * w * w / γ),
            Mean((u, w, γ) => (u * u + w * w) / (1 + γ)),
            Mean((u, _, γ) => Math.Max(u, 0) / γ),
            Mean((u, _, γ) => Math.Max(-u, 0) / γ));
    }

    // Of a quantity of (u∥, u⊥, γ).
    private double Mean(Func<double, double, double, double> quantity)
    {
        double sum = 0;
        for (int i = 0, node = 0; i < parallel.Length; i++)
        {
            for (int j = 0; j < perpendicular.Length; j++, node++)
            {
                double γ = Math.Sqrt(1 + parallel[i] * parallel[i] + perpendicular[j] * perpendicular[j]);
                sum += weights[node] * quantity(parallel[i], perpendicular[j], γ);
            }
        }

        return sum / Total;
    }
}
