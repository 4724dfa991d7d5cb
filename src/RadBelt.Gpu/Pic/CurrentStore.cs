using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;

namespace RadBelt.Gpu.Pic;

/// <summary>The current: sums of the lists, and on the nodes, filtered if so wished.</summary>
internal sealed class CurrentStore : IDisposable
{
    private readonly Device device;
    private readonly CellRange range;
    private readonly Filter filter;
    private readonly RankHalo? halo;
    private readonly int components;
    private readonly DeviceBuffer<double> sums;
    private readonly DeviceBuffer<double>[] nodes;

    /// <param name="device">Where.</param>
    /// <param name="range">Cells.</param>
    /// <param name="halo">Brings sums from neighbours; null where there are none.</param>
    /// <param name="filter">What it is filtered by.</param>
    /// <param name="components">Sums a list.</param>
    public CurrentStore(Device device, CellRange range, RankHalo? halo, Filter filter, int components)
    {
        (this.device, this.range, this.halo, this.filter, this.components) = (device, range, halo, filter, components);
        sums = device.Allocate<double>(components * range.ListStride);
        nodes = device.AllocateEach<double>(range.Elements + 8, range.Elements + 8, range.Elements + 8);
    }

    /// <summary>Sums of the lists.</summary>
    public View<double> Sums => sums.View;

    /// <summary>J_x, A m⁻².</summary>
    public DeviceBuffer<double> X => nodes[0];

    /// <summary>J_y.</summary>
    public DeviceBuffer<double> Y => nodes[1];

    /// <summary>J_z.</summary>
    public DeviceBuffer<double> Z => nodes[2];

    /// <summary>Adds up the current on the nodes.</summary>
    public void Collect<TShape>()
        where TShape : struct, IShape
    {
        halo?.BringSums(sums, components);
        device.Launch<CollectCurrent<TShape>, double>(
            new(sums.View, range.Cells, range.Parts, range.ListStride, range.IsPeriodic, X.View, Y.View, Z.View), range.Elements);
        foreach (DeviceBuffer<double> component in nodes)
        {
            filter.Apply(component, component);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sums.Dispose();
        Array.ForEach(nodes, n => n.Dispose());
    }
}
