using System.Runtime.InteropServices;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Arrays of the whole run on the host, from the pieces of the ranks and back: what is added up over the domain is added up there, in one order for any number of ranks. All of it is
/// collective, and every rank gets everything.
/// </summary>
internal sealed class WholeArrays
{
    // Room that arrays over nodes have beyond the last one.
    private const int Pad = 8;

    private readonly CellRange range;
    private readonly ICommunicator? ranks;
    private readonly int[] cells, elements;
    private double[] own = [], all = [];

    public WholeArrays(CellRange range, ICommunicator? ranks)
    {
        (this.range, this.ranks) = (range, range.IsPiece ? ranks : null);
        cells = this.ranks?.Gather(range.EndOwn - range.FirstOwn) ?? [range.Cells];
        elements = this.ranks?.Gather(range.EndOwnElement - range.FirstOwnElement) ?? [(int)range.Elements];
    }

    /// <summary>The range of the whole run.</summary>
    public CellRange Range => range.Whole;

    /// <summary>The range of this rank.</summary>
    public CellRange Piece => range;

    /// <summary>The ranks; null where there is one only.</summary>
    public ICommunicator? Ranks => ranks;

    /// <summary>First list of each rank, in the whole range's numbers, and the end.</summary>
    public long[] FirstLists => [.. Enumerable.Range(0, cells.Length + 1).Select(r => (long)cells.Take(r).Sum() * range.Parts)];

    /// <summary>The rank that a cell of the whole range is of.</summary>
    public int RankOf(int cell) => Holder(cells, cell);

    /// <summary>Values on nodes, ghosts of the whole range included.</summary>
    /// <param name="piece">Those of this rank.</param>
    /// <param name="whole">Takes all of them.</param>
    public void Nodes(DeviceBuffer<double> piece, Span<double> whole)
    {
        if (ranks is null)
        {
            piece.CopyTo(whole);
            return;
        }

        Span<double> mine = Room(ref own, range.EndOwnElement - range.FirstOwnElement);
        piece.CopyTo(mine, range.FirstOwnElement);
        if (Range.IsPeriodic)
        {
            Gather(mine, whole.Slice(GridFields.Ghosts, Range.Cells), elements);
            whole.Slice(Range.Cells, GridFields.Ghosts).CopyTo(whole);
            whole.Slice(GridFields.Ghosts, GridFields.Ghosts).CopyTo(whole[(Range.Cells + GridFields.Ghosts)..]);
        }
        else
        {
            Gather(mine, whole[..(int)Range.Elements], elements);
        }
    }

    /// <summary>Values on nodes, as long as arrays on devices are.</summary>
    public double[] Nodes(DeviceBuffer<double> piece)
    {
        var whole = new double[Range.Elements + Pad];
        Nodes(piece, whole.AsSpan(0, (int)Range.Elements));
        return whole;
    }

    /// <summary>Gives this rank its part of values on nodes, its halo included.</summary>
    public void SetNodes(ReadOnlySpan<double> whole, DeviceBuffer<double> piece)
    {
        if (ranks is null)
        {
            piece.CopyFrom(whole[..(int)Math.Min(whole.Length, piece.Length)]);
            return;
        }

        Span<double> mine = Room(ref own, (int)range.Elements);
        for (int i = 0; i < mine.Length; i++)
        {
            int element = i + range.Offset;
            mine[i] = whole[Range.IsPeriodic ? GridFields.Ghosts + Wrapped(element - GridFields.Ghosts) : element];
        }

        piece.CopyFrom(mine);
    }

