namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>What a sum over resonances runs over, and how well.</summary>
/// <param name="gyrofrequency">σ = Ω/ω_ce of the particles, signed.</param>
/// <param name="lowest">Least harmonic.</param>
/// <param name="highest">Greatest harmonic.</param>
/// <param name="stopsEarly">1 when the sum ends where further harmonics stop mattering, else 0.</param>
/// <param name="tolerance">Relative tolerance.</param>
public readonly struct ResonanceSum(double gyrofrequency, int lowest, int highest, int stopsEarly, double tolerance)
{
    /// <summary>σ = Ω/ω_ce, signed.</summary>
    public readonly double Gyrofrequency = gyrofrequency;

    /// <summary>Least harmonic.</summary>
    public readonly int Lowest = lowest;

    /// <summary>Greatest harmonic.</summary>
    public readonly int Highest = highest;

    /// <summary>1 when the sum may end early.</summary>
    public readonly int StopsEarly = stopsEarly;

    /// <summary>Relative tolerance.</summary>
    public readonly double Tolerance = tolerance;
}
