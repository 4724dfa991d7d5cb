using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Pic;

/// <summary>Fields and currents of a grid on a device, with ghost nodes at either end.</summary>
internal sealed class FieldStore : IDisposable
{
    private readonly DeviceBuffer<double>[] arrays;

    public FieldStore(Device device, int cells)
    {
        Cells = cells;
        Elements = cells + 2L * GridFields.Ghosts;

        // Room for whole registers beyond the last element.
        arrays = device.AllocateEach<double>(Enumerable.Repeat(Elements + 8, 5).ToArray());
    }

    /// <summary>Cells.</summary>
    public int Cells { get; }

    /// <summary>Elements of an array, ghosts included.</summary>
    public long Elements { get; }

    public DeviceBuffer<double> Ex => arrays[0];

    public DeviceBuffer<double> Ey => arrays[1];

    public DeviceBuffer<double> Ez => arrays[2];

    public DeviceBuffer<double> By => arrays[3];

    public DeviceBuffer<double> Bz => arrays[4];

    /// <summary>All of them.</summary>
    public IReadOnlyList<DeviceBuffer<double>> Arrays => arrays;

    /// <summary>The fields as kernels see them.</summary>
    public GridFields View => new(Ex.View, Ey.View, Ez.View, By.View, Bz.View);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(arrays, a => a.Dispose());
}
