using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>A checkpoint that rank 0 reads for all: whole arrays are broadcast, what is read piece by piece is read on rank 0 only.</summary>
/// <param name="ranks">The ranks.</param>
/// <param name="source">The checkpoint on rank 0; null elsewhere.</param>
internal sealed class SharedReader(ICommunicator ranks, ICheckpointReader? source) : ICheckpointReader
{
    /// <inheritdoc/>
    public T[] Read<T>(string name)
        where T : unmanaged
    {
        T[]? values = null;
        Exception? failure = null;
        try
        {
            values = source?.Read<T>(name);
        }
        catch (Exception e)
        {
            failure = e;
        }

        // No rank waits for an array that does not come.
        if (ranks.Broadcast(failure is null ? 0 : 1) != 0)
        {
            throw failure ?? new FailedException();
        }

        return ranks.Broadcast(values ?? []);
    }

    /// <inheritdoc/>
    public long Length(string name) => throw new NotSupportedException("lengths of arrays are known to rank 0 only");

    /// <inheritdoc/>
    public void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged => source!.Read(name, take);

    /// <inheritdoc/>
    public ICheckpointReader Group(string name) => new SharedReader(ranks, source?.Group(name));

    /// <summary>Rank 0 could not read an array, and says why.</summary>
    internal sealed class FailedException : Exception;
}
