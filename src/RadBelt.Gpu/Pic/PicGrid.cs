using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>A uniform grid along x, from 0 to <see cref="Length"/>.</summary>
public sealed record PicGrid
{
    /// <summary>Fewest cells: the stencils of the widest shape must not meet themselves around a periodic domain.</summary>
    public const int FewestCells = 8;

    /// <summary>A grid.</summary>
    /// <param name="cells">Cells, 8 … 2²⁴.</param>
    /// <param name="cellSize">Δx, m, positive.</param>
    /// <exception cref="InvalidInputException">A value is outside its range.</exception>
    public PicGrid(int cells, double cellSize)
    {
        if (cells is < FewestCells or > 1 << 24)
        {
            throw new InvalidInputException($"cells: {cells} is outside {FewestCells} … {1 << 24}; change the length or the cell size");
        }

        Require.Positive(cellSize, "cell size", "m");
        (Cells, CellSize) = (cells, cellSize);
    }

    /// <summary>Cells.</summary>
    public int Cells { get; }

    /// <summary>Δx, m.</summary>
    public double CellSize { get; }

    /// <summary>Length of the domain, m.</summary>
    public double Length => Cells * CellSize;
}
