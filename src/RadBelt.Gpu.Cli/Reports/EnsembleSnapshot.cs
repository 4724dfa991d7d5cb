namespace RadBelt.Gpu.Cli.Reports;

/// <summary>An ensemble at one time.</summary>
/// <param name="Time">Time since the start, s.</param>
/// <param name="Alpha">Pitch angles to scatter, deg.</param>
/// <param name="Energy">Energies to scatter, keV.</param>
/// <param name="HistogramEdges">Edges of the pitch-angle bins, deg.</param>
/// <param name="HistogramCounts">Electrons in each bin, of the whole ensemble.</param>
/// <param name="MeanAlpha">Mean pitch angle of the whole ensemble, deg.</param>
internal sealed record EnsembleSnapshot(
    double Time, double[] Alpha, double[] Energy, double[] HistogramEdges, double[] HistogramCounts, double MeanAlpha);
