using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// The fields of every cell as polynomials of the offset d ∈ [−½, ½): a B-spline is one polynomial between its knots, and cells lie between
/// knots. Coefficients are arrays over cells, one after another: E_x, E_y, E_z, B_y, B_z, each from the constant up.
/// </summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <param name="fields">The fields.</param>
/// <param name="table">Takes the coefficients.</param>
/// <param name="cells">Cells that the table has room for.</param>
public readonly struct GatherTable<TShape, TGather>(GridFields fields, View<float> table, long cells) : IKernel<double>
    where TShape : struct, IShape
    where TGather : struct, IGather
{
    private readonly GridFields fields = fields;
    private readonly View<float> table = table;
    private readonly long cells = cells;

    /// <summary>Coefficients a cell.</summary>
    public static int Coefficients => (3 * (TGather.HalfNodeDegree<TShape>() + 1)) + (2 * (TShape.Order + 1));

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long at = index;
        OnHalfNodes<V>(fields.Ex, index, ref at);
        OnNodes<V>(fields.Ey, index, ref at);
        OnNodes<V>(fields.Ez, index, ref at);
        OnHalfNodes<V>(fields.By, index, ref at);
        OnHalfNodes<V>(fields.Bz, index, ref at);
    }

    // Two methods of their own: five times inlined they would leave lane operations over.
    [MethodImpl(Whole)]
    private void OnNodes<V>(View<double> field, long cell, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        long i = cell + GridFields.Ghosts + TShape.FirstNode;
        V a = V.Load(field, i), b = V.Load(field, i + 1);
        if (TShape.Order == 1)
        {
            Line(a, b, ref at);
        }
        else if (TShape.Order == 2)
        {
            Parabola(a, b, V.Load(field, i + 2), ref at);
        }
        else
        {
            Cube(a, b, V.Load(field, i + 2), V.Load(field, i + 3), ref at);
        }
    }

    [MethodImpl(Whole)]
    private void OnHalfNodes<V>(View<double> field, long cell, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        long i = cell + GridFields.Ghosts + TShape.FirstNode;
        V below = V.Load(field, i - 1), a = V.Load(field, i), b = V.Load(field, i + 1), half = V.Of(0.5);
        if (TGather.HalfNodeDegree<TShape>() < TShape.Order)
        {
            // The spline of one order less; its first half node is above the shape's first node.
            if (TShape.Order == 1)
            {
                Put(a, ref at);
            }
            else if (TShape.Order == 2)
            {
                Line(a, b, ref at);
            }
            else
            {
                Parabola(a, b, V.Load(field, i + 2), ref at);
            }
        }
        else if (TShape.Order == 1)
        {
            Line(half * (below + a), half * (a + b), ref at);
        }
        else if (TShape.Order == 2)
        {
            Parabola(half * (below + a), half * (a + b), half * (b + V.Load(field, i + 2)), ref at);
        }
        else
        {
            V c = V.Load(field, i + 2), d = V.Load(field, i + 3);
            Cube(half * (below + a), half * (a + b), half * (b + c), half * (c + d), ref at);
        }
    }

    // ½ − d, ½ + d.
    [MethodImpl(Inline)]
    private void Line<V>(V a, V b, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        Put(V.Of(0.5) * (a + b), ref at);
        Put(b - a, ref at);
    }

    // ½(½ − d)², ¾ − d², ½(½ + d)².
    [MethodImpl(Inline)]
    private void Parabola<V>(V a, V b, V c, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        V outer = a + c;
        Put(V.MulAdd(V.Of(0.125), outer, V.Of(0.75) * b), ref at);
        Put(V.Of(0.5) * (c - a), ref at);
        Put(V.MulAdd(V.Of(0.5), outer, -b), ref at);
    }

    // The weights of Cubic with s = ½ + d, sorted by powers of d.
    [MethodImpl(Whole)]
    private void Cube<V>(V a, V b, V c, V d, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        V outer = a + d, inner = b + c, wide = d - a, near = c - b;
        Put(V.MulAdd(V.Of(1.0 / 48), outer, V.Of(23.0 / 48) * inner), ref at);
        Put(V.MulAdd(V.Of(0.125), wide, V.Of(0.625) * near), ref at);
        Put(V.Of(0.25) * (outer - inner), ref at);
        Put(V.MulAdd(V.Of(1.0 / 6), wide, V.Of(-0.5) * near), ref at);
    }

    [MethodImpl(Inline)]
    private void Put<V>(V value, ref long at)
        where V : unmanaged, ILanes<V, double>
    {
        V.StoreSingle(table, at, value);
        at += cells;
    }
}
