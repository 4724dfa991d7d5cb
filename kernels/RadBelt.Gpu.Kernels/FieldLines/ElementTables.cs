using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Tables of chorus elements on even grids of (t, s): a row of coefficients for each cell, of polynomials in ξ and η, the fractions of the cell that lie before t and s.
/// </summary>
/// <param name="grids">
/// <see cref="Stride"/> numbers an element: t of its first node and nodes per second, s of its first node and nodes per unit of s, cells in t and in s, number of its
/// first row, 1 if it ends at the equator below, and a thousandth of its greatest e_y.
/// </param>
/// <param name="rows">The rows of all elements.</param>
/// <param name="count">Elements.</param>
internal readonly struct ElementTables(View<double> grids, View<double> rows, int count)
{
    /// <summary>Numbers that describe a grid.</summary>
    public const int Stride = 9;

    /// <summary>Coefficients of the phase, turns: c_00 … c_03, c_10 …, c_33 of ξ^i η^j; they lead each row.</summary>
    public const int Phase = 16;

    private readonly View<double> grids = grids, rows = rows;

    /// <summary>Elements.</summary>
    public readonly int Count = count;

    /// <summary>Eight coefficients of a row.</summary>
    [MethodImpl(Inline)]
    public Octet<V> Row<V>(in ElementCell<V> cell, int offset)
        where V : unmanaged, ILanes<V, double> => V.GatherOctet(rows, cell.Row, offset);

    /// <summary>Nodes per second and per unit of s of an element.</summary>
    [MethodImpl(Inline)]
    public void Density<V>(int element, out V time, out V sine)
        where V : unmanaged, ILanes<V, double> =>
        (time, sine) = (V.Broadcast(grids, (long)element * Stride + 1), V.Broadcast(grids, (long)element * Stride + 3));

    /// <summary>The cell around a place and time, or one at the edge of the table.</summary>
    [MethodImpl(Inline)]
    public ElementCell<V> Cell<V>(int element, V sine, V time, int width)
        where V : unmanaged, ILanes<V, double>
    {
        long at = (long)element * Stride;
        V ξ = (time - V.Broadcast(grids, at)) * V.Broadcast(grids, at + 1), η = (sine - V.Broadcast(grids, at + 2)) * V.Broadcast(grids, at + 3);
        V times = V.Broadcast(grids, at + 4), sines = V.Broadcast(grids, at + 5), zero = V.Of(0), one = V.Of(1);
        Mask<V> outside = (ξ < zero) | (ξ > times) | (η < zero) | (η > sines);
        V i = V.Floor(LaneMath.Max(LaneMath.Min(ξ, times - one), zero)), j = V.Floor(LaneMath.Max(LaneMath.Min(η, sines - one), zero));
        Int<V> row = Int<V>.Truncate((V.MulAdd(i, sines, j) + V.Broadcast(grids, at + 6)) * V.Of(width));
        return new(row, ξ - i, η - j, outside);
    }

    /// <summary>Lanes that were in an element's waves and are beyond the end of its table now, cut off from waves rather than out of them.</summary>
    /// <param name="fromSine">s before.</param>
    /// <param name="fromTime">t before.</param>
    /// <param name="toSine">s now.</param>
    /// <param name="toTime">t now.</param>
    /// <param name="width">Numbers in a row.</param>
    /// <param name="amplitude">Place of the four coefficients of an amplitude within it.</param>
    [MethodImpl(Whole)]
    public Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime, int width, int amplitude)
        where V : unmanaged, ILanes<V, double>
    {
        Mask<V> left = V.Of(0) > V.Of(0);
        for (int i = 0; i < Count; i++)
        {
            ElementCell<V> from = Cell(i, fromSine, fromTime, width), to = Cell(i, toSine, toTime, width).Nearest;
            Octet<V> before = Row(from, amplitude), after = Row(to, amplitude);
            Mask<V> within = ~from.Outside & (V.Abs(from.Linear(before.E0, before.E1, before.E2, before.E3)) > V.Of(0));
            left |= within & Cut(i, toSine, toTime, to.Linear(after.E0, after.E1, after.E2, after.E3));
        }

        return left;
    }

    /// <summary>Lanes beyond the table's end in time, or beyond one in latitude that is not the equator, if the amplitude at the edge is one to speak of.</summary>
    [MethodImpl(Inline)]
    private Mask<V> Cut<V>(int element, V sine, V time, V amplitude)
        where V : unmanaged, ILanes<V, double>
    {
        long at = (long)element * Stride;
        V ξ = (time - V.Broadcast(grids, at)) * V.Broadcast(grids, at + 1), η = (sine - V.Broadcast(grids, at + 2)) * V.Broadcast(grids, at + 3);
        Mask<V> low = (η < V.Of(0)) & ~(V.Broadcast(grids, at + 7) > V.Of(0));
        return (~(ξ < V.Broadcast(grids, at + 4)) | (η > V.Broadcast(grids, at + 5)) | low) & (V.Abs(amplitude) > V.Broadcast(grids, at + 8));
    }
}
