using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Moments and snapshots of an ensemble as the plain arrays of a checkpoint.</summary>
internal static class EnsembleState
{
    public static void Save(ICheckpointWriter writer, IReadOnlyList<EnsembleSums> moments, IReadOnlyList<TransportSnapshot> snapshots)
    {
        SampleSums[] sums = [.. moments.SelectMany(m => m.All)];
        writer.Write<double>("time", [.. moments.Select(m => m.Time)]);
        writer.Write<long>("count", [.. sums.Select(s => s.Count)]);
        ExactSumsState.Save(writer.Group("sums"), sums.SelectMany(s => s.All));
        writer.Write<double>("snapshot_time", [.. snapshots.Select(s => s.Time)]);
        for (int i = 0; i < snapshots.Count; i++)
        {
            ICheckpointWriter own = writer.Group(Name(i));
            own.Write<double>("energy", snapshots[i].Energies);
            own.Write<double>("pitch_angle", snapshots[i].PitchAngles);
            own.Write<long>("number", snapshots[i].Numbers ?? []);
        }
    }

    /// <summary>Takes back what was saved of an ensemble of <paramref name="electrons"/>.</summary>
    public static (List<EnsembleSums> Moments, List<TransportSnapshot> Snapshots) Restore(ICheckpointReader reader, TransportEnsemble ensemble, long electrons)
    {
        List<EnsembleSums> moments = [.. reader.Read<double>("time").Select(time => new EnsembleSums(time, ensemble.Energy, ensemble.EquatorialPitchAngle, electrons))];
        long[] counts = reader.Read<long>("count");
        ExactSum[] sums = ExactSumsState.Restore(reader.Group("sums"));
        int i = 0;
        foreach (SampleSums each in moments.SelectMany(m => m.All))
        {
            each.Add(sums[(SampleSums.Sums * i)..(SampleSums.Sums * (i + 1))], counts[i]);
            i++;
        }

        return (moments, [.. reader.Read<double>("snapshot_time").Select((time, n) => Snapshot(reader.Group(Name(n)), time))]);
    }

    private static string Name(int snapshot) => InvariantText.Of($"snapshot/{snapshot}");

    // Without numbers it holds all electrons.
    private static TransportSnapshot Snapshot(ICheckpointReader reader, double time)
    {
        double[] energies = reader.Read<double>("energy");
        long[] numbers = reader.Read<long>("number");
        return new(time, energies, reader.Read<double>("pitch_angle")) { Numbers = numbers.Length == energies.Length ? numbers : null };
    }
}
