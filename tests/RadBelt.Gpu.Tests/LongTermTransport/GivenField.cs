using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>A wave field sampled from a formula, in memory.</summary>
/// <param name="grid">Nodes and samples.</param>
/// <param name="at">E_x, E_y (V/m), B_x, B_y (T) at z (m) and t (s).</param>
internal sealed class GivenField(WaveFieldGrid grid, Func<double, double, (double Ex, double Ey, double Bx, double By)> at) : WaveFieldSource
{
    public override WaveFieldGrid Grid => grid;

    public override string Name => "a formula";

    /// <summary>Most samples that were asked for at once.</summary>
    public int LongestSlab { get; private set; }

    public override void Fill(long first, int count, DeviceBuffer<float> slab)
    {
        var host = new float[(long)count * grid.Nodes * Components];
        Fill(first, count, host.AsSpan());
        slab.CopyFrom(host);
        LongestSlab = Math.Max(LongestSlab, count);
    }

    public override void Fill(long first, int count, Span<float> slab)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, grid.Samples);
        int i = 0;
        for (long sample = first; sample < first + count; sample++)
        {
            for (int node = 0; node < grid.Nodes; node++)
            {
                (double ex, double ey, double bx, double by) = at(grid.FirstNode + (node * grid.Spacing), grid.StartTime + (sample * grid.Interval));
                (slab[i], slab[i + 1], slab[i + 2], slab[i + 3]) = ((float)ex, (float)ey, (float)bx, (float)by);
                i += Components;
            }
        }
    }

    public override void Dispose()
    {
    }
}
