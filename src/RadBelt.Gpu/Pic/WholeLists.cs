using System.Runtime.InteropServices;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// The macro-particles of a species of the whole run, list by list. Ranks write their own stretches into checkpoints and read them from there where they can; or else all are one stream on
/// rank 0, in pieces, so that no rank ever holds what is another's.
/// </summary>
internal sealed class WholeLists
{
    private const int Piece = 1 << 16;
    private readonly MacroParticleStore store;
    private readonly CellRange range;
    private readonly ICommunicator? ranks;
    private readonly long[] ends;

    /// <summary>Those of a species.</summary>
    /// <param name="store">This rank's.</param>
    /// <param name="range">Its cells.</param>
    /// <param name="whole">How the whole is made up.</param>
    /// <param name="counts">Particles in each list of the whole.</param>
    public WholeLists(MacroParticleStore store, CellRange range, WholeArrays whole, int[] counts)
    {
        (this.store, this.range, ranks, Counts) = (store, range, whole.Ranks, counts);
        long[] first = whole.FirstLists;
        ends = [.. Enumerable.Range(0, first.Length - 1).Select(r => counts.Take((int)first[r + 1]).Sum(c => (long)c))];
    }

    /// <summary>Particles in each list.</summary>
    public int[] Counts { get; }

    /// <summary>Particles.</summary>
    public long Total => ends[^1];

    private bool IsRoot => ranks is null or { Rank: 0 };

    private long FirstOwn => IsRoot ? 0 : ends[ranks!.Rank - 1];

    private long Own => ends[ranks?.Rank ?? 0] - FirstOwn;

    /// <summary>Saves a value of all particles.</summary>
    public void Save(ICheckpointWriter writer, string name, int component)
    {
        if (writer is SharedWriter shared)
        {
            shared.WriteStretch(name, Own, store.Reader(component, FirstOwnList));
        }
        else if (Read(component) is { } read)
        {
            writer.Write(name, Total, read);
        }
    }

    /// <summary>Takes a value of all particles back.</summary>
    public void Restore(ICheckpointReader reader, string name, int component)
    {
        if (reader is SharedReader { ReadsStretches: true } shared)
        {
            shared.ReadStretch(name, FirstOwn, Own, store.Writer(component, FirstOwnList));
        }
        else
        {
            Write(component, take => reader.Read(name, take));
        }
    }

    /// <summary>A value of all particles: rank 0 gets what reads it from the beginning, the others serve their parts of it to that.</summary>
    public ArrayPart<float>? Read(int component)
    {
        ArrayPart<float> mine = store.Reader(component, FirstOwnList);
        if (IsRoot)
        {
            return ranks is null ? mine : new RemoteReader(this, mine).Read;
        }

        var piece = new float[Math.Min(Piece, Own)];
        for (long sent = 0; sent < Own; sent += Piece)
        {
            Span<float> part = piece.AsSpan(0, (int)Math.Min(Piece, Own - sent));
            mine(sent, part);
            ranks!.Send(0, MemoryMarshal.AsBytes(part));
        }

        return null;
    }

    // Writes a value of all particles, which the source hands over on rank 0 from the beginning.
    private void Write(int component, Action<ArrayTaker<float>> source)
    {
        ArrayTaker<float> mine = store.Writer(component, FirstOwnList);
        if (ranks is null)
        {
            source(mine);
            return;
        }

        if (IsRoot)
        {
            source(new RemoteWriter(this, mine).Write);
            return;
        }

        var piece = new float[Math.Min(Piece, Own)];
        for (long taken = 0; taken < Own; taken += Piece)
        {
            Span<float> part = piece.AsSpan(0, (int)Math.Min(Piece, Own - taken));
            ranks.Receive(0, MemoryMarshal.AsBytes(part));
            mine(taken, part);
        }
    }

    private int FirstOwnList => range.FirstOwn * range.Parts;

    // What is next of the stream: within a rank's particles, and within the message of them that is under way.
    private (int Rank, long Within, int Message, int Offset, int Count) Next(long at, int wanted)
    {
        int rank = Array.FindIndex(ends, end => end > at);
        long start = rank == 0 ? 0 : ends[rank - 1], size = ends[rank] - start, within = at - start;
        if (rank == 0)
        {
            return (rank, within, 0, 0, (int)Math.Min(wanted, size - within));
        }

        int offset = (int)(within % Piece), message = (int)Math.Min(Piece, size - (within - offset));
        return (rank, within, message, offset, Math.Min(wanted, message - offset));
    }

    private sealed class RemoteReader(WholeLists lists, ArrayPart<float> mine)
    {
        private readonly float[] piece = new float[Piece];
        private long at;

        public void Read(long start, Span<float> values)
        {
            for (int done = 0; done < values.Length;)
            {
                (int rank, long within, int message, int offset, int count) = lists.Next(at, values.Length - done);
                if (rank == 0)
                {
                    mine(within, values.Slice(done, count));
                }
                else
                {
                    if (offset == 0)
                    {
                        lists.ranks!.Receive(rank, MemoryMarshal.AsBytes(piece.AsSpan(0, message)));
                    }

                    piece.AsSpan(offset, count).CopyTo(values[done..]);
                }

                (done, at) = (done + count, at + count);
            }
        }
    }

    private sealed class RemoteWriter(WholeLists lists, ArrayTaker<float> mine)
    {
        private readonly float[] piece = new float[Piece];
        private long at;

        public void Write(long start, ReadOnlySpan<float> values)
        {
            for (int done = 0; done < values.Length;)
            {
                (int rank, long within, int message, int offset, int count) = lists.Next(at, values.Length - done);
                if (rank == 0)
                {
                    mine(within, values.Slice(done, count));
                }
                else
                {
                    values.Slice(done, count).CopyTo(piece.AsSpan(offset));
                    if (offset + count == message)
                    {
                        lists.ranks!.Send(rank, MemoryMarshal.AsBytes(piece.AsSpan(0, message)));
                    }
                }

                (done, at) = (done + count, at + count);
            }
        }
    }
}
