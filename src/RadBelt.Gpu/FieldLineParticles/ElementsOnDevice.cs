using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.FieldLines;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>The chorus elements of a run: their tables on the device, and where waves are alive in a window of time.</summary>
internal sealed class ElementsOnDevice : IDisposable
{
    private readonly ElementTable[] tables;
    private readonly DeviceBuffer<double> grids, rows, ranges;
    private readonly double[] hostRanges;

    public ElementsOnDevice(Device device, IReadOnlyList<ChorusElement> elements)
    {
        tables = [.. elements.Select(element => new ElementTable(element))];
        AreFieldAligned = tables.All(table => table.IsFieldAligned);
        int width = AreFieldAligned ? FieldAlignedElementWaves.Width : ObliqueElementWaves.Width;
        long cells = tables.Sum(table => (long)table.Times * table.Sines);
        hostRanges = new double[2 * tables.Length];
        DeviceBuffer<double>[] buffers = device.AllocateEach<double>(tables.Length * ElementTables.Stride, cells * width, hostRanges.Length);
        (grids, rows, ranges) = (buffers[0], buffers[1], buffers[2]);
        long row = 0;
        for (int e = 0; e < tables.Length; e++)
        {
            grids.CopyFrom(tables[e].Describe(row), e * ElementTables.Stride);
            var line = new double[tables[e].Sines * width];
            for (int i = 0; i < tables[e].Times; i++, row += tables[e].Sines)
            {
                tables[e].Write(i, width, line);
                rows.CopyFrom(line, row * width);
            }
        }
    }

    public int Count => tables.Length;

    /// <summary>Whether all waves run along the field.</summary>
    public bool AreFieldAligned { get; }

    /// <summary>When the last waves are over, s.</summary>
    public double End => tables.Length == 0 ? 0 : tables.Max(table => table.End);

    /// <summary>ω + c|k| at its greatest, rad s⁻¹.</summary>
    public double Rate => tables.Length == 0 ? 0 : tables.Max(table => table.Rate);

    /// <summary>Lowest and highest sinλ of each element's waves, as of <see cref="Look"/>.</summary>
    public DeviceBuffer<double> Ranges => ranges;

    /// <summary>The tables as kernels see them.</summary>
    public ElementTables Tables => new(grids.View, rows.View, tables.Length);

    /// <summary>Finds what is alive in a window of time; whether anything is.</summary>
    public bool Look(double from, double to)
    {
        bool any = false;
        for (int e = 0; e < tables.Length; e++)
        {
            (double low, double high) = tables[e].Between(from, to);
            (hostRanges[2 * e], hostRanges[2 * e + 1]) = (low, high);
            any |= low <= high;
        }

        ranges.CopyFrom(hostRanges);
        return any;
    }

    public void Dispose()
    {
        grids.Dispose();
        rows.Dispose();
        ranges.Dispose();
    }
}
