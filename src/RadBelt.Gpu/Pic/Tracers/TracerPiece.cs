using System.Runtime.InteropServices;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>
/// The tracers of a set that are in a rank's cells. They keep their numbers while their places change, so that what a tracer does depends on no number of ranks. The ranks that hold the
/// stretch form a ring: a tracer that leaves it at one side comes back at the other.
/// </summary>
internal sealed class TracerPiece : IDisposable
{
    private const int Block = 1 << 14;
    private readonly Device device;
    private readonly CellRange range;
    private readonly WholeArrays whole;
    private readonly ICommunicator ranks;
    private readonly TracerMessages? messages;

    // Cell in this piece, offset, p/(mc), laps.
    private readonly DeviceBuffer<float>[] columns = new DeviceBuffer<float>[TracerState.Values];
    private int[] numbers = [];
    private float[] values = [];

    /// <summary>Those of a rank.</summary>
    /// <param name="device">Where they move.</param>
    /// <param name="whole">How the whole is made up.</param>
    /// <param name="firstCell">First cell of the stretch, as the whole range counts them.</param>
    /// <param name="endCell">The cell after its last one.</param>
    /// <param name="tracers">Those in this rank's cells, by number.</param>
    public TracerPiece(Device device, WholeArrays whole, int firstCell, int endCell, ReadOnlySpan<TracerState> tracers)
    {
        (this.device, this.whole, range, ranks) = (device, whole, whole.Piece, whole.Ranks!);
        int lowest = whole.RankOf(firstCell), highest = whole.RankOf(endCell - 1), rank = ranks.Rank;
        if (lowest < highest && rank >= lowest && rank <= highest)
        {
            messages = new(ranks, rank == lowest ? highest : rank - 1, rank == highest ? lowest : rank + 1);
        }

        Append(tracers);
    }

    /// <summary>Tracers here.</summary>
    public int Count { get; private set; }

    /// <summary>Their state.</summary>
    public ParticleViews<float> Views => new(columns[0].View, columns[1].View, columns[2].View, columns[3].View, columns[4].View);

    /// <summary>Their laps.</summary>
    public View<float> Laps => columns[5].View;

    /// <summary>How many of the first places, before any has moved, hold tracers with numbers below this one.</summary>
    public int CountBelow(long number) => numbers.Take(Count).Count(n => n < number);

    /// <summary>Sends those that have left this rank's cells to the ranks they are with now, and takes what comes from there.</summary>
    public void Exchange()
    {
        if (messages is null)
        {
            return;
        }

        messages.Clear();
        Span<float> cells = values.AsSpan(0, Count);
        columns[0].CopyTo(cells);

        // Backwards: then what fills a gap has been looked at.
        for (int i = Count - 1; i >= 0; i--)
        {
            if (cells[i] < range.FirstOwn || cells[i] >= range.EndOwn)
            {
                messages.Add(whole.RankOf((int)cells[i] + range.Offset), Take(i));
            }
        }

        messages.Exchange();
        Append(messages.Taken(0));
        Append(messages.Taken(1));
    }

    /// <summary>Brings all tracers to rank 0. Collective.</summary>
    /// <param name="all">There takes the values of all, by number; empty elsewhere.</param>
    public void Collect(float[][] all)
    {
        int[] counts = ranks.Gather(Count);
        var block = new TracerState[Math.Min(Block, ranks.Rank == 0 ? counts.Max() : Count)];
        for (int rank = 0; rank < counts.Length; rank++)
        {
            for (int first = 0; first < counts[rank] && (ranks.Rank == 0 || ranks.Rank == rank); first += Block)
            {
                Span<TracerState> part = block.AsSpan(0, Math.Min(Block, counts[rank] - first));
                if (ranks.Rank == rank)
                {
                    Read(first, part);
                }

                if (ranks.Rank != 0)
                {
                    ranks.Send(0, MemoryMarshal.AsBytes(part));
                    continue;
                }

                if (rank != 0)
                {
                    ranks.Receive(rank, MemoryMarshal.AsBytes(part));
                }

                ReadOnlySpan<float> floats = ValuesOf(part);
                for (int i = 0, at = 0; i < part.Length; i++)
                {
                    at++;
                    for (int c = 0; c < all.Length; c++)
                    {
                        all[c][part[i].Number] = floats[at++];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(columns, c => c.Dispose());

    // A number, then the values, for each tracer.
    private static Span<float> ValuesOf(Span<TracerState> tracers) => MemoryMarshal.Cast<TracerState, float>(tracers);

    // Takes a tracer out; the last one fills its place.
    private TracerState Take(int place)
    {
        Span<TracerState> tracer = stackalloc TracerState[1];
        Read(place, tracer);
        Count--;
        if (place < Count)
        {
            Span<float> value = stackalloc float[1];
            foreach (DeviceBuffer<float> column in columns)
            {
                column.CopyTo(value, Count);
                column.CopyFrom(value, place);
            }

            numbers[place] = numbers[Count];
        }

        return tracer[0];
    }

    private void Read(int first, Span<TracerState> tracers)
    {
        const int Stride = 1 + TracerState.Values;
        Span<float> floats = ValuesOf(tracers);
        var column = new float[tracers.Length];
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c].CopyTo(column, first);
            for (int i = 0; i < column.Length; i++)
            {
                floats[(i * Stride) + 1 + c] = c == 0 ? column[i] + range.Offset : column[i];
            }
        }

        for (int i = 0; i < tracers.Length; i++)
        {
            tracers[i] = tracers[i] with { Number = numbers[first + i] };
        }
    }

    private void Append(ReadOnlySpan<TracerState> tracers)
    {
        const int Stride = 1 + TracerState.Values;
        MakeRoom(Count + tracers.Length);
        ReadOnlySpan<float> floats = MemoryMarshal.Cast<TracerState, float>(tracers);
        Span<float> column = values.AsSpan(0, tracers.Length);
        for (int c = 0; c < columns.Length && tracers.Length > 0; c++)
        {
            for (int i = 0; i < column.Length; i++)
            {
                float value = floats[(i * Stride) + 1 + c];
                column[i] = c == 0 ? value - range.Offset : value;
            }

            columns[c].CopyFrom(column, Count);
        }

        for (int i = 0; i < tracers.Length; i++)
        {
            numbers[Count + i] = tracers[i].Number;
        }

        Count += tracers.Length;
    }

    private void MakeRoom(int count)
    {
        if (columns[0] is not null && count <= numbers.Length)
        {
            return;
        }

        int room = (count * 5 / 4) + 64;
        DeviceBuffer<float>[] longer = device.AllocateEach<float>([.. Enumerable.Repeat((long)room, columns.Length)]);
        for (int c = 0; c < columns.Length; c++)
        {
            if (columns[c] is { } old)
            {
                old.CopyTo(values.AsSpan(0, Count));
                longer[c].CopyFrom(values.AsSpan(0, Count));
                old.Dispose();
            }

            columns[c] = longer[c];
        }

        Array.Resize(ref numbers, room);
        values = new float[room];
    }
}
