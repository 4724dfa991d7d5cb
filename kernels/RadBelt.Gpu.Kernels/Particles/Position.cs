using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// Positions along x as a cell number plus an offset in [−½, ½) cells: the spacing of representable positions is that of one cell, however
/// long the domain. The cell number is a real number with an integer value (exact up to 2²⁴ cells in float).
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="cell">Cell number.</param>
/// <param name="offset">Offset from the cell's centre, cells.</param>
public readonly struct Position<V>(V cell, V offset)
    where V : unmanaged, ILanes<V>
{
    /// <summary>Cell number, an integer.</summary>
    public readonly V Cell = cell;

    /// <summary>Offset from the cell's centre, cells.</summary>
    public readonly V Offset = offset;

    /// <summary>The position moved by <paramref name="cells"/>.</summary>
    [MethodImpl(Inline)]
    public Position<V> Moved(V cells)
    {
        V offset = Offset + cells;
        V whole = V.Floor(offset + V.Of(0.5));
        return new(Cell + whole, offset - whole);
    }
}
