using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>All shards of one run, opened and in order.</summary>
internal sealed class ShardSet : IDisposable
{
    private const int MostNamed = 10;

    private ShardSet(IReadOnlyList<Hdf5File> files, IReadOnlyList<ShardFile> shards, RunProvenance provenance) => (Files, Shards, Provenance) = (files, shards, provenance);

    /// <summary>Their files, by number.</summary>
    public IReadOnlyList<Hdf5File> Files { get; }

    /// <summary>What they say of themselves.</summary>
    public IReadOnlyList<ShardFile> Shards { get; }

    /// <summary>Where their numbers come from: that of the first.</summary>
    public RunProvenance Provenance { get; }

    /// <summary>Opens shards.</summary>
    /// <exception cref="InvalidInputException">A file is not that of a shard or was stopped, one is missing or there twice, or one is of another run.</exception>
    public static ShardSet Open(IReadOnlyList<string> paths)
    {
        var files = new List<Hdf5File>();
        try
        {
            foreach (string path in paths)
                files.Add(Hdf5File.Open(path));
            var all = files.Select(file => (File: file, Shard: ShardFile.Read(file), Provenance: RunFile.ReadProvenance(file))).OrderBy(s => s.Shard.Shard.Number).ToList();
            foreach (var other in all)
                RequireLike(all[0], other);
            RequireEach([.. all.Select(s => (s.File, s.Shard))]);
            return new([.. all.Select(s => s.File)], [.. all.Select(s => s.Shard)], all[0].Provenance);
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Hdf5File file in Files)
            file.Dispose();
    }

    private static void RequireLike((Hdf5File File, ShardFile Shard, RunProvenance Provenance) one, (Hdf5File File, ShardFile Shard, RunProvenance Provenance) other)
    {
        string? difference =
            one.Provenance.Experiment != other.Provenance.Experiment ? Differs("experiment", one.Provenance.Experiment, other.Provenance.Experiment)
            : one.Provenance.Version != other.Provenance.Version ? Differs("version", one.Provenance.Version, other.Provenance.Version)
            : one.Shard.Shard.Of != other.Shard.Shard.Of ? Differs("number of shards", one.Shard.Shard.Of, other.Shard.Shard.Of)
            : one.Provenance.Seed != other.Provenance.Seed ? Differs("seed", one.Provenance.Seed, other.Provenance.Seed)
            : one.Shard.DeckHash != other.Shard.DeckHash ? "it was made with another deck"
            : other.Shard.Items != one.Shard.Items || other.Shard.Range != other.Shard.Shard.Range(one.Shard.Items, "items") ? "it has other items of the run"
            : null;
        if (difference is not null)
            throw new InvalidInputException($"{other.File.Path}: is not of the same run as {one.File.Path}: {difference}; merge the shards of one run");
        if (!other.File.IsComplete)
            throw new InvalidInputException($"{other.File.Path}: shard {other.Shard.Shard} was stopped before its end; run it again, with --resume where it keeps checkpoints");

        static string Differs<T>(string what, T here, T there) => FormattableString.Invariant($"its {what} is {there}, there {here}");
    }

    private static void RequireEach(IReadOnlyList<(Hdf5File File, ShardFile Shard)> all)
    {
        foreach (var (before, after) in all.Zip(all.Skip(1)))
        {
            if (before.Shard.Shard == after.Shard.Shard)
                throw new InvalidInputException($"{after.File.Path}: shard {after.Shard.Shard} is there twice, also in {before.File.Path}; name each once");
        }

        int of = all[0].Shard.Shard.Of;
        int[] missing = [.. Enumerable.Range(1, of).Except(all.Select(s => s.Shard.Shard.Number))];
        if (missing.Length > 0)
        {
            string more = missing.Length > MostNamed ? $" and {missing.Length - MostNamed} more" : "";
            throw new InvalidInputException($"merge: {missing.Length} of {of} shards are missing: {string.Join(", ", missing.Take(MostNamed))}{more}; run them and name their files too");
        }
    }
}
