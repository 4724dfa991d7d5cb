using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>
/// An experiment made of items that know nothing of each other, so that any part of them can be run alone. The file of a part is like that of the whole with
/// these items only, and beside it has sums without rounding for what is a sum over all items.
/// </summary>
internal interface IShardable
{
    /// <summary>What the items are, in the plural.</summary>
    string ItemName { get; }

    /// <summary>How many there are in the whole run.</summary>
    long Items { get; }

    /// <summary>Those that are run; null for all.</summary>
    ItemRange? Part { get; set; }

    /// <summary>Writes what the whole run would have written, but for the provenance, which is there already.</summary>
    /// <exception cref="Physics.InvalidInputException">A shard is not as written.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    void Merge(ShardMerge merge);
}
