using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic.Recorders;

/// <summary>Records f(v∥, v⊥) of each species now and then. All macro-particles come to the host for it: meant for a handful of times.</summary>
/// <param name="model">What is recorded.</param>
/// <param name="interval">Time between looks, s, positive.</param>
/// <param name="bins">Bins of v⊥; twice as many of v∥.</param>
public sealed class DistributionHistory(PicModel model, double interval, int bins) : ISimulationOutput, ICheckpointed
{
    private readonly (double[] Parallel, double[] Perpendicular)[] edges = [.. model.Setup.Species.Select(s => VelocityDistribution.EdgesFor(s, bins))];
    private readonly List<VelocityDistribution> distributions = [];

    /// <inheritdoc/>
    public double Interval => interval;

    /// <summary>What was recorded: at each look one of each species.</summary>
    public IReadOnlyList<VelocityDistribution> Distributions => distributions;

    /// <inheritdoc/>
    public void Sample(double time)
    {
        for (int s = 0; s < edges.Length; s++)
        {
            distributions.Add(VelocityDistribution.Of(model, s, edges[s].Parallel, edges[s].Perpendicular));
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write<double>("times", [.. distributions.Select(d => d.Time)]);
        writer.Write<double>("densities", [.. distributions.SelectMany(d => d.Density.Cast<double>())]);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        double[] times = reader.Read<double>("times"), densities = reader.Read<double>("densities");
        int size = 2 * bins * bins;
        if (densities.Length != (long)times.Length * size)
        {
            throw new InvalidInputException($"checkpoint: {densities.Length:N0} values are not {times.Length} distributions of {bins} × {2 * bins} bins; it is of another run");
        }

        distributions.Clear();
        for (int i = 0; i < times.Length; i++)
        {
            var density = new double[bins, 2 * bins];
            Buffer.BlockCopy(densities, i * size * sizeof(double), density, 0, size * sizeof(double));
            (double[] parallel, double[] perpendicular) = edges[i % edges.Length];
            distributions.Add(new(i % edges.Length, times[i], parallel, perpendicular, density));
        }
    }
}
