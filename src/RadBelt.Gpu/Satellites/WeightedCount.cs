namespace RadBelt.Gpu.Satellites;

/// <summary>Test electrons counted and what they stand for: Σw, its variance Σw² (of a Poisson number of independent electrons) and how many.</summary>
internal struct WeightedCount
{
    private double sum;
    private double squares;

    public long Count { readonly get; private set; }

    public void Add(double weight)
    {
        sum += weight;
        squares += weight * weight;
        Count++;
    }

    public void Add(in WeightedCount other)
    {
        sum += other.sum;
        squares += other.squares;
        Count += other.Count;
    }

    /// <summary>Σw with its error, times a factor.</summary>
    public readonly FluxEstimate Times(double factor) => new(sum * factor, Math.Sqrt(squares) * factor, Count);
}
