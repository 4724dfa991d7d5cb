namespace RadBelt.Gpu.Ranks;

/// <summary>
/// Ranks of one run that pass messages: processes under MPI (<see cref="MpiCommunicator"/>), or threads. Every rank calls the same collective methods in the same order.
/// </summary>
public interface ICommunicator
{
    /// <summary>Number of this rank, 0 … <see cref="Size"/> − 1.</summary>
    int Rank { get; }

    /// <summary>Ranks.</summary>
    int Size { get; }

    /// <summary>
    /// Sends to both neighbours and receives from both at once. A message that is empty is not sent, a span that is empty awaits none; a message may be shorter than the span
    /// that takes it, and its receiver has to know.
    /// </summary>
    /// <param name="lower">The rank below; −1 for none.</param>
    /// <param name="toLower">What goes down.</param>
    /// <param name="fromLower">Takes what comes up from there.</param>
    /// <param name="upper">The rank above; −1 for none.</param>
    /// <param name="toUpper">What goes up.</param>
    /// <param name="fromUpper">Takes what comes down from there.</param>
    void Exchange(int lower, ReadOnlySpan<byte> toLower, Span<byte> fromLower, int upper, ReadOnlySpan<byte> toUpper, Span<byte> fromUpper);

    /// <summary>
    /// Starts what <see cref="Exchange"/> does, while this rank works on: until <see cref="FinishExchange"/> the memory belongs to the messages. Any number may be on their way, and others may be
    /// exchanged meanwhile, in the same order on all ranks.
    /// </summary>
    /// <param name="lower">The rank below; −1 for none.</param>
    /// <param name="toLower">What goes down.</param>
    /// <param name="fromLower">Takes what comes up from there.</param>
    /// <param name="upper">The rank above; −1 for none.</param>
    /// <param name="toUpper">What goes up.</param>
    /// <param name="fromUpper">Takes what comes down from there.</param>
    void StartExchange(int lower, ReadOnlyMemory<byte> toLower, Memory<byte> fromLower, int upper, ReadOnlyMemory<byte> toUpper, Memory<byte> fromUpper);

    /// <summary>Waits for the messages of the <see cref="StartExchange"/> that is longest on its way.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    void FinishExchange();

    /// <summary>Sends a message to a rank that receives it.</summary>
    /// <param name="rank">The other rank.</param>
    /// <param name="message">The message.</param>
    void Send(int rank, ReadOnlySpan<byte> message);

    /// <summary>Receives a message from a rank that sends it.</summary>
    /// <param name="rank">The other rank.</param>
    /// <param name="message">Takes the message, as long as it was sent.</param>
    void Receive(int rank, Span<byte> message);

    /// <summary>Gives every rank the bytes of one. Collective.</summary>
    /// <param name="root">The rank that has them.</param>
    /// <param name="bytes">There what is given, elsewhere what takes it; of the same length everywhere.</param>
    void Broadcast(int root, Span<byte> bytes);

    /// <summary>Gives every rank the bytes of all, one after another. Collective.</summary>
    /// <param name="own">Those of this rank.</param>
    /// <param name="all">Takes all of them.</param>
    /// <param name="lengths">Bytes of each rank.</param>
    void Gather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> lengths);

    /// <summary>Ends all ranks, of which none may be waited for any more.</summary>
    /// <param name="exitCode">What the job returns.</param>
    void Abort(int exitCode);
}
