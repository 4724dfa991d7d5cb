using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// How the cells of a grid lie in lists and arrays. A periodic grid has its own cells only; an open one has one more beyond either end, where
/// particles turn. Arrays over nodes have <see cref="GridFields.Ghosts"/> more at either end.
/// </summary>
internal sealed class CellRange
{
    private readonly double cellSize;

    private CellRange(PicSetup setup, int parts)
    {
        IsPeriodic = setup.Open is null;
        FirstCell = IsPeriodic ? 0 : 1;
        Cells = setup.Grid.Cells + (2 * FirstCell);
        Parts = parts;
        cellSize = setup.Grid.CellSize;
    }

    /// <summary>Whether the last cell is beside the first.</summary>
    public bool IsPeriodic { get; }

    /// <summary>The first cell of the grid.</summary>
    public int FirstCell { get; }

    /// <summary>Cells in all.</summary>
    public int Cells { get; }

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

    // A processor's threads have enough to do with the cells; a GPU wants some hundred thousand lists, each of a few dozen particles.
    private static int ListsFor(PicSetup setup, Device? device) =>
        device is CpuDevice or null ? 1 : Math.Clamp(setup.Species.Select(s => s.ParticlesPerCell).DefaultIfEmpty(1).Max() / 64, 1, 64);

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

    /// <summary>B0 at the centre of every cell, then its increase over every cell, T.</summary>
    public float[] Background(PicSetup setup)
    {
        var values = new float[2 * Cells];
        for (int c = 0; c < Cells; c++)
        {
            double low = Field(c - FirstCell), high = Field(c - FirstCell + 1);
            (values[c], values[Cells + c]) = ((float)((low + high) / 2), (float)(high - low));
        }

        return values;

        double Field(int edge) => setup.FieldStrength
            * (setup.FieldProfile?.Invoke(Math.Clamp(edge, 0, setup.Grid.Cells) * setup.Grid.CellSize) ?? 1);
    }
}
