using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Shards of a <c>transport</c> run: sums behind the moments become those of the whole, and fits follow from them; electrons of snapshots and trajectories are joined.</summary>
internal static class TransportShards
{
    /// <summary>Writes the sums behind the moments and fits.</summary>
    public static void WriteSums(Hdf5File file, TransportReportData data)
    {
        foreach (TransportInField field in data.Fields)
        {
            for (int i = 0; i < field.Records.Count; i++)
                Write(file, SumsOf(TransportFile.Group(field.Kind), i), field.Records[i].Sums);
        }

        for (int s = 0; s < data.Stochastic.Count; s++)
        {
            for (int i = 0; i < data.Stochastic[s].Ensembles.Count; i++)
                Write(file, SumsOf(TransportFile.Factor(s), i), data.Stochastic[s].Ensembles[i].Sums);
        }
    }

    /// <summary>Writes what the whole run would have written.</summary>
    /// <exception cref="InvalidInputException">A shard is not as written.</exception>
    public static void Merge(ShardMerge merge, TransportDeck deck)
    {
        TransportReportData[] shards = [.. merge.Shards.Select(TransportFile.Read)];
        merge.TakeAttributes(TransportFile.Run, TransportFile.ElapsedName);
        foreach (string group in new[] { TransportFile.Spectra, TransportFile.Theory }.Where(merge.Shards[0].Exists))
            merge.Take(group);
        for (int f = 0; f < shards[0].Fields.Count; f++)
        {
            string group = TransportFile.Group(shards[0].Fields[f].Kind);
            TransportInField field = shards[0].Fields[f] with
            {
                Elapsed = shards.Sum(shard => shard.Fields[f].Elapsed),
                Records = [.. deck.Ensembles.All.Select((ensemble, i) => Record(merge, deck, ensemble, group, i, [.. shards.Select(shard => shard.Fields[f].Records[i])]))],
            };
            TransportRecordTables.WriteEnsembles(merge.Target, group, field);
            for (int i = 0; i < field.Records.Count; i++)
            {
                string own = Ensemble(group, i);
                TransportRecordTables.WriteMoments(merge.Target, own, field.Records[i]);
                merge.Rows($"{own}/{TransportRecordTables.Snapshots}");
                merge.Rows($"{own}/{TransportRecordTables.Trajectories}", "time");
            }
        }

        for (int s = 0; s < shards[0].Stochastic.Count; s++)
        {
            string group = TransportFile.Factor(s);
            StochasticEnsemble[] ensembles = [.. deck.Ensembles.All.Select((ensemble, i) =>
            {
                var (_, energy, pitchAngle) = EnsembleSums.Finish(Sums(merge, SumsOf(group, i), ensemble, FollowedTheory.CountOf(deck, ensemble)), 0);
                return new StochasticEnsemble([], energy, pitchAngle);
            })];
            TransportFile.WriteFits(merge.Target, group, new(shards[0].Stochastic[s].Scale, ensembles));
            for (int i = 0; i < ensembles.Length; i++)
                merge.Rows(Ensemble(group, i));
        }
    }

    private static TransportRecord Record(ShardMerge merge, TransportDeck deck, TransportEnsemble ensemble, string group, int number, TransportRecord[] parts)
    {
        var (moments, energy, pitchAngle) = EnsembleSums.Finish(Sums(merge, SumsOf(group, number), ensemble, ensemble.Count), deck.FitFrom);
        return new(ensemble, parts[0].BouncePeriod, moments, energy, pitchAngle, [], [], parts.Sum(part => part.Lost));
    }

    private static string Ensemble(string group, int number) => $"{group}/{TransportRecordTables.Numbered("ensemble", number)}";

    private static string SumsOf(string group, int ensemble) => ShardFile.Group + Ensemble(group, ensemble);

    private static void Write(Hdf5File file, string group, IReadOnlyList<EnsembleSums> times)
    {
        file.Write<double>($"{group}/time", [.. times.Select(sums => sums.Time)]);
        file.Write<long>($"{group}/count", [.. times.SelectMany(sums => sums.All).Select(sums => sums.Count)], storage: Hdf5Storage.Compressed);
        ExactSumsTable.Write(file, group, times.SelectMany(sums => sums.All).SelectMany(sums => sums.All));
    }

    // Of all shards together.
    private static EnsembleSums[] Sums(ShardMerge merge, string group, TransportEnsemble ensemble, long count)
    {
        EnsembleSums[] times = [.. merge.Shards[0].Read<double>($"{group}/time").Select(time => new EnsembleSums(time, ensemble.Energy, ensemble.EquatorialPitchAngle, count))];
        SampleSums[] all = [.. times.SelectMany(sums => sums.All)];
        foreach (Hdf5File shard in merge.Shards)
        {
            long[] counts = shard.Read<long>($"{group}/count", [all.Length]);
            var sums = ExactSumsTable.Read(shard, group, SampleSums.Sums * all.Length);
            for (int i = 0; i < all.Length; i++)
                all[i].Add(sums[(SampleSums.Sums * i)..(SampleSums.Sums * (i + 1))], counts[i]);
        }

        return times;
    }
}
