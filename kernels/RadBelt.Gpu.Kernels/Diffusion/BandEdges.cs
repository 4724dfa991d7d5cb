namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>The box in x and κ that holds the waves of a column.</summary>
/// <param name="lower">Least x.</param>
/// <param name="upper">Greatest x.</param>
/// <param name="leastWaveNumber">Least κ.</param>
/// <param name="greatestWaveNumber">Greatest κ.</param>
public readonly struct BandEdges(double lower, double upper, double leastWaveNumber, double greatestWaveNumber)
{
    /// <summary>Least x.</summary>
    public readonly double Lower = lower;

    /// <summary>Greatest x.</summary>
    public readonly double Upper = upper;

    /// <summary>Least κ.</summary>
    public readonly double LeastWaveNumber = leastWaveNumber;

    /// <summary>Greatest κ.</summary>
    public readonly double GreatestWaveNumber = greatestWaveNumber;
}
