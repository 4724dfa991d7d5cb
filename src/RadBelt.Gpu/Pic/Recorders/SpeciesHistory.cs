using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic.Recorders;

/// <summary>Records the moments of each species over the domain: density, temperatures, anisotropy, drift.</summary>
/// <param name="model">What is recorded.</param>
/// <param name="interval">Time between looks, s, positive. A look costs about as much as a step.</param>
public sealed class SpeciesHistory(PicModel model, double interval) : ISimulationOutput, ICheckpointed
{
    private const int Scalars = 11;
    private readonly List<double> times = [];
    private readonly List<PicMoments>[] moments = [.. model.Setup.Species.Select(_ => new List<PicMoments>())];

    /// <inheritdoc/>
    public double Interval => interval;

    /// <summary>Times of the looks, s.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>Moments of each species at each look.</summary>
    public IReadOnlyList<IReadOnlyList<PicMoments>> Moments => moments;

    /// <inheritdoc/>
    public void Sample(double time)
    {
        times.Add(time);
        for (int s = 0; s < moments.Length; s++)
        {
            moments[s].Add(model.Moments(s));
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write<double>("times", [.. times]);
        for (int s = 0; s < moments.Length; s++)
        {
            writer.Write<double>(Name(s), [.. moments[s].SelectMany(Flat)]);
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        times.Clear();
        times.AddRange(reader.Read<double>("times"));
        for (int s = 0; s < moments.Length; s++)
        {
            double[] all = reader.Read<double>(Name(s));
            if (all.Length != times.Count * Scalars)
            {
                throw new InvalidInputException($"checkpoint: it has {all.Length / Scalars} records of {Name(s)} for {times.Count} times; it is of another run");
            }

            moments[s].Clear();
            moments[s].AddRange(all.Chunk(Scalars).Select(Of));
        }
    }

    private static double[] Flat(PicMoments m) =>
    [
        m.Density, m.Velocity.X, m.Velocity.Y, m.Velocity.Z, m.Pressure.XX, m.Pressure.YY, m.Pressure.ZZ, m.Pressure.XY, m.Pressure.XZ, m.Pressure.YZ,
        m.KineticEnergy,
    ];

    private static PicMoments Of(double[] v) => new(v[0], (v[1], v[2], v[3]), (v[4], v[5], v[6], v[7], v[8], v[9]), v[10]);

    private string Name(int species) => $"moments/{model.Setup.Species[species].Name}";
}
