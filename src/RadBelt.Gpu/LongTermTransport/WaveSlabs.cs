using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>
/// Slabs of a wave field on a device, each beginning with the sample the one before ends with: one slab if all samples fit, else two, the second of which is filled while
/// the device works in the first.
/// </summary>
internal sealed class WaveSlabs : IDisposable
{
    private readonly WaveFieldSource source;
    private readonly DeviceBuffer<float>[] buffers;
    private readonly long intervals;
    private readonly int most;
    private long ready;

    /// <summary>Room for slabs; nothing is filled yet.</summary>
    /// <param name="device">Where.</param>
    /// <param name="source">The field.</param>
    /// <param name="intervals">Intervals between samples that are wanted.</param>
    /// <param name="bytes">What slabs may take.</param>
    public WaveSlabs(Device device, WaveFieldSource source, long intervals, long bytes)
    {
        (this.source, this.intervals) = (source, intervals);
        long sample = (long)source.Grid.Nodes * WaveFieldSource.Components * sizeof(float);
        bool all = intervals + 1 <= bytes / sample;
        long samples = all ? intervals + 1 : bytes / 2 / sample;
        if (samples < 2)
        {
            throw new InvalidInputException(
                $"slabs of the wave field: {bytes:N0} bytes do not hold two slabs of two samples of {source.Grid.Nodes:N0} nodes; give {4 * sample:N0} bytes or more.");
        }

        most = (int)Math.Min(samples, int.MaxValue / 2);
        long length = most * (sample / sizeof(float));
        device.RequireMemory("the wave field", (all ? 1 : 2) * length * sizeof(float));
        buffers = device.AllocateEach<float>(all ? [length] : [length, length]);
    }

    /// <summary>Number of the first sample of the slab in use.</summary>
    public long First { get; private set; }

    /// <summary>Number of its last sample.</summary>
    public long Last => LastFrom(First);

    /// <summary>The slab in use.</summary>
    public DeviceBuffer<float> Current => buffers[0];

    /// <summary>Brings in the slab whose last sample is <paramref name="sample"/>, or which holds it further in; the first for 0.</summary>
    public void Begin(long sample)
    {
        First = Math.Max(sample - 1, 0) / (most - 1) * (most - 1);
        ready = Fill(First, buffers[0]);
    }

    /// <summary>Brings the next slab in beside the one in use, if there is one and it is not there yet.</summary>
    public void Prepare()
    {
        if (ready < intervals && ready == Last)
        {
            ready = Fill(Last, buffers[1]);
        }
    }

    /// <summary>Goes on to the next slab.</summary>
    public void Next()
    {
        Prepare();
        First = Last;
        Array.Reverse(buffers);
    }

    public void Dispose() => Array.ForEach(buffers, b => b.Dispose());

    private long LastFrom(long first) => Math.Min(first + most - 1, intervals);

    private long Fill(long first, DeviceBuffer<float> buffer)
    {
        source.Fill(first, (int)(LastFrom(first) - first + 1), buffer);
        return LastFrom(first);
    }
}
