using System.Diagnostics;
using System.Runtime.InteropServices;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>Passes messages on, and counts the processor time that this thread spends in exchanges.</summary>
internal sealed partial class TimedCommunicator(ICommunicator inner) : ICommunicator
{
    private const int ThreadProcessorTime = 3;

    /// <inheritdoc/>
    public int Rank => inner.Rank;

    /// <inheritdoc/>
    public int Size => inner.Size;

    /// <summary>Processor time within exchanges, s: MPI waits awake.</summary>
    public double ProcessorSeconds { get; private set; }

    /// <summary>Processor time of this thread, s; that of the clock where the system does not tell.</summary>
    public static double ProcessorTime() =>
        OperatingSystem.IsLinux() && ReadClock(ThreadProcessorTime, out Time time) == 0 ? time.Seconds + (1e-9 * time.Nanoseconds) : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <inheritdoc/>
    public void Exchange(int lower, ReadOnlySpan<byte> toLower, Span<byte> fromLower, int upper, ReadOnlySpan<byte> toUpper, Span<byte> fromUpper)
    {
        double processor = ProcessorTime();
        inner.Exchange(lower, toLower, fromLower, upper, toUpper, fromUpper);
        ProcessorSeconds += ProcessorTime() - processor;
    }

    /// <inheritdoc/>
    public void StartExchange(int lower, ReadOnlyMemory<byte> toLower, Memory<byte> fromLower, int upper, ReadOnlyMemory<byte> toUpper, Memory<byte> fromUpper)
    {
        double processor = ProcessorTime();
        inner.StartExchange(lower, toLower, fromLower, upper, toUpper, fromUpper);
        ProcessorSeconds += ProcessorTime() - processor;
    }

    /// <inheritdoc/>
    public void FinishExchange()
    {
        double processor = ProcessorTime();
        inner.FinishExchange();
        ProcessorSeconds += ProcessorTime() - processor;
    }

    /// <inheritdoc/>
    public void Send(int rank, ReadOnlySpan<byte> message) => inner.Send(rank, message);

    /// <inheritdoc/>
    public void Receive(int rank, Span<byte> message) => inner.Receive(rank, message);

    /// <inheritdoc/>
    public void Broadcast(int root, Span<byte> bytes) => inner.Broadcast(root, bytes);

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> lengths) => inner.Gather(own, all, lengths);

    /// <inheritdoc/>
    public void Abort(int exitCode) => inner.Abort(exitCode);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds, Nanoseconds;
    }
}
