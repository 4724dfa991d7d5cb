using System.Runtime.InteropServices;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// What the ranks of a run bring each other in every step, one message a neighbour each: fields of the halo, current that the neighbour's particles made, and particles that cross
/// over. Currents come as sums of lists, not of nodes: nodes are then added up in the order of one rank, and are the same bits.
/// </summary>
internal sealed class RankHalo
{
    private const int Lower = 0, Upper = 1;
    private readonly ICommunicator ranks;
    private readonly CellRange range;
    private readonly int[] neighbours;

    // To and from the lower, then the upper neighbour.
    private readonly byte[][] send = [[], []], receive = [[], []];

    /// <summary>Those of a rank.</summary>
    public RankHalo(ICommunicator ranks, CellRange range)
    {
        (this.ranks, this.range) = (ranks, range);
        neighbours =
        [
            range.HasLowerEnd ? -1 : (ranks.Rank + ranks.Size - 1) % ranks.Size,
            range.HasUpperEnd ? -1 : (ranks.Rank + 1) % ranks.Size,
        ];
    }

    /// <summary>Bytes sent so far.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Exchanges so far.</summary>
    public long Exchanges { get; private set; }

    /// <summary>Brings the nodes beyond this piece from the neighbours.</summary>
    public void BringNodes(params ReadOnlySpan<DeviceBuffer<double>> arrays)
    {
        int depth = range.Depth;
        Span<double> toLower = Take<double>(send, Lower, arrays.Length * depth), toUpper = Take<double>(send, Upper, arrays.Length * depth);
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i].CopyTo(toLower.Slice(i * depth, depth), GridFields.Ghosts + range.FirstOwn);
            arrays[i].CopyTo(toUpper.Slice(i * depth, depth), GridFields.Ghosts + range.EndOwn - depth);
        }

        Span<double> fromLower = Take<double>(receive, Lower, arrays.Length * depth), fromUpper = Take<double>(receive, Upper, arrays.Length * depth);
        Exchange(toLower, fromLower, toUpper, fromUpper);
        for (int i = 0; i < arrays.Length; i++)
        {
            if (neighbours[Lower] >= 0)
            {
                arrays[i].CopyFrom(fromLower.Slice(i * depth, depth), GridFields.Ghosts + range.FirstOwn - depth);
            }

            if (neighbours[Upper] >= 0)
            {
                arrays[i].CopyFrom(fromUpper.Slice(i * depth, depth), GridFields.Ghosts + range.EndOwn);
            }
        }
    }

    /// <summary>Brings the sums of the halo's lists.</summary>
    /// <param name="sums">Arrays over lists, one after another.</param>
    /// <param name="components">How many.</param>
    public void BringSums(DeviceBuffer<double> sums, int components)
    {
        int lists = range.Halo * range.Parts, first = range.FirstOwn * range.Parts, end = range.EndOwn * range.Parts;
        Span<double> toLower = Take<double>(send, Lower, components * lists), toUpper = Take<double>(send, Upper, components * lists);
        for (int k = 0; k < components; k++)
        {
            sums.CopyTo(toLower.Slice(k * lists, lists), (k * range.ListStride) + first);
            sums.CopyTo(toUpper.Slice(k * lists, lists), (k * range.ListStride) + end - lists);
        }

        Span<double> fromLower = Take<double>(receive, Lower, components * lists), fromUpper = Take<double>(receive, Upper, components * lists);
        Exchange(toLower, fromLower, toUpper, fromUpper);
        for (int k = 0; k < components; k++)
        {
            if (neighbours[Lower] >= 0)
            {
                sums.CopyFrom(fromLower.Slice(k * lists, lists), (k * range.ListStride) + first - lists);
            }

            if (neighbours[Upper] >= 0)
            {
                sums.CopyFrom(fromUpper.Slice(k * lists, lists), (k * range.ListStride) + end);
            }
        }
    }

    /// <summary>Sends the particles that leave this piece's outermost cells, and begins to take those that come; <see cref="TakeParticles"/> is to follow, in the same order of species.</summary>
    /// <param name="crossing">Those of a species, with room for them; see <see cref="CrossingParticles"/>.</param>
    public void SendParticles(CrossingParticles crossing)
    {
        crossing.Begin();
        for (int side = Lower; side <= Upper; side++)
        {
            if (neighbours[side] >= 0)
            {
                crossing.Pack(side, OutermostCell(side));
            }
        }

        // The first message is as long as usual, and says what is to follow: nobody has to ask.
        ranks.StartExchange(neighbours[Lower], crossing.Head(Lower), crossing.HeadTaken(Lower), neighbours[Upper], crossing.Head(Upper), crossing.HeadTaken(Upper));
        Count(crossing.Head(Lower).Length, crossing.Head(Upper).Length);
    }

    /// <summary>Brings the particles that leave the neighbours' outermost cells to this piece.</summary>
    /// <param name="crossing">Those of the species that was sent first of those not yet taken.</param>
    public void TakeParticles(CrossingParticles crossing)
    {
        ranks.FinishExchange();
        if (crossing.AnyRest)
        {
            Exchange<byte>(crossing.Rest(Lower), crossing.RestTaken(Lower), crossing.Rest(Upper), crossing.RestTaken(Upper));
        }

        for (int side = Lower; side <= Upper; side++)
        {
            if (neighbours[side] >= 0)
            {
                crossing.Unpack(side, OutermostCell(side));
            }
        }

        crossing.NoteLengths();
    }

    private int OutermostCell(int side) => side == Lower ? range.FirstOwn : range.EndOwn - 1;

    // A part of a buffer that is kept, and grows when it must.
    private static Span<T> Take<T>(byte[][] buffers, int side, int length)
        where T : unmanaged
    {
        int bytes = length * Unsafe.SizeOf<T>();
        if (buffers[side].Length < bytes)
        {
            buffers[side] = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        }

        return MemoryMarshal.Cast<byte, T>(buffers[side].AsSpan(0, bytes));
    }

    private void Exchange<T>(ReadOnlySpan<T> toLower, Span<T> fromLower, ReadOnlySpan<T> toUpper, Span<T> fromUpper)
        where T : unmanaged
    {
        ReadOnlySpan<byte> down = MemoryMarshal.AsBytes(toLower), up = MemoryMarshal.AsBytes(toUpper);
        ranks.Exchange(neighbours[Lower], down, MemoryMarshal.AsBytes(fromLower), neighbours[Upper], up, MemoryMarshal.AsBytes(fromUpper));
        Count(down.Length, up.Length);
    }

    private void Count(int down, int up)
    {
        BytesSent += (neighbours[Lower] >= 0 ? down : 0) + (neighbours[Upper] >= 0 ? up : 0);
        Exchanges++;
    }
}
