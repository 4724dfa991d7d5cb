using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Shards becoming one file: an experiment says, group by group, what is joined, what is the same in all, and writes the rest itself.</summary>
/// <param name="target">The file being written.</param>
/// <param name="shards">The files of the shards, by number.</param>
/// <param name="copy">Whether elements are copied; or else stay where they are.</param>
internal sealed class ShardMerge(Hdf5File target, IReadOnlyList<Hdf5File> shards, bool copy)
{
    /// <summary>The file being written.</summary>
    public Hdf5File Target => target;

    /// <summary>The files of the shards, by number.</summary>
    public IReadOnlyList<Hdf5File> Shards => shards;

    /// <summary>Joins every dataset of a group along its first dimension: rows of one shard after those of the one before. A shard without it has no rows.</summary>
    /// <param name="group">The group.</param>
    /// <param name="same">Names of datasets that are the same in all shards.</param>
    public void Rows(string group, params string[] same) => Join(group, path =>
    {
        if (same.Contains(path[(path.LastIndexOf('/') + 1)..]))
            return Same(path);
        long next = 0;
        var parts = new List<DatasetPart>();
        long[] shape = [];
        foreach (Hdf5File shard in shards.Where(shard => shard.Exists(path)))
        {
            shape = shard.Shape(path);
            parts.Add(new(shard, path, new long[shape.Length], [next, .. new long[shape.Length - 1]], shape));
            next += shape[0];
        }

        return ([next, .. shape[1..]], parts);
    });

    /// <summary>Joins datasets whose shape is that of the whole in every shard: of each a shard has the blocks that <paramref name="blocks"/> gives; axes are the same in all.</summary>
    /// <param name="group">The group.</param>
    /// <param name="blocks">First element and length of the blocks of a shard along the leading dimensions of a dataset; null for one that is the same in all.</param>
    public void Blocks(string group, Func<string, int, IEnumerable<(long[] First, long[] Count)>?> blocks) => Join(group, path =>
    {
        long[] shape = shards[0].Shape(path);
        if (shards[0].IsAxis(path) || blocks(path, 0) is null)
            return Same(path);
        return (shape, [.. shards.SelectMany((shard, i) => blocks(path, i)!.Select(block =>
        {
            long[] first = [.. block.First, .. new long[shape.Length - block.First.Length]];
            return new DatasetPart(shard, path, first, first, [.. block.Count, .. shape[block.Count.Length..]]);
        }))]);
    });

    /// <summary>Takes a group that is the same in all shards.</summary>
    public void Take(string group) => Join(group, Same);

    /// <summary>Takes a group of one shard, under another name.</summary>
    public void Take(Hdf5File shard, string from, string to) => Join([shard], from, to, path =>
    {
        long[] shape = shard.Shape(path);
        return (shape, [new(shard, path, new long[shape.Length], new long[shape.Length], shape)]);
    });

    /// <summary>Takes the attributes of a group as they are in the first shard, wall times added up.</summary>
    public void TakeAttributes(string group, params string[] wallTimes)
    {
        target.CreateGroup(group);
        target.CopyAttributes(shards[0], group, group);
        foreach (string name in wallTimes)
            target.SetAttribute(group, name, shards.Sum(shard => shard.ReadAttribute<double>(group, name)));
    }

    private void Join(string group, Func<string, (long[] Shape, IReadOnlyList<DatasetPart> Parts)> parts) => Join(shards, group, group, parts);

    private void Join(IReadOnlyList<Hdf5File> sources, string from, string to, Func<string, (long[] Shape, IReadOnlyList<DatasetPart> Parts)> parts)
    {
        var made = new Dictionary<string, Hdf5File>(StringComparer.Ordinal);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (Hdf5File source in sources.Where(source => source.Exists(from)))
        {
            foreach (var (path, isDataset) in source.Below(from).Prepend((from, false)))
            {
                string at = to + path[from.Length..];
                if (!(isDataset ? made.TryAdd(path, source) : groups.Add(path)))
                    continue;
                if (isDataset)
                    Write(at, parts(path));
                else
                    target.CreateGroup(at);
                target.CopyAttributes(source, path, at);
            }
        }

        // Axes when all datasets are there.
        foreach (var (path, source) in made.Where(pair => pair.Value.IsAxis(pair.Key)))
            target.MakeAxis(to + path[from.Length..]);
        foreach (var (path, source) in made)
        {
            IReadOnlyList<string?> axes = source.IsAxis(path) ? [] : source.Axes(path);
            for (int d = 0; d < axes.Count; d++)
            {
                if (axes[d] is { } axis)
                    target.AttachAxis(to + path[from.Length..], d, to + axis[from.Length..]);
            }
        }
    }

    private void Write(string path, (long[] Shape, IReadOnlyList<DatasetPart> Parts) joined)
    {
        // An empty dataset has no part that a virtual one could be made of.
        if (copy || joined.Shape.Contains(0))
            target.WriteCopy(path, joined.Shape, joined.Parts, joined.Parts[0].Source.IsChunked(joined.Parts[0].Path) ? Hdf5Storage.Compressed : null);
        else
            target.WriteVirtual(path, joined.Shape, joined.Parts);
    }

    // Elements that are the same in all shards, from the first.
    private (long[] Shape, IReadOnlyList<DatasetPart> Parts) Same(string path)
    {
        Hdf5File[] having = [.. shards.Where(shard => shard.Exists(path))];
        long[] shape = having[0].Shape(path);
        byte[] first = having[0].ReadBytes(path);
        foreach (Hdf5File other in having.Skip(1))
        {
            if (!other.ReadBytes(path).AsSpan().SequenceEqual(first))
                throw new InvalidInputException($"{other.Path}: {path}: differs from that of {having[0].Path}, which should be the same in all shards; run them with the same input files, on devices of one kind");
        }

        return (shape, [new(having[0], path, new long[shape.Length], new long[shape.Length], shape)]);
    }
}
