using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// How the cells of a grid lie in lists and arrays. A periodic grid has its own cells only; an open one has one more beyond either end, where
/// particles turn. Arrays over nodes have <see cref="GridFields.Ghosts"/> more at either end.
/// </summary>
/// <remarks>
/// The piece of a rank is a stretch of the whole range's cells, with <see cref="Halo"/> cells of each neighbour beside it. To kernels it is an open range; what lies in the halo,
/// and in the ghost nodes beyond, is brought from the neighbours in every step (<see cref="RankHalo"/>).
/// </remarks>
internal sealed class CellRange
{
    /// <summary>Cells on either side of a node that its current comes from, at most.</summary>
    private const int CurrentReach = 3;

    private readonly double cellSize;

    // The whole.
    private CellRange(PicSetup setup, int parts)
    {
        (Whole, cellSize, Parts) = (this, setup.Grid.CellSize, parts);
        IsPeriodic = setup.Open is null;
        (HasLowerEnd, HasUpperEnd) = (!IsPeriodic, !IsPeriodic);
        FirstCell = IsPeriodic ? 0 : 1;
        EndOwn = Cells = setup.Grid.Cells + (2 * FirstCell);
    }

    // Cells first … end − 1 of the whole.
    private CellRange(PicSetup setup, CellRange whole, int first, int end)
    {
        (Whole, cellSize, Parts) = (whole, whole.cellSize, whole.Parts);
        (HasLowerEnd, HasUpperEnd) = (whole.HasLowerEnd && first == 0, whole.HasUpperEnd && end == whole.Cells);
        Halo = HaloOf(setup);
        FirstOwn = HasLowerEnd ? 0 : Halo;
        EndOwn = FirstOwn + end - first;
        Cells = EndOwn + (HasUpperEnd ? 0 : Halo);
        Offset = first - FirstOwn;
        FirstCell = whole.FirstCell - Offset;
    }

    /// <summary>Whether the last cell is beside the first, of this range itself.</summary>
    public bool IsPeriodic { get; }

    /// <summary>Whether it begins beyond the lower end of an open grid.</summary>
    public bool HasLowerEnd { get; }

    /// <summary>Whether it ends beyond the upper end of one.</summary>
    public bool HasUpperEnd { get; }

    /// <summary>The range of the whole grid.</summary>
    public CellRange Whole { get; }

    /// <summary>Whether this is the piece of a rank.</summary>
    public bool IsPiece => Whole != this;

    /// <summary>Cells of a neighbour beside those of a piece: what currents and their filter reach.</summary>
    public int Halo { get; }

    /// <summary>Nodes of a neighbour beside those of a piece.</summary>
    public int Depth => Halo + GridFields.Ghosts;

    /// <summary>Number in the whole range of the first cell.</summary>
    public int Offset { get; }

    /// <summary>The first cell that is not of a neighbour.</summary>
    public int FirstOwn { get; }

    /// <summary>The cell after the last that is not of a neighbour.</summary>
    public int EndOwn { get; }

    /// <summary>Whether a cell of this range is not of a neighbour.</summary>
    public bool Holds(int cell) => cell >= FirstOwn && cell < EndOwn;

    /// <summary>The first element over nodes that belongs to this range alone.</summary>
    public int FirstOwnElement => HasLowerEnd ? 0 : GridFields.Ghosts + FirstOwn;

    /// <summary>The one after the last.</summary>
    public int EndOwnElement => HasUpperEnd ? (int)Elements : GridFields.Ghosts + EndOwn;

    /// <summary>The first cell of the grid; below zero for pieces that do not hold it.</summary>
    public int FirstCell { get; }

    /// <summary>Cells in all.</summary>
    public int Cells { get; }

    /// <summary>
    /// Cells that tables have room for, of which each value is an array over cells. It is a multiple of a cache line's worth: lines of all arrays then begin at the same cell and come from memory
    /// at once; else nearly every cell waits for one of them (4 % of a step).
    /// </summary>
    public int Stride => (Cells + 15) / 16 * 16;

    /// <summary>The same of lists.</summary>
    public long ListStride => (long)Stride * Parts;

