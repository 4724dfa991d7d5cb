using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>B0 within one cell, for markers whose f0 depends on it.</summary>
/// <param name="table">B0 at the centre of each cell, then its increase over each cell, T.</param>
/// <param name="cell">The cell.</param>
/// <param name="cells">Cells of the table.</param>
public readonly struct CellField(View<float> table, long cell, long cells)
{
    private readonly View<float> table = table;
    private readonly long cell = cell, cells = cells;

    /// <summary>B0, T, at an offset from the centre; up to half a cell beyond the edges the line is continued.</summary>
    [MethodImpl(Inline)]
    public V At<V>(V offset)
        where V : unmanaged, ILanes<V, float> => V.MulAdd(V.Broadcast(table, cells + cell), offset, V.Broadcast(table, cell));
}
