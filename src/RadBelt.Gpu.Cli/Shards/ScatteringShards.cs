using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Shards of a <c>test-particles</c> run: sums behind the moments, histograms and trajectories become those of the whole; particles of the snapshots are joined.</summary>
internal static class ScatteringShards
{
    private const string Sums = ShardFile.Group + "/sums", Members = Sums + "/members";

    /// <summary>Writes the sums behind the moments, by ensemble and sample.</summary>
    public static void WriteSums(Hdf5File file, BroadbandScatteringResult result)
    {
        ScatteringSums[] all = [.. result.Ensembles.SelectMany(e => e.Sums)];
        ExactSumsTable.Write(file, Sums, all.SelectMany(sums => sums.All));
        file.Write<long>(Members, [.. all.Select(sums => sums.Count)]);
    }

    /// <summary>Writes what the whole run would have written.</summary>
    /// <exception cref="InvalidInputException">A shard is not as written.</exception>
    public static void Merge(ShardMerge merge, BroadbandScattering experiment)
    {
        TestParticlesRun[] runs = [.. merge.Shards.Select(TestParticlesRun.Read)];
        double[] times = new TableReader(merge.Shards[0], "/moments").Axis("time");
        int n = experiment.Ensembles.Count;
        var sums = experiment.Ensembles.Select(start => times.Select(_ => new ScatteringSums(start.PitchAngle, start.Energy)).ToArray()).ToArray();
        var trajectories = experiment.Ensembles.Select(_ => new List<Trajectory>()).ToArray();
        PitchAngleHistogram[][] histograms = [];
        double[] shown = [];
        foreach (Hdf5File shard in merge.Shards)
        {
            Add(shard, sums);
            var followed = TrajectoriesTable.Read(shard, n, times.Length);
            for (int i = 0; i < n; i++)
                trajectories[i].AddRange(followed[i]);
            (shown, PitchAngleHistogram[][] counted) = HistogramsTable.Read(shard, n);
            histograms = histograms.Length == 0 ? counted : [.. histograms.Zip(counted, (a, b) => a.Zip(b, (x, y) => x.Plus(y)).ToArray())];
        }

        EnsembleRecord[] ensembles = [.. experiment.Ensembles.Select((start, i) => new EnsembleRecord(
            start, [.. sums[i].Select(s => s.Finish())], trajectories[i], [.. shown.Select((t, k) => new EnsembleSnapshot(t, [], [], [], histograms[k][i]))]))];
        TestParticlesFile.WriteTables(merge.Target, new(
            experiment, experiment.Plan(), "", "", runs.All(run => run.Completed), runs.Min(run => run.StepsTaken), TimeSpan.FromSeconds(runs.Sum(run => run.Elapsed)),
            times, ensembles, experiment.Theory(times)));
        _ = RunFile.OpenPmd(merge.Target, particles: true);
        merge.Rows("/data");
        CountConstants(merge.Target);
    }

    private static void Add(Hdf5File shard, ScatteringSums[][] sums)
    {
        int samples = sums.Length * sums[0].Length;
        long[] members = shard.Read<long>(Members, [samples]);
        ExactSum[] all = ExactSumsTable.Read(shard, Sums, samples * ScatteringSums.Sums);
        for (int k = 0; k < samples; k++)
            sums[k / sums[0].Length][k % sums[0].Length].Add(all[(k * ScatteringSums.Sums)..((k + 1) * ScatteringSums.Sums)], members[k]);
    }

    // Records with one value for all particles say how many these are: as many as have an id.
    private static void CountConstants(Hdf5File file)
    {
        if (!file.Exists("/data"))
            return;
        foreach (var (path, isDataset) in file.Below("/data").ToArray())
        {
            if (isDataset || !file.HasAttribute(path, "value") || !file.HasAttribute(path, "shape"))
                continue;
            string species = path[..(path.IndexOf("/ensemble_", StringComparison.Ordinal) + "/ensemble_000".Length)];
            file.SetAttribute(path, "shape", (ulong[])[(ulong)file.Shape($"{species}/id")[0]]);
        }
    }
}
