namespace RadBelt.Gpu.Hdf5;

/// <summary>A block of a dataset that is joined from those of several files: where it comes from, and where it goes.</summary>
/// <param name="Source">The file it comes from.</param>
/// <param name="Path">The dataset there, of as many dimensions as the joined one.</param>
/// <param name="From">First element there, along each dimension.</param>
/// <param name="To">First element of the joined dataset, along each dimension.</param>
/// <param name="Block">Elements along each dimension.</param>
internal sealed record DatasetPart(Hdf5File Source, string Path, IReadOnlyList<long> From, IReadOnlyList<long> To, IReadOnlyList<long> Block)
{
    /// <summary>Elements in all.</summary>
    public double Elements => Block.Aggregate(1.0, (product, n) => product * n);
}
