namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>Particles that start at one point, by stochastic differential equations and by the solver.</summary>
/// <param name="Energy">E0, J.</param>
/// <param name="PitchAngle">α0, rad.</param>
/// <param name="Time">t, s.</param>
/// <param name="Count">Particles followed.</param>
/// <param name="Energies">E of those left, J.</param>
/// <param name="PitchAngles">α of those left, rad.</param>
/// <param name="SolverLeft">Part of all particles that the solver has left.</param>
/// <param name="OfEnergy">Their distribution over energy, by the solver.</param>
/// <param name="OfPitchAngle">Over pitch angle.</param>
internal sealed record StochasticComparison(
    double Energy, double PitchAngle, double Time, int Count, double[] Energies, double[] PitchAngles, double SolverLeft, MarginalDistribution OfEnergy, MarginalDistribution OfPitchAngle)
{
    /// <summary>Part of the particles that the stochastic equations have left.</summary>
    public double Left => (double)Energies.Length / Count;
}

/// <summary>A distribution that a solver gives over one coordinate, and how far a sample is from it.</summary>
/// <param name="Edges">Edges of cells, rising.</param>
/// <param name="Cumulative">Part of all that lies below each of them, from 0 to 1.</param>
/// <param name="Distance">Largest distance of the sample's cumulative distribution (Kolmogorov–Smirnov).</param>
/// <param name="Probability">Probability of one as large by chance.</param>
internal sealed record MarginalDistribution(double[] Edges, double[] Cumulative, double Distance, double Probability)
{
    /// <summary>Part of all in each cell over its width.</summary>
    public double[] Density => [.. Enumerable.Range(0, Edges.Length - 1).Select(i => (Cumulative[i + 1] - Cumulative[i]) / (Edges[i + 1] - Edges[i]))];
}
