using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>Shards of a <c>diffusion</c> run: each has tables of the whole shape, NaN where the numbers are another shard's.</summary>
internal static class DiffusionShards
{
    /// <summary>Writes what the whole run would have written.</summary>
    public static void Merge(ShardMerge merge, DiffusionSetup setup, bool byFieldLine)
    {
        ItemRange[] ranges = [.. merge.Shards.Select(shard => ShardFile.Read(shard).Range)];
        long[] tables = [setup.Waves.Count, setup.Shells.Count, setup.Densities];
        merge.TakeAttributes(DiffusionSetupTables.Run, DiffusionSetupTables.ElapsedName);
        foreach (string group in merge.Shards[0].Children("/").Select(name => "/" + name).Where(group => group is "/wave_models" or "/field_lines" or "/resonance_condition"))
            merge.Take(group);

        merge.Blocks(DiffusionCoefficientTables.Group, (path, i) => merge.Shards[i].Shape(path).Length >= tables.Length ? Tables(ranges[i]) : null);
        if (merge.Shards[0].Exists(DiffusionEstimateTables.Group))
            merge.Blocks(DiffusionEstimateTables.Group, Estimates);
        if (merge.Shards[0].Exists(DriftAverageTables.Group))
            merge.Blocks(DriftAverageTables.Group, (_, i) => [([ranges[i].First], [ranges[i].Count])]);

        IEnumerable<(long[] First, long[] Count)> Tables(ItemRange range) => byFieldLine
            ? [([0, range.First, 0], [tables[0], range.Count, tables[2]])]
            : ItemBlocks.Of(range.First, range.End, tables);

        // The first shard with a table of a density has its energies, which are the same for all waves and field lines.
        IEnumerable<(long[] First, long[] Count)>? Estimates(string path, int i)
        {
            long[] shape = merge.Shards[i].Shape(path);
            if (shape.Length > tables.Length)
                return Tables(ranges[i]).Select(block => ((long[])[0, .. block.First], (long[])[shape[0], .. block.Count]));
            return shape.Length < tables.Length ? null : Enumerable.Range(0, setup.Densities).Where(r => Array.FindIndex(ranges, range => Has(range, r)) == i)
                .Select(r => ((long[])[0, r], (long[])[shape[0], 1]));
        }

        bool Has(ItemRange range, int density) => Tables(range).Any(block => block.First[2] <= density && density < block.First[2] + block.Count[2]);
    }
}
