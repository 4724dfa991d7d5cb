namespace RadBelt.Gpu.Hdf5;

/// <summary>How the elements of a dataset lie in the file.</summary>
/// <param name="Deflate">Compression level, 0 (none) to 9 (smallest, slowest).</param>
/// <param name="Shuffle">Whether bytes of equal significance are put together first, which lets numbers compress better.</param>
/// <param name="Chunk">Elements a chunk along each dimension; null: chosen so that a chunk holds at most 256 KiB.</param>
public sealed record Hdf5Storage(int Deflate = 0, bool Shuffle = false, IReadOnlyList<long>? Chunk = null)
{
    // Well below the library's chunk cache (1 MiB a dataset), so that a chunk filled by many small appends is compressed once.
    private const long ChunkBytes = 256 * 1024;

    /// <summary>One block, uncompressed: the plainest, right for small data.</summary>
    public static Hdf5Storage Contiguous { get; } = new();

    /// <summary>Chunks, shuffled and deflated at level 4: right for large and growing data.</summary>
    public static Hdf5Storage Compressed { get; } = new(Deflate: 4, Shuffle: true);

    /// <summary>Whether this asks for chunks at all.</summary>
    internal bool IsChunked => Deflate > 0 || Shuffle || Chunk is not null;

    /// <summary>
    /// The chunk for data of <paramref name="shape"/>, whose first dimension may be growing: the given one clipped to the data, or whole
    /// rows up to the size above, halved along the longest dimension while too large.
    /// </summary>
    internal ulong[] ChunkFor(ReadOnlySpan<long> shape, int elementSize, bool growing)
    {
        long[] chunk = Chunk is null ? shape.ToArray() : [.. Chunk];
        for (int d = 0; d < chunk.Length; d++)
        {
            bool unbounded = growing && d == 0;
            chunk[d] = unbounded && Chunk is null ? long.MaxValue : Math.Max(1, unbounded ? chunk[d] : Math.Min(chunk[d], shape[d]));
        }

        if (Chunk is not null)
        {
            return Array.ConvertAll(chunk, n => (ulong)n);
        }

        if (growing)
        {
            long rowBytes = elementSize;
            foreach (long n in chunk.AsSpan(1))
            {
                rowBytes *= n;
            }

            chunk[0] = Math.Clamp(ChunkBytes / rowBytes, 1, 4096);
        }

        while (Bytes(chunk, elementSize) > ChunkBytes && chunk.Max() > 1)
        {
            int longest = Array.IndexOf(chunk, chunk.Max());
            chunk[longest] = (chunk[longest] + 1) / 2;
        }

        return Array.ConvertAll(chunk, n => (ulong)n);
    }

    private static double Bytes(long[] chunk, int elementSize) => chunk.Aggregate((double)elementSize, (bytes, n) => bytes * n);
}