    /// <summary>Lists a cell.</summary>
    public int Parts { get; }

    /// <summary>Lists.</summary>
    public long Lists => (long)Cells * Parts;

    /// <summary>Elements of arrays over nodes.</summary>
    public long Elements => Cells + (2L * GridFields.Ghosts);

    /// <summary>Element of the first cell of the grid.</summary>
    public int FirstElement => GridFields.Ghosts + FirstCell;

    /// <summary>First node that Ampère's law is applied to.</summary>
    public long FirstUpdated => IsPeriodic ? GridFields.Ghosts : 1;

    /// <summary>Nodes that Ampère's law is applied to.</summary>
    public long Updated => IsPeriodic ? Cells : Elements - 2;

    /// <summary>Position of a node, m: in the middle of a cell for shapes of even order, at its lower edge for odd ones. Half nodes are half a cell above.</summary>
    /// <param name="element">Element of arrays over nodes.</param>
    /// <param name="order">Order of the shape.</param>
    public double PositionOf(long element, int order) => (element - FirstElement + (order % 2 == 0 ? 0.5 : 0)) * cellSize;

    /// <summary>That of a setup on a device.</summary>
    public static CellRange Of(PicSetup setup, Device? device) => new(setup, setup.ListsPerCell > 0 ? setup.ListsPerCell : ListsFor(setup, device));

    /// <summary>The piece of a rank, or the whole where there is no other rank.</summary>
    /// <exception cref="Physics.InvalidInputException">There are too many ranks.</exception>
    public static CellRange Of(PicSetup setup, Device? device, ICommunicator? ranks) => PieceOf(setup, device, ranks?.Rank ?? 0, ranks?.Size ?? 1);

    /// <summary>The piece of a rank of so many.</summary>
    /// <exception cref="Physics.InvalidInputException">There are too many ranks.</exception>
    public static CellRange PieceOf(PicSetup setup, Device? device, int rank, int size)
    {
        CellRange whole = Of(setup, device);
        if (size == 1)
        {
            return whole;
        }

        int[] cuts = RankCuts.Of(setup, whole, size);
        return new(setup, whole, cuts[rank], cuts[rank + 1]);
    }

    /// <summary>Fewest cells that a rank can have: neighbours take their halo from one rank each.</summary>
    public static int FewestOfARank(PicSetup setup) => HaloOf(setup) + GridFields.Ghosts;

    // A processor's threads have enough to do with the cells; a GPU wants some hundred thousand lists, each of a few dozen particles.
    private static int ListsFor(PicSetup setup, Device? device) =>
        device is CpuDevice or null ? 1 : Math.Clamp(setup.Species.Select(s => s.ParticlesPerCell).DefaultIfEmpty(1).Max() / 64, 1, 64);

    // Each pass of the filter needs one more node.
    private static int HaloOf(PicSetup setup) => CurrentReach + (setup.FilterPasses > 0 ? setup.FilterPasses + 1 : 0);

    /// <summary>Copies what a periodic domain's ghost nodes are.</summary>
    public void FillGhosts(Device device, params ReadOnlySpan<DeviceBuffer<double>> arrays)
    {
        if (IsPeriodic)
        {
            foreach (DeviceBuffer<double> array in arrays)
            {
                device.Launch<PeriodicGhosts, double>(new(array.View, Cells), 2 * GridFields.Ghosts);
            }
        }
    }

    /// <summary>B0 at the centre of every cell, then, from <see cref="Stride"/> on, its increase over every cell, T.</summary>
    public float[] Background(PicSetup setup)
    {
        var values = new float[2 * Stride];
        for (int c = 0; c < Cells; c++)
        {
            double low = Field(c - FirstCell), high = Field(c - FirstCell + 1);
            (values[c], values[Stride + c]) = ((float)((low + high) / 2), (float)(high - low));
        }

        return values;

        double Field(int edge) => setup.FieldStrength
            * (setup.FieldProfile?.Invoke(Math.Clamp(edge, 0, setup.Grid.Cells) * setup.Grid.CellSize) ?? 1);
    }
}
