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
        Place<V>(column, 0, V.Of(0.5) * WholeMath.Log(squared), out Int<V> row, out V x, out Mask<V> slow, out Mask<V> fast);
        Place<V>(column, 3, Angle(across, along), out Int<V> place, out V y, out Mask<V> before, out Mask<V> after);
        int angles = (int)V.Get(column, 5);
        Int<V> node = ((row * Int<V>.Of(angles)) + place) << 2;
        Basis(y, out V y00, out V y10, out V y01, out V y11);
        Slopes(y, out V dy00, out V dy10, out V dy01, out V dy11);
        V zero = V.Of(0), f = zero, fx = zero, fy = zero;
        for (int side = 0; side < 2; side++)
        {
            // Over α: F, F_x and F_y of a speed's row.
            int offset = side * angles * Stride;
            V value = Cubic(table, node, offset, y00, y10, y01, y11), slope = Cubic(table, node, offset + 1, y00, y10, y01, y11);
            V turn = Cubic(table, node, offset, dy00, dy10, dy01, dy11), turnSlope = Cubic(table, node, offset + 1, dy00, dy10, dy01, dy11);
            Hermite(x, side, out V h, out V hSlope, out V dh, out V dhSlope);
            f = V.MulAdd(h, value, V.MulAdd(hSlope, slope, f));
            fx = V.MulAdd(dh, value, V.MulAdd(dhSlope, slope, fx));
            fy = V.MulAdd(h, turn, V.MulAdd(hSlope, turnSlope, fy));
        }

        V density = WholeMath.Exp(f) / squared;
        V radial = V.Select(slow | fast, zero, fx * V.Broadcast(column, 1)) * density;
        V angular = V.Select(before | after, zero, fy * V.Broadcast(column, 4)) * V.Select(fast, zero, density);

        // ∂α/∂v⊥ = v∥/v², ∂α/∂v∥ = −v⊥/v².
        slopeAcross = V.MulAdd(radial, across, angular * along);
        slopeAlong = V.MulAdd(radial, along, -angular * across);
    }

    [MethodImpl(Whole)]
    private static V Angle<V>(V across, V along)
        where V : unmanaged, ILanes<V, double> => LaneMath.PolarAngle(across, along);

    /// <summary>The cell of a coordinate, where in it, and whether the coordinate lies outside of the axis.</summary>
    [MethodImpl(Inline)]
    private static void Place<V>(View<double> column, int axis, V coordinate, out Int<V> cell, out V part, out Mask<V> below, out Mask<V> above)
        where V : unmanaged, ILanes<V, double>
    {
        V place = (coordinate - V.Broadcast(column, axis)) * V.Broadcast(column, axis + 1), last = V.Broadcast(column, axis + 2) - V.Of(1);
        below = place < V.Of(0);
        above = place > last;
        place = LaneMath.Max(LaneMath.Min(place, last), V.Of(0));
        V floor = LaneMath.Min(V.Floor(place), last - V.Of(1));
        cell = Int<V>.Truncate(floor);
        part = place - floor;
    }

    [MethodImpl(Inline)]
    private static V Cubic<V>(View<double> table, Int<V> node, int offset, V value, V slope, V nextValue, V nextSlope)
        where V : unmanaged, ILanes<V, double>
    {
        V here = V.MulAdd(value, V.Gather(table, node, offset), slope * V.Gather(table, node, offset + 2));
        return V.MulAdd(nextValue, V.Gather(table, node, offset + Stride), V.MulAdd(nextSlope, V.Gather(table, node, offset + Stride + 2), here));
    }

    /// <summary>Hermite's cubics of the value and slope at 0 and at 1.</summary>
    [MethodImpl(Inline)]
    private static void Basis<V>(V t, out V value, out V slope, out V nextValue, out V nextSlope)
        where V : unmanaged, ILanes<V, double>
    {
        V t2 = t * t;
        nextValue = t2 * (V.Of(3) - t - t);
        value = V.Of(1) - nextValue;
        slope = t * V.MulAdd(t, t - V.Of(2), V.Of(1));
        nextSlope = t2 * (t - V.Of(1));
    }

    /// <summary>Their derivatives.</summary>
    [MethodImpl(Inline)]
    private static void Slopes<V>(V t, out V value, out V slope, out V nextValue, out V nextSlope)
        where V : unmanaged, ILanes<V, double>
    {
        nextValue = V.Of(6) * t * (V.Of(1) - t);
        value = -nextValue;
        slope = Polynomial.Of(t, 1, -4, 3);
        nextSlope = t * V.MulAdd(V.Of(3), t, V.Of(-2));
    }

    [MethodImpl(Inline)]
    private static void Hermite<V>(V t, int side, out V value, out V slope, out V dValue, out V dSlope)
        where V : unmanaged, ILanes<V, double>
    {
        Basis(t, out V v0, out V s0, out V v1, out V s1);
        Slopes(t, out V dv0, out V ds0, out V dv1, out V ds1);
        value = side == 0 ? v0 : v1;
        slope = side == 0 ? s0 : s1;
        dValue = side == 0 ? dv0 : dv1;
        dSlope = side == 0 ? ds0 : ds1;
    }
}
