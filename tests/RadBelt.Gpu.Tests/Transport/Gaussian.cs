namespace RadBelt.Gpu.Tests.Transport;

/// <summary>Normal deviates from a seeded generator.</summary>
internal sealed class Gaussian(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>One of mean 0 and variance 1 (Box and Muller).</summary>
    public double Next() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
