using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>Bins side by side: each holds its lower edge, the last one both.</summary>
internal sealed class BinAxis
{
    private readonly double[] edges;

    /// <summary>Checks a user's edges.</summary>
    /// <param name="edges">At least two, strictly rising.</param>
    /// <param name="name">What they are, for messages.</param>
    /// <param name="unit">Unit to show them in, and its name.</param>
    /// <param name="unitName">With its space.</param>
    /// <param name="lowest">Least they may be.</param>
    /// <param name="highest">Most they may be.</param>
    /// <exception cref="InvalidInputException">They are too few, do not rise or are out of range.</exception>
    public BinAxis(
        IReadOnlyList<double> edges, string name, double unit, string unitName, double lowest = double.MinValue, double highest = double.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Count < 2)
        {
            throw new InvalidInputException($"{name}: {edges.Count} edges make no bin; give at least two.");
        }

        for (int i = 0; i < edges.Count; i++)
        {
            if (!(edges[i] >= lowest && edges[i] <= highest))
            {
                throw new InvalidInputException($"{name}: edge {i + 1} at {edges[i] / unit:G6}{unitName} is out of range; {Range(lowest, highest, unit, unitName)}.");
            }

            if (i > 0 && !(edges[i] > edges[i - 1]))
            {
                throw new InvalidInputException(
                    $"{name}: edge {i + 1} at {edges[i] / unit:G6}{unitName} comes after {edges[i - 1] / unit:G6}{unitName}; list them in rising order, each once.");
            }
        }

        this.edges = [.. edges];
    }

    public ImmutableArray<double> Edges => [.. edges];

    public int Count => edges.Length - 1;

    public double Lower(int bin) => edges[bin];

    public double Upper(int bin) => edges[bin + 1];

    public double Width(int bin) => edges[bin + 1] - edges[bin];

    /// <summary>The bin a value is in, or −1.</summary>
    public int Find(double value)
    {
        if (!(value >= edges[0] && value <= edges[^1]))
        {
            return -1;
        }

        int found = Array.BinarySearch(edges, value);
        return Math.Min(found >= 0 ? found : ~found - 1, edges.Length - 2);
    }

    private static string Range(double lowest, double highest, double unit, string unitName) =>
        highest < double.MaxValue ? InvariantText.Of($"give {lowest / unit:G6}–{highest / unit:G6}{unitName}")
        : lowest > 0 ? "give positive, finite values" : "give finite values";
}
