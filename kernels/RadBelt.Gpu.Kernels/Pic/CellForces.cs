using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>The polynomials of E and of the waves' B within one cell, scaled for one species: the same cell in every lane, or one a lane.</summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct CellForces<TShape, TGather, V>
    where TShape : struct, IShape
    where TGather : struct, IGather
    where V : unmanaged, ILanes<V, float>
{
    private readonly CellPolynomial<V> ex, ey, ez, by, bz;

    /// <summary>Those of one cell.</summary>
    /// <param name="table">Coefficients; see <see cref="GatherTable{TShape, TGather}"/>.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="cells">Cells.</param>
    /// <param name="electric">Factor of E: q Δt/(2mc).</param>
    /// <param name="magnetic">Factor of B: q Δt/(2m).</param>
    [MethodImpl(Inline)]
    public CellForces(View<float> table, long cell, long cells, V electric, V magnetic)
    {
        int half = HalfDegree, node = TShape.Order;
        long at = cell;
        ex = new(table, at, cells, half, electric);
        at += (half + 1) * cells;
        ey = new(table, at, cells, node, electric);
        at += (node + 1) * cells;
        ez = new(table, at, cells, node, electric);
        at += (node + 1) * cells;
        by = new(table, at, cells, half, magnetic);
        at += (half + 1) * cells;
        bz = new(table, at, cells, half, magnetic);
    }

    /// <summary>Those of a cell a lane.</summary>
    /// <inheritdoc cref="CellForces{TShape, TGather, V}(View{float}, long, long, V, V)"/>
    [MethodImpl(Inline)]
    public CellForces(View<float> table, Int<V> cell, long cells, V electric, V magnetic)
    {
        int half = HalfDegree, node = TShape.Order, stride = (int)cells, at = 0;
        ex = new(table, cell, at, stride, half, electric);
        at += (half + 1) * stride;
        ey = new(table, cell, at, stride, node, electric);
        at += (node + 1) * stride;
        ez = new(table, cell, at, stride, node, electric);
        at += (node + 1) * stride;
        by = new(table, cell, at, stride, half, magnetic);
        at += (half + 1) * stride;
        bz = new(table, cell, at, stride, half, magnetic);
    }

    private static int HalfDegree
    {
        [MethodImpl(Inline)]
        get => TGather.HalfNodeDegree<TShape>();
    }

    /// <summary>Half-step electric impulse at an offset.</summary>
    [MethodImpl(Inline)]
    public V3<V> Impulse(V offset) => new(ex.At(offset, HalfDegree), ey.At(offset, TShape.Order), ez.At(offset, TShape.Order));

    /// <summary>Half-step rotation at an offset, without the static field.</summary>
    [MethodImpl(Inline)]
    public V3<V> Rotation(V offset) => new(V.Of(0), by.At(offset, HalfDegree), bz.At(offset, HalfDegree));
}

/// <summary>A polynomial of degree 0 to 3; the degree is a constant to the compiler, which drops the coefficients beyond it.</summary>
internal readonly struct CellPolynomial<V>
    where V : unmanaged, ILanes<V, float>
{
    private readonly V c0, c1, c2, c3;

    [MethodImpl(Inline)]
    public CellPolynomial(View<float> table, long at, long stride, int degree, V scale)
    {
        c0 = scale * V.Broadcast(table, at);
        c1 = degree > 0 ? scale * V.Broadcast(table, at + stride) : default;
        c2 = degree > 1 ? scale * V.Broadcast(table, at + 2 * stride) : default;
        c3 = degree > 2 ? scale * V.Broadcast(table, at + 3 * stride) : default;
    }

    // A method of its own: five of them would leave lane operations over in a push.
    [MethodImpl(Whole)]
    public CellPolynomial(View<float> table, Int<V> cell, int at, int stride, int degree, V scale)
    {
        c0 = scale * V.Gather(table, cell, at);
        c1 = degree > 0 ? scale * V.Gather(table, cell, at + stride) : default;
        c2 = degree > 1 ? scale * V.Gather(table, cell, at + (2 * stride)) : default;
        c3 = degree > 2 ? scale * V.Gather(table, cell, at + (3 * stride)) : default;
    }

    [MethodImpl(Inline)]
    public V At(V x, int degree) =>
        degree == 0 ? c0
        : degree == 1 ? V.MulAdd(c1, x, c0)
        : degree == 2 ? V.MulAdd(V.MulAdd(c2, x, c1), x, c0)
        : V.MulAdd(V.MulAdd(V.MulAdd(c3, x, c2), x, c1), x, c0);
}
