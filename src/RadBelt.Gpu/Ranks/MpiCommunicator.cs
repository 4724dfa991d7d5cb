using System.Buffers;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Ranks;

/// <summary>
/// The processes that <c>mpirun</c> started, through the system's MPI library (Open MPI, or MPICH and its family): <c>MPI_COMM_WORLD</c>. One for the life of a process; to be used by one
/// thread at a time.
/// </summary>
/// <example>
/// <code>
/// using MpiCommunicator? world = MpiCommunicator.World();
/// using PicModel model = PicModel.Create(device, setup, world);
/// if (world is { Rank: > 0 })
///     model.Follow();
/// else
///     new Simulation(model, timeStep, stopTime).Run();
/// </code>
/// </example>
public sealed unsafe class MpiCommunicator : ICommunicator, IDisposable
{
    // MPI_THREAD_SERIALIZED, the same number in both families.
    private const int Serialized = 2;
    private const int UpTag = 1, DownTag = 2, DirectTag = 3;

    private const int MostRequests = 4;

    private readonly MpiLibrary mpi;
    private readonly Queue<Started> started = [];
    private readonly Stack<Started> spare = [];
    private bool finished;

    private MpiCommunicator(MpiLibrary mpi)
    {
        this.mpi = mpi;
        int provided, rank, size;
        Check(mpi.InitThread(0, 0, Serialized, &provided), "MPI_Init_thread");
        Check(mpi.Rank(mpi.World, &rank), "MPI_Comm_rank");
        Check(mpi.Size(mpi.World, &size), "MPI_Comm_size");
        (Rank, Size) = (rank, size);
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>The processes that <c>mpirun</c> or <c>mpiexec</c> started; null where this one was started alone.</summary>
    /// <exception cref="InvalidInputException">The launcher's library is missing, or is of another family.</exception>
    public static MpiCommunicator? World()
    {
        if (MpiJob.Current is not { } job)
        {
            return null;
        }

        MpiLibrary library = MpiLibrary.Load(job);
        if (library.IsOpenMpi != job.IsOpenMpi)
        {
            throw new InvalidInputException(
                $"MPI: {job.Launcher} started {job.Size:N0} ranks, but the library that {MpiJob.LibraryVariable} names is {(library.IsOpenMpi ? "Open MPI" : "of MPICH's family")}; use the launcher of that library");
        }

        var world = new MpiCommunicator(library);
        if (world.Size != job.Size)
        {
            int found = world.Size;
            world.Dispose();
            throw new InvalidInputException(
                $"MPI: {job.Launcher} started {job.Size:N0} ranks, of which the library sees {found:N0}; they are of two installations: use the launcher of the library, or name the other library in {MpiJob.LibraryVariable}");
        }

        return world;
    }

    /// <inheritdoc/>
    public void Exchange(int lower, ReadOnlySpan<byte> toLower, Span<byte> fromLower, int upper, ReadOnlySpan<byte> toUpper, Span<byte> fromUpper)
    {
        nint* posted = stackalloc nint[MostRequests];
        fixed (byte* a = fromLower, b = fromUpper, c = toLower, d = toUpper)
        {
            int count = Post(posted, lower, c, toLower.Length, a, fromLower.Length, upper, d, toUpper.Length, b, fromUpper.Length);
            Await(posted, count);
        }
    }

    /// <inheritdoc/>
    public void StartExchange(int lower, ReadOnlyMemory<byte> toLower, Memory<byte> fromLower, int upper, ReadOnlyMemory<byte> toUpper, Memory<byte> fromUpper)
    {
        Started exchange = spare.TryPop(out Started? used) ? used : new();
        MemoryHandle[] pins = exchange.Pins;
        (pins[0], pins[1], pins[2], pins[3]) = (toLower.Pin(), fromLower.Pin(), toUpper.Pin(), fromUpper.Pin());
        fixed (nint* requests = exchange.Requests)
        {
            exchange.Count = Post(
                requests, lower, (byte*)pins[0].Pointer, toLower.Length, (byte*)pins[1].Pointer, fromLower.Length, upper, (byte*)pins[2].Pointer, toUpper.Length,
                (byte*)pins[3].Pointer, fromUpper.Length);
        }

        started.Enqueue(exchange);
    }

    /// <inheritdoc/>
    public void FinishExchange()
    {
        Started exchange = started.Dequeue();
        fixed (nint* requests = exchange.Requests)
        {
            Await(requests, exchange.Count);
        }

        foreach (ref MemoryHandle pin in exchange.Pins.AsSpan())
        {
            pin.Dispose();
        }

        spare.Push(exchange);
    }

    /// <inheritdoc/>
    public void Send(int rank, ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            Check(mpi.Send(start, message.Length, mpi.Byte, rank, DirectTag, mpi.World), "MPI_Send");
        }
    }

    /// <inheritdoc/>
    public void Receive(int rank, Span<byte> message)
    {
        fixed (byte* start = message)
        {
            Check(mpi.Recv(start, message.Length, mpi.Byte, rank, DirectTag, mpi.World, mpi.StatusIgnore), "MPI_Recv");
        }
    }

    /// <inheritdoc/>
    public void Broadcast(int root, Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            Check(mpi.Broadcast(start, bytes.Length, mpi.Byte, root, mpi.World), "MPI_Bcast");
        }
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> lengths)
    {
        int* starts = stackalloc int[lengths.Length];
        for (int rank = 1; rank < lengths.Length; rank++)
        {
            starts[rank] = checked(starts[rank - 1] + lengths[rank - 1]);
        }

        fixed (byte* from = own, to = all)
        {
            fixed (int* counts = lengths)
            {
                Check(mpi.AllGather(from, own.Length, mpi.Byte, to, counts, starts, mpi.Byte, mpi.World), "MPI_Allgatherv");
            }
        }
    }

