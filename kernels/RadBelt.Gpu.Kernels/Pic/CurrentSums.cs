using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Current of one cell's particles, lane by lane: parts of charge that passed each half node, and velocity × weight on each node. The first
/// node and half node are one before the first that a particle of the cell touches, for those that leave.
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
public struct CurrentSums<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Parts of charge passed in +x.</summary>
    internal Int<V> X0, X1, X2, X3, X4;

    /// <summary>v_y × weight.</summary>
    internal V Y0, Y1, Y2, Y3, Y4, Y5;

    /// <summary>v_z × weight.</summary>
    internal V Z0, Z1, Z2, Z3, Z4, Z5;

    /// <summary>Adds the sums over lanes to those of a cell in memory.</summary>
    /// <param name="partials">Sums in memory: x at order + 2 half nodes, then y and z at order + 3 nodes, each an array over cells.</param>
    /// <param name="index">The cell.</param>
    /// <param name="stride">Cells.</param>
    /// <param name="order">Order of the shape.</param>
    /// <param name="x">Current for one part of charge passed, A m⁻².</param>
    /// <param name="transverse">Current for velocity × weight = 1, A m⁻².</param>
    [MethodImpl(Whole)]
    internal readonly void AddTo(View<double> partials, long index, long stride, int order, double x, double transverse)
    {
        Add(partials, ref index, stride, V.IntSum(X0.Bits) * x);
        Add(partials, ref index, stride, V.IntSum(X1.Bits) * x);
        Add(partials, ref index, stride, V.IntSum(X2.Bits) * x);
        if (order > 1)
        {
            Add(partials, ref index, stride, V.IntSum(X3.Bits) * x);
        }

        if (order > 2)
        {
            Add(partials, ref index, stride, V.IntSum(X4.Bits) * x);
        }

        AddNodes(partials, ref index, stride, order, transverse, Y0, Y1, Y2, Y3, Y4, Y5);
        AddNodes(partials, ref index, stride, order, transverse, Z0, Z1, Z2, Z3, Z4, Z5);
    }

    [MethodImpl(Inline)]
    private static void AddNodes(View<double> partials, ref long index, long stride, int order, double scale, V a, V b, V c, V d, V e, V f)
    {
        Add(partials, ref index, stride, V.Sum(a) * scale);
        Add(partials, ref index, stride, V.Sum(b) * scale);
        Add(partials, ref index, stride, V.Sum(c) * scale);
        Add(partials, ref index, stride, V.Sum(d) * scale);
        if (order > 1)
        {
            Add(partials, ref index, stride, V.Sum(e) * scale);
        }

        if (order > 2)
        {
            Add(partials, ref index, stride, V.Sum(f) * scale);
        }
    }

    [MethodImpl(Inline)]
    private static void Add(View<double> partials, ref long index, long stride, double value)
    {
        V.Set(partials, index, V.Get(partials, index) + value);
        index += stride;
    }
}
