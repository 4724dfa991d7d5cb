using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>Several populations together.</summary>
public sealed class DistributionSum : GyrotropicDistribution
{
    /// <summary>A sum.</summary>
    /// <param name="populations">At least one.</param>
    /// <exception cref="InvalidInputException">There are none.</exception>
    public DistributionSum(params IReadOnlyList<GyrotropicDistribution> populations)
    {
        ArgumentNullException.ThrowIfNull(populations);
        if (populations.Count == 0)
        {
            throw new InvalidInputException("hot electrons: a sum of no populations; give at least one.");
        }

        Populations = [.. populations];
    }

    /// <summary>The populations.</summary>
    public ImmutableArray<GyrotropicDistribution> Populations { get; }

    /// <inheritdoc/>
    public override string Name => string.Join(" + ", Populations.Select(p => p.Name));

    /// <inheritdoc/>
    public override double GreatestSpeed => Populations.Max(p => p.GreatestSpeed);

    /// <inheritdoc/>
    internal override IEnumerable<DampingColumn> Columns => Populations.SelectMany(p => p.Columns);

    /// <inheritdoc/>
    public override double Value(double perpendicularSpeed, double parallelSpeed) =>
        Populations.Sum(p => p.Value(perpendicularSpeed, parallelSpeed));

    /// <inheritdoc/>
    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        (double perpendicular, double parallel) = (0, 0);
        foreach (GyrotropicDistribution population in Populations)
        {
            (double x, double z) = population.Gradient(perpendicularSpeed, parallelSpeed);
            (perpendicular, parallel) = (perpendicular + x, parallel + z);
        }

        return (perpendicular, parallel);
    }
}
