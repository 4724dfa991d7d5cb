namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Pitch angles of a few electrons against time.</summary>
/// <param name="Times">Times since the start, s.</param>
/// <param name="Alpha">For each electron its pitch angle at each time, deg.</param>
/// <param name="Mean">Mean over these electrons, deg.</param>
/// <param name="StandardDeviation">Standard deviation over these electrons, deg.</param>
internal sealed record TrajectorySample(double[] Times, IReadOnlyList<double[]> Alpha, double[] Mean, double[] StandardDeviation);
