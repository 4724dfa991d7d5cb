using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// A table of ln f on (ln v, α), α the angle between the velocity and +B0, both in equal steps: cubic in each, with values and slopes that agree from cell to cell. Its numbers are
/// the first ln v, one over its step, the number of speeds, the first α, one over its step, the number of angles. Of each node (the angles of a speed together) the table has
/// F = ln f, then F_x, F_y, F_xy, x and y being ln v and α in steps. Below the first speed f has that of the first; above the last there are no electrons; beyond the first and
/// last angle f has that of those.
/// </summary>
public readonly struct HotTable : IHotElectrons
{
    /// <summary>Numbers of a node.</summary>
    public const int Stride = 4;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double SquaredScale<V>(View<double> column, double along, double fieldRatio)
        where V : unmanaged, ILanes<V, double> => along * along + 1e11;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static void Gradient<V>(View<double> column, View<double> table, V across, V along, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>
    {
        V squared = V.MulAdd(across, across, along * along);
        Place(column, 0, V.Of(0.5) * WholeMath.Log(squared), out Int<V> row, out V x, out V inRange, out V notAbove);
        Place(column, 3, Angle(across, along), out Int<V> place, out V y, out V inAngles, out _);
        int angles = (int)V.Get(column, 5);
        Surface(table, angles, ((row * Int<V>.Of(angles)) + place) << 2, x, y, out V f, out V fx, out V fy);
        V density = WholeMath.Exp(f) / squared;
        V radial = fx * density * inRange * V.Broadcast(column, 1), angular = fy * density * inAngles * notAbove * V.Broadcast(column, 4);

        // ∂α/∂v⊥ = v∥/v², ∂α/∂v∥ = −v⊥/v².
        slopeAcross = V.MulAdd(radial, across, angular * along);
        slopeAlong = V.MulAdd(radial, along, -angular * across);
    }

    /// <summary>F and its slopes within a cell.</summary>
    [MethodImpl(Whole)]
    private static void Surface<V>(View<double> table, int angles, Int<V> node, V x, V y, out V f, out V fx, out V fy)
        where V : unmanaged, ILanes<V, double>
    {
        var along = new HermiteBasis<V>(x);
        var around = new HermiteBasis<V>(y);
        Row(table, node, 0, around, out V value, out V turn);
        Row(table, node, 1, around, out V slope, out V turnSlope);
        Row(table, node, angles * Stride, around, out V nextValue, out V nextTurn);
        Row(table, node, angles * Stride + 1, around, out V nextSlope, out V nextTurnSlope);
        f = along.Value(value, slope, nextValue, nextSlope);
        fx = along.Slope(value, slope, nextValue, nextSlope);
        fy = along.Value(turn, turnSlope, nextTurn, nextTurnSlope);
    }

    /// <summary>F or F_x over the angles at one speed, and its slope over them.</summary>
    [MethodImpl(Whole)]
    private static void Row<V>(View<double> table, Int<V> node, int offset, in HermiteBasis<V> around, out V value, out V turn)
        where V : unmanaged, ILanes<V, double>
    {
        V here = V.Gather(table, node, offset), slope = V.Gather(table, node, offset + 2);
        V next = V.Gather(table, node, offset + Stride), nextSlope = V.Gather(table, node, offset + Stride + 2);
        value = around.Value(here, slope, next, nextSlope);
        turn = around.Slope(here, slope, next, nextSlope);
    }

    [MethodImpl(Whole)]
    private static V Angle<V>(V across, V along)
        where V : unmanaged, ILanes<V, double> => LaneMath.PolarAngle(across, along);

    /// <summary>The cell of a coordinate and where in it; one where the coordinate lies on the axis, and where it is not above it, else zero.</summary>
    [MethodImpl(Whole)]
    private static void Place<V>(View<double> column, int axis, V coordinate, out Int<V> cell, out V part, out V within, out V notAbove)
        where V : unmanaged, ILanes<V, double>
    {
        V place = (coordinate - V.Broadcast(column, axis)) * V.Broadcast(column, axis + 1), last = V.Broadcast(column, axis + 2) - V.Of(1);
        notAbove = V.Select(place > last, V.Of(0), V.Of(1));
        within = V.Select(place < V.Of(0), V.Of(0), notAbove);
        place = LaneMath.Max(LaneMath.Min(place, last), V.Of(0));
        V floor = LaneMath.Min(V.Floor(place), last - V.Of(1));
        cell = Int<V>.Truncate(floor);
        part = place - floor;
    }
}
