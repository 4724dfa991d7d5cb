using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// Test electrons counted and what they stand for: Σw, its variance Σw² (of a Poisson number of independent electrons) and how many. Sums are without rounding: the same
/// in whatever order and parts electrons are counted.
/// </summary>
internal struct WeightedCount
{
    /// <summary>How many sums there are.</summary>
    public const int Sums = 2;

    // None until something is counted: most bins stay empty.
    private ExactSum? sum, squares;

    public long Count { readonly get; private set; }

    /// <summary>The sums, to be stored and taken back.</summary>
    public readonly IReadOnlyList<ExactSum> All => [sum ?? new(), squares ?? new()];

    public void Add(double weight)
    {
        (sum ??= new()).Add(weight);
        (squares ??= new()).AddProduct(weight, weight);
        Count++;
    }

    /// <summary>Adds what <paramref name="electrons"/> others have summed up to.</summary>
    public void Add(IReadOnlyList<ExactSum> sums, long electrons)
    {
        if (electrons == 0)
            return;
        (sum ??= new()).Add(sums[0]);
        (squares ??= new()).Add(sums[1]);
        Count += electrons;
    }

    /// <summary>Σw with its error, times a factor.</summary>
    public readonly FluxEstimate Times(double factor) => new((sum?.Value ?? 0) * factor, Math.Sqrt(squares?.Value ?? 0) * factor, Count);
}
