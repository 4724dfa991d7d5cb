using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Binomial passes over an array on nodes and a pass that flattens the response at long waves (Birdsall &amp; Langdon 1985, app. C). The same for the current
/// and for the electric field that particles feel: the work of one on the other is then still what particles gain.
/// </summary>
internal sealed class Filter : IDisposable
{
    private readonly Device device;
    private readonly CellRange range;
    private readonly int passes;
    private readonly bool compensate;
    private readonly DeviceBuffer<double>[] scratch;

    public Filter(Device device, PicSetup setup, CellRange range)
    {
        (this.device, this.range, passes, compensate) = (device, range, setup.FilterPasses, setup.CompensateFilter);
        scratch = passes == 0 ? [] : device.AllocateEach<double>(range.Elements + 8, range.Elements + 8);
    }

    /// <summary>Whether it does anything.</summary>
    public bool IsActive => passes > 0;

    /// <summary>Filters an array; ghosts of the source must be right, those of the result are. Source and result may be the same.</summary>
    public void Apply(DeviceBuffer<double> from, DeviceBuffer<double> to)
    {
        if (!IsActive)
        {
            return;
        }

        DeviceBuffer<double> source = from;
        for (int pass = 0; pass < passes; pass++)
        {
            Pass(source, scratch[pass % 2], 0.25);
            source = scratch[pass % 2];
        }

        Pass(source, to, compensate ? -passes / 4.0 : 0);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(scratch, s => s.Dispose());

    private void Pass(DeviceBuffer<double> source, DeviceBuffer<double> target, double side)
    {
        device.Launch<Binomial, double>(new(source.View, target.View, range.FirstUpdated, side), range.Updated);
        range.FillGhosts(device, target);
    }
}