    /// <inheritdoc/>
    public void Abort(int exitCode) => _ = mpi.Abort(mpi.World, exitCode);

    /// <summary>Waits for the other ranks and leaves MPI. Collective.</summary>
    public void Dispose()
    {
        if (!finished)
        {
            finished = true;
            _ = mpi.Finish();
        }
    }

    private int Post(
        nint* requests, int lower, byte* toLower, int toLowerLength, byte* fromLower, int fromLowerLength, int upper, byte* toUpper, int toUpperLength, byte* fromUpper, int fromUpperLength)
    {
        int count = 0;
        Receive(fromLower, fromLowerLength, lower, UpTag);
        Receive(fromUpper, fromUpperLength, upper, DownTag);
        Send(toLower, toLowerLength, lower, DownTag);
        Send(toUpper, toUpperLength, upper, UpTag);
        return count;

        void Receive(byte* buffer, int length, int rank, int tag)
        {
            if (rank >= 0 && length > 0)
            {
                Check(mpi.Irecv(buffer, length, mpi.Byte, rank, tag, mpi.World, requests + count++), "MPI_Irecv");
            }
        }

        void Send(byte* buffer, int length, int rank, int tag)
        {
            if (rank >= 0 && length > 0)
            {
                Check(mpi.Isend(buffer, length, mpi.Byte, rank, tag, mpi.World, requests + count++), "MPI_Isend");
            }
        }
    }

    private void Await(nint* requests, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Check(mpi.Wait(requests + i, mpi.StatusIgnore), "MPI_Wait");
        }
    }

    // MPI itself ends all ranks at errors, unless it was told otherwise.
    private static void Check(int code, string call)
    {
        if (code != 0)
        {
            throw new IOException($"MPI: {call} failed with code {code}");
        }
    }

    // Messages on their way, and the memory that is theirs.
    private sealed class Started
    {
        public nint[] Requests { get; } = new nint[MostRequests];

        public MemoryHandle[] Pins { get; } = new MemoryHandle[MostRequests];

        public int Count { get; set; }
    }
}
