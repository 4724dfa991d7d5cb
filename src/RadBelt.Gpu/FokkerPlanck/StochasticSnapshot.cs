namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>Stochastic electrons at a time: those that are lost are not among them.</summary>
/// <param name="Time">s.</param>
/// <param name="Energies">E of each, J.</param>
/// <param name="PitchAngles">α of each, rad.</param>
/// <param name="Lost">How many are lost by then.</param>
public sealed record StochasticSnapshot(double Time, double[] Energies, double[] PitchAngles, int Lost);
