using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>The current on every node, ghosts included, from the sums of the cells about it, added in one fixed order.</summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <param name="currents">Sums of the lists; see <see cref="CurrentSums{V}"/>.</param>
/// <param name="cells">Cells.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="stride">Places from one array of sums to the next.</param>
/// <param name="periodic">Whether the first cell follows the last one.</param>
/// <param name="jx">Takes J_x on half nodes, A m⁻².</param>
/// <param name="jy">Takes J_y.</param>
/// <param name="jz">Takes J_z.</param>
public readonly struct CollectCurrent<TShape>(
    View<double> currents, long cells, int parts, long stride, bool periodic, View<double> jx, View<double> jy, View<double> jz) : IKernel<double>
    where TShape : struct, IShape
{
    private readonly NodeSums sums = new(currents, cells, parts, stride, periodic);
    private readonly View<double> jx = jx, jy = jy, jz = jz;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V.Store(jx, index, sums.Collect<V>(index, 0, TShape.Order + 2, TShape.FirstNode - 1));
        V.Store(jy, index, sums.Collect<V>(index, TShape.Order + 2, TShape.Order + 3, TShape.FirstNode - 1));
        V.Store(jz, index, sums.Collect<V>(index, (2 * TShape.Order) + 5, TShape.Order + 3, TShape.FirstNode - 1));
    }
}

/// <summary>Sums that lists of particles keep for the nodes about their cells, and how a node collects its own.</summary>
internal readonly struct NodeSums(View<double> sums, long cells, int parts, long stride, bool periodic)
{
    private readonly View<double> sums = sums;
    private readonly long cells = cells, stride = stride;
    private readonly int parts = parts, periodic = periodic ? 1 : 0;

    /// <summary>The totals on nodes <paramref name="index"/> − ghosts ….</summary>
    /// <param name="index">Element of the array over nodes with ghosts.</param>
    /// <param name="component">First of the sums' arrays.</param>
    /// <param name="count">Arrays, for nodes one after another.</param>
    /// <param name="firstNode">Node of the first array, less the cell's number.</param>
    [MethodImpl(Inline)]
    public V Collect<V>(long index, int component, int count, int firstNode)
        where V : unmanaged, ILanes<V, double>
    {
        V total = V.Of(0), number = V.Numbers, last = V.Of(cells - 1);
        for (int k = 0; k < count; k++)
        {
            V cell = V.Of(index - GridFields.Ghosts - firstNode - k) + number;
            Mask<V> below = cell < V.Of(0), above = cell > last;
            if (periodic != 0)
            {
                cell = cell + V.And(below.Bits, V.Of(cells)) - V.And(above.Bits, V.Of(cells));
            }

            Mask<V> none = (cell < V.Of(0)) | (cell > last);
            Int<V> list = Int<V>.Truncate(V.Select(none, V.Of(0), cell)) * Int<V>.Of(parts);
            View<double> array = sums;
            Int<V> place = list + Int<V>.Of((component + k) * stride);
            V sum = V.Gather(array, place, 0);
            for (int part = 1; part < parts; part++)
            {
                sum += V.Gather(array, place, part);
            }

            total += V.Select(none, V.Of(0), sum);
        }

        return total;
    }
}
