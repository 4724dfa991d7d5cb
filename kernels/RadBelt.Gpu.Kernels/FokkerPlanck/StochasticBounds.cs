namespace RadBelt.Gpu.Kernels.FokkerPlanck;

/// <summary>Where stochastic particles turn back or are lost.</summary>
/// <param name="highest">Highest pitch angle, a pole, rad.</param>
/// <param name="zeroIsPole">Whether 0 is a pole too.</param>
/// <param name="lossCone">Pitch angle below which particles are lost, rad; 0 for none.</param>
/// <param name="lowestLog">Least ln p.</param>
/// <param name="highestLog">Greatest ln p.</param>
internal readonly struct StochasticBounds(double highest, bool zeroIsPole, double lossCone, double lowestLog, double highestLog)
{
    public readonly double Highest = highest, LossCone = lossCone, LowestLog = lowestLog, HighestLog = highestLog;

    /// <summary>Above it the highest pitch angle is the nearer pole.</summary>
    public readonly double Middle = zeroIsPole ? 0.5 * highest : -1;

    /// <summary>Poles beside the nearer one.</summary>
    public readonly double Others = zeroIsPole ? 1 : 0;
}
