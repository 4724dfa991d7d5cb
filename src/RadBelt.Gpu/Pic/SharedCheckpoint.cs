using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// A checkpoint that ranks write together, each its stretches of what is long into a file of its own. A rank that cannot write says so only when all have come to the end, so that none is
/// left waiting within a collective call.
/// </summary>
internal sealed class SharedCheckpoint : IDisposable
{
    private readonly ICommunicator ranks;
    private readonly IJoiningWriter? whole;
    private readonly ICheckpointPart? part;
    private readonly List<(Action<WrittenStretch[]>? Join, WrittenStretch Own)> stretches = [];
    private Exception? fault;

    private SharedCheckpoint(ICommunicator ranks, IJoiningWriter? whole, Func<ICheckpointPart> begin)
    {
        (this.ranks, this.whole) = (ranks, whole);
        ICheckpointPart? begun = null;
        Try(() => begun = begin());
        part = begun;
        Writer = new(this, whole, "");
    }

    /// <summary>Takes what the checkpoint is to hold.</summary>
    public SharedWriter Writer { get; }

    /// <summary>Begins one; null where rank 0 has to write everything, as when the others do not see its files. Collective.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="writer">The checkpoint on rank 0; null elsewhere.</param>
    /// <param name="parts">How other ranks write their parts; null where they cannot.</param>
    public static SharedCheckpoint? Begin(ICommunicator ranks, ICheckpointWriter? writer, ICheckpointParts? parts)
    {
        var whole = writer as IJoiningWriter;
        string place = ranks.Broadcast(whole?.Place ?? "");
        parts = whole?.Parts ?? parts;
        bool sees = place.Length > 0 && parts is not null && parts.Sees(place);
        return ranks.Gather(sees).All(s => s) ? new(ranks, whole, () => parts!.Begin(place, ranks.Rank, ranks.Size)) : null;
    }

    /// <summary>Writes, unless it has gone wrong before: what goes wrong is said by <see cref="Finish"/>.</summary>
    public void Try(Action write)
    {
        if (fault is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = e;
        }
    }

    /// <summary>Writes this rank's stretch of an array; all ranks write the same arrays in the same order.</summary>
    public void WriteStretch<T>(string name, long length, ArrayPart<T> values)
        where T : unmanaged
    {
        uint checksum = 0;
        Try(() => checksum = part!.Write(name, length, values));
        stretches.Add((whole is null ? null : all => whole.Join<T>(name, all), new(length, checksum)));
    }

    /// <summary>Finishes the parts and, when all are whole, joins them. Collective.</summary>
    /// <exception cref="FailedException">A rank could not write, on all ranks.</exception>
    public void Finish()
    {
        Try(() => part!.Commit());
        string[] faults = ranks.Gather(fault?.Message ?? "");
        int first = Array.FindIndex(faults, f => f.Length > 0);
        if (first >= 0)
        {
            throw new FailedException(first == 0 ? faults[0] : $"rank {first}: {faults[first]}", fault);
        }

        (Action<WrittenStretch[]>? Join, WrittenStretch[] All)[] joined = [.. stretches.Select(s => (s.Join, ranks.Gather(s.Own)))];
        Try(() => Array.ForEach(joined, j => j.Join?.Invoke(j.All)));
        if (fault is not null)
        {
            throw new FailedException(fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => part?.Dispose();

    /// <summary>A rank could not write, and all know.</summary>
    internal sealed class FailedException(string message, Exception? inner) : IOException(message, inner);
}
