using System.Collections.Concurrent;

namespace RadBelt.Gpu.Ranks;

/// <summary>Ranks as threads of one process, each with mailboxes for the messages of every other one: what tests of decomposed runs need no MPI with.</summary>
internal sealed class ThreadCommunicator : ICommunicator
{
    // Messages go up, come down, pass between two, or are of a collective call.
    private const int Up = 0, Down = 1, Direct = 2, Collective = 3, Kinds = 4;
    private readonly BlockingCollection<byte[]>[,,] mail;
    private readonly CancellationTokenSource aborted;
    private readonly Queue<(int Lower, Memory<byte> FromLower, int Upper, Memory<byte> FromUpper)> started = [];
    private int takenEarly;

    private ThreadCommunicator(int rank, BlockingCollection<byte[]>[,,] mail, CancellationTokenSource aborted) =>
        (Rank, this.mail, this.aborted) = (rank, mail, aborted);

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size => mail.GetLength(0);

    /// <summary>Runs something on so many ranks at once; if it fails on one, the others end too.</summary>
    /// <returns>What each rank returned.</returns>
    public static T[] Run<T>(int size, Func<ICommunicator, T> work)
    {
        var mail = new BlockingCollection<byte[]>[size, size, Kinds];
        for (int i = 0; i < mail.Length; i++)
        {
            mail[i / Kinds / size, i / Kinds % size, i % Kinds] = [];
        }

        using var aborted = new CancellationTokenSource();
        var results = new T[size];
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = work(new ThreadCommunicator(rank, mail, aborted));
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
                aborted.Cancel();
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        return failures.IsEmpty ? results : throw new AggregateException(failures);
    }

    /// <inheritdoc/>
    public void Exchange(int lower, ReadOnlySpan<byte> toLower, Span<byte> fromLower, int upper, ReadOnlySpan<byte> toUpper, Span<byte> fromUpper)
    {
        Post(lower, Down, toLower);
        Post(upper, Up, toUpper);

        // What was sent before comes before.
        for (; started.Count > 0; takenEarly++)
        {
            TakeStarted();
        }

        Take(lower, Up, fromLower);
        Take(upper, Down, fromUpper);
    }

    /// <inheritdoc/>
    public void StartExchange(int lower, ReadOnlyMemory<byte> toLower, Memory<byte> fromLower, int upper, ReadOnlyMemory<byte> toUpper, Memory<byte> fromUpper)
    {
        Post(lower, Down, toLower.Span);
        Post(upper, Up, toUpper.Span);
        started.Enqueue((lower, fromLower, upper, fromUpper));
    }

    /// <inheritdoc/>
    public void FinishExchange()
    {
        if (takenEarly > 0)
        {
            takenEarly--;
            return;
        }

        TakeStarted();
    }

    /// <inheritdoc/>
    public void Send(int rank, ReadOnlySpan<byte> message) => Post(rank, Direct, message);

    /// <inheritdoc/>
    public void Receive(int rank, Span<byte> message) => Take(rank, Direct, message);

    /// <inheritdoc/>
    public void Broadcast(int root, Span<byte> bytes)
    {
        for (int rank = 0; rank < Size && Rank == root; rank++)
        {
            Post(rank == root ? -1 : rank, Collective, bytes);
        }

        Take(Rank == root ? -1 : root, Collective, bytes);
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> lengths)
    {
        for (int rank = 0; rank < Size; rank++)
        {
            Post(rank, Collective, own);
        }

        for (int rank = 0, start = 0; rank < Size; start += lengths[rank], rank++)
        {
            Take(rank, Collective, all.Slice(start, lengths[rank]));
        }
    }

    /// <inheritdoc/>
    public void Abort(int exitCode) => aborted.Cancel();

    private void TakeStarted()
    {
        (int lower, Memory<byte> fromLower, int upper, Memory<byte> fromUpper) = started.Dequeue();
        Take(lower, Up, fromLower.Span);
        Take(upper, Down, fromUpper.Span);
    }

    private void Post(int rank, int kind, ReadOnlySpan<byte> message)
    {
        if (rank >= 0 && message.Length > 0)
        {
            mail[rank, Rank, kind].Add(message.ToArray());
        }
    }

    private void Take(int rank, int kind, Span<byte> message)
    {
        if (rank >= 0 && message.Length > 0)
        {
            mail[Rank, rank, kind].Take(aborted.Token).CopyTo(message);
        }
    }
}
