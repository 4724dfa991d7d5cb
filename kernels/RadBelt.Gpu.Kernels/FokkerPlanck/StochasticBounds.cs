namespace RadBelt.Gpu.Kernels.FokkerPlanck;

/// <summary>Where stochastic particles turn back or are lost.</summary>
/// <param name="highest">Highest pitch angle, a pole, rad.</param>
/// <param name="middle">Pitch angle above which that pole is the nearer one; below, it is 0. Negative when 0 is no pole.</param>
/// <param name="lossCone">Pitch angle below which particles are lost, rad; 0 when 0 reflects.</param>
/// <param name="lowestLog">Least ln p.</param>
/// <param name="highestLog">Greatest ln p.</param>
internal readonly struct StochasticBounds(double highest, double middle, double lossCone, double lowestLog, double highestLog)
{
    public readonly double Highest = highest, Middle = middle, LossCone = lossCone, LowestLog = lowestLog, HighestLog = highestLog;
}