    /// <summary>Values of lists, arrays one after another.</summary>
    /// <param name="piece">Those of this rank's lists, an array every <see cref="CellRange.ListStride"/>.</param>
    /// <param name="components">How many arrays.</param>
    /// <param name="whole">Takes all of them.</param>
    public void Lists(DeviceBuffer<double> piece, int components, Span<double> whole)
    {
        int lists = (range.EndOwn - range.FirstOwn) * range.Parts, total = (int)Range.Lists;
        Span<double> mine = ranks is null ? whole : Room(ref own, components * lists);
        for (int k = 0; k < components; k++)
        {
            piece.CopyTo(mine.Slice(k * lists, lists), (k * range.ListStride) + (range.FirstOwn * range.Parts));
        }

        if (ranks is null)
        {
            return;
        }

        Span<double> pieces = Room(ref all, components * total);
        Gather(mine, pieces, [.. cells.Select(c => c * range.Parts * components)]);
        for (int rank = 0, first = 0; rank < cells.Length; first += cells[rank++] * range.Parts)
        {
            int count = cells[rank] * range.Parts;
            for (int k = 0; k < components; k++)
            {
                pieces.Slice((first * components) + (k * count), count).CopyTo(whole.Slice((k * total) + first, count));
            }
        }
    }

    /// <summary>Gives this rank its part of values of lists; what lies in its halo is zero.</summary>
    public void SetLists(ReadOnlySpan<double> whole, DeviceBuffer<double> piece)
    {
        var mine = new double[piece.Length];
        int first = range.FirstOwn * range.Parts, count = (range.EndOwn - range.FirstOwn) * range.Parts;
        whole.Slice(first + (range.Offset * range.Parts), count).CopyTo(mine.AsSpan(first));
        piece.CopyFrom(mine);
    }

    /// <summary>Particles in each list of the whole run.</summary>
    public int[] Counts(MacroParticleStore piece)
    {
        int[] counts = piece.Counts();
        if (ranks is null)
        {
            return counts;
        }

        var whole = new int[Range.Lists];
        ReadOnlySpan<int> mine = counts.AsSpan(range.FirstOwn * range.Parts, (range.EndOwn - range.FirstOwn) * range.Parts);
        ranks.Gather(MemoryMarshal.AsBytes(mine), MemoryMarshal.AsBytes(whole.AsSpan()), [.. cells.Select(c => c * range.Parts * sizeof(int))]);
        return whole;
    }

    /// <summary>What the rank says that holds an element of the whole range.</summary>
    public double[] OfOwner(int element, DeviceBuffer<double> values)
    {
        var copy = new double[values.Length];
        values.CopyTo(copy);
        ranks?.Broadcast(Holder(elements, element), MemoryMarshal.AsBytes(copy.AsSpan()));
        return copy;
    }

    /// <summary>What the ranks at the ends say: of each array of two equal halves the first half by the lower one, the second by the upper.</summary>
    public double[] OfEnds(DeviceBuffer<double> values, int arrays)
    {
        double[] lower = new double[values.Length];
        values.CopyTo(lower);
        if (ranks is null)
        {
            return lower;
        }

        double[] upper = [.. lower];
        ranks.Broadcast(0, MemoryMarshal.AsBytes(lower.AsSpan()));
        ranks.Broadcast(ranks.Size - 1, MemoryMarshal.AsBytes(upper.AsSpan()));
        int half = lower.Length / arrays / 2;
        for (int k = 0; k < arrays; k++)
        {
            upper.AsSpan((2 * k * half) + half, half).CopyTo(lower.AsSpan((2 * k * half) + half));
        }

        return lower;
    }

    private static Span<double> Room(ref double[] array, int length)
    {
        if (array.Length < length)
        {
            array = new double[length];
        }

        return array.AsSpan(0, length);
    }

    private int Wrapped(int node) => ((node % Range.Cells) + Range.Cells) % Range.Cells;

    // The rank that holds the n-th of all, of which each rank holds some, one after another.
    private static int Holder(int[] held, int n)
    {
        int rank = 0;
        for (int end = held[0]; n >= end; end += held[rank])
        {
            rank++;
        }

        return rank;
    }

    private void Gather(ReadOnlySpan<double> mine, Span<double> whole, int[] lengths) =>
        ranks!.Gather(MemoryMarshal.AsBytes(mine), MemoryMarshal.AsBytes(whole), [.. lengths.Select(n => n * sizeof(double))]);
}
