using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// A checkpoint that ranks read together: whole arrays rank 0 reads and broadcasts; of what is long every rank reads its stretch where all see the file, or else rank 0 reads it piece by piece.
/// </summary>
internal sealed class SharedReader : ICheckpointReader, IDisposable
{
    private readonly ICommunicator ranks;
    private readonly ICheckpointReader? source;
    private readonly IStretchReader? near;
    private readonly string prefix;

    private SharedReader(ICommunicator ranks, ICheckpointReader? source, IStretchReader? near, string prefix) =>
        (this.ranks, this.source, this.near, this.prefix) = (ranks, source, near, prefix);

    /// <summary>Whether every rank reads its own stretches.</summary>
    public bool ReadsStretches => near is not null;

    /// <summary>Opens a checkpoint on all ranks. Collective.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="source">The checkpoint on rank 0, which closes it; null elsewhere.</param>
    /// <param name="parts">How other ranks open it; null where they cannot.</param>
    public static SharedReader Open(ICommunicator ranks, ICheckpointReader? source, ICheckpointParts? parts)
    {
        var near = source as IStretchReader;
        string place = ranks.Broadcast(near?.Place ?? "");
        try
        {
            near ??= place.Length > 0 && parts is not null && parts.Sees(place) ? parts.Open(place) : null;
        }
        catch (InvalidInputException)
        {
            // Rank 0 can read it, and does so for all.
        }

        if (ranks.Gather(near is not null).All(n => n))
        {
            return new(ranks, source, near, "");
        }

        if (source is null)
        {
            near?.Dispose();
        }

        return new(ranks, source, null, "");
    }

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

    /// <summary>Reads this rank's stretch of an array. Collective; a fault of any rank is one of all.</summary>
    /// <exception cref="InvalidInputException">A rank could not read it, on rank 0.</exception>
    /// <exception cref="FailedException">A rank could not read it, on others.</exception>
    public void ReadStretch<T>(string name, long first, long length, ArrayTaker<T> take)
        where T : unmanaged
    {
        string fault = "";
        try
        {
            near!.Read(prefix + name, first, length, take);
        }
        catch (InvalidInputException e)
        {
            fault = e.Message;
        }

        string[] faults = ranks.Gather(fault);
        int faulty = Array.FindIndex(faults, f => f.Length > 0);
        if (faulty >= 0)
        {
            throw ranks.Rank > 0 ? new FailedException() : new InvalidInputException(faulty == 0 ? faults[0] : $"rank {faulty}: {faults[faulty]}");
        }
    }

    /// <inheritdoc/>
    public ICheckpointReader Group(string name) => new SharedReader(ranks, source?.Group(name), near, $"{prefix}{name}/");

    /// <summary>Closes what this rank opened.</summary>
    public void Dispose()
    {
        if (source is null)
        {
            near?.Dispose();
        }
    }

    /// <summary>Rank 0 could not read an array, and says why.</summary>
    internal sealed class FailedException : Exception;
}
