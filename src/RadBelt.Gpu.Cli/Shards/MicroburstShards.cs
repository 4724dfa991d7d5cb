using System.Globalization;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Shards of a <c>microburst</c> run: what their satellites have counted, added up without rounding, is what those of the whole have.</summary>
internal static class MicroburstShards
{
    /// <summary>Writes what the bins of each satellite have counted.</summary>
    public static void WriteSums(Hdf5File file, MicroburstReportData data)
    {
        int number = 0;
        foreach (VirtualSatellite satellite in data.Lines.SelectMany(line => line.Counted))
        {
            string group = GroupOf(number++);
            WeightedCount[] counts = [.. satellite.Counts];
            ExactSumsTable.Write(file, group, counts.SelectMany(count => count.All));
            file.Write<long>($"{group}/electrons", [.. counts.Select(count => count.Count)], storage: Hdf5Storage.Compressed);
            file.SetAttribute(group, "outside", satellite.Outside);
        }
    }

    /// <summary>Writes what the whole run would have written.</summary>
    /// <exception cref="InvalidInputException">A shard is not as written.</exception>
    public static void Merge(ShardMerge merge, MicroburstPlan plan)
    {
        MicroburstReportData[] shards = [.. merge.Shards.Select(MicroburstFile.Read)];
        int number = 0;
        MicroburstLine[] lines = [.. shards[0].Lines.Select((line, i) => line with
        {
            Run = shards.Select(shard => shard.Lines[i].Run).Aggregate(Sum),
            Elapsed = shards.Sum(shard => shard.Lines[i].Elapsed),
            Satellites = [.. plan.Satellites(plan.Line(line.LShell)).Select(satellite => plan.Record(Counted(merge, satellite, GroupOf(number++))))],
        })];
        MicroburstFile.Write(merge.Target, shards[0] with { Lines = lines, Elapsed = shards.Sum(shard => shard.Elapsed) });
    }

    private static string GroupOf(int satellite) => string.Create(CultureInfo.InvariantCulture, $"{ShardFile.Group}/satellites/{satellite:000}");

    private static VirtualSatellite Counted(ShardMerge merge, VirtualSatellite satellite, string group)
    {
        foreach (Hdf5File shard in merge.Shards)
        {
            long[] electrons = shard.Read<long>($"{group}/electrons");
            satellite.Add(electrons, ExactSumsTable.Read(shard, group, WeightedCount.Sums * electrons.Length), shard.ReadAttribute<long>(group, "outside"));
        }

        return satellite;
    }

    private static FieldLineRun Sum(FieldLineRun a, FieldLineRun b) => new()
    {
        Electrons = a.Electrons + b.Electrons,
        LostNorth = a.LostNorth + b.LostNorth,
        LostSouth = a.LostSouth + b.LostSouth,
        LeftWaves = a.LeftWaves + b.LeftWaves,
        WaveSteps = a.WaveSteps + b.WaveSteps,
        AdiabaticSteps = a.AdiabaticSteps + b.AdiabaticSteps,
    };
}
