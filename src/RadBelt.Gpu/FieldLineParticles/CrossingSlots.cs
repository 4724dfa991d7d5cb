using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>Where the electrons of a batch note the satellites they pass.</summary>
internal sealed class CrossingSlots : IDisposable
{
    private const int Block = 4096;
    private readonly DeviceBuffer<double>[] buffers;
    private readonly long capacity;
    private readonly int satellites, slots;
    private readonly double[] passed = new double[Block];
    private readonly double[][] columns;

    public CrossingSlots(Device device, DipoleFieldLine line, IReadOnlyList<VirtualSatellite> passedBy, double stopTime, long capacity)
    {
        satellites = passedBy.Count;
        this.capacity = capacity;
        slots = Math.Max(passedBy.Sum(s => Most(line, s, stopTime)), 1);
        long list = capacity * slots;
        buffers = device.AllocateEach<double>(Math.Max(satellites, 1) * CrossingLog.Stride, capacity, list, list, list, list);
        columns = [.. Enumerable.Range(0, 4 * slots).Select(_ => new double[Block])];
        buffers[0].CopyFrom([.. passedBy.SelectMany(s => (double[])[
            s.Hemisphere == Hemisphere.North ? 1 : -1, Math.Sin(line.LatitudeAt(s.Altitude)), DipoleFieldLine.FieldRatio(line.LatitudeAt(s.Altitude))])]);
    }

    /// <summary>The list as kernels see it.</summary>
    public CrossingLog Log =>
        new(buffers[0].View, satellites, buffers[1].View, buffers[2].View, buffers[3].View, buffers[4].View, buffers[5].View, slots);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(passed);
        for (long first = 0; first < capacity; first += Block)
        {
            buffers[1].CopyFrom(passed.AsSpan(0, (int)Math.Min(Block, capacity - first)), first);
        }
    }

    /// <summary>Tells of all crossings, electron by electron, each in the order in which they came.</summary>
    /// <param name="weights">ΔN/ΔΦ_m of the electrons.</param>
    /// <param name="record">Told the number of the satellite, and the crossing.</param>
    public void Read(ReadOnlySpan<InitialElectron> weights, Action<int, SatelliteCrossing> record)
    {
        for (int first = 0; first < weights.Length; first += Block)
        {
            int count = Math.Min(Block, weights.Length - first);
            buffers[1].CopyTo(passed.AsSpan(0, count), first);
            int most = (int)passed.AsSpan(0, count).ToArray().Max();
            if (most > slots)
            {
                throw new InvalidOperationException(
                    $"An electron passed satellites {most} times, more than the {slots} that light could between its mirror points; the rest is not recorded.");
            }

            for (int slot = 0; slot < most; slot++)
            {
                for (int c = 0; c < 4; c++)
                {
                    buffers[2 + c].CopyTo(columns[4 * slot + c].AsSpan(0, count), slot * capacity + first);
                }
            }

            for (int i = 0; i < count; i++)
            {
                for (int slot = 0; slot < (int)passed[i]; slot++)
                {
                    double[] which = columns[4 * slot], time = columns[4 * slot + 1], energy = columns[4 * slot + 2], angle = columns[4 * slot + 3];
                    record((int)which[i], new(time[i], energy[i] * Species.Electron.RestEnergy, angle[i], weights[first + i].Electrons));
                }
            }
        }
    }

    public void Dispose() => Array.ForEach(buffers, b => b.Dispose());

    // Up and down once a bounce: what passes it turns beyond it, and nothing bounces faster there than light. Two bounces are begun and not ended.
    private static int Most(DipoleFieldLine line, VirtualSatellite satellite, double stopTime)
    {
        double pitchAngle = Math.Asin(1 / Math.Sqrt(DipoleFieldLine.FieldRatio(line.LatitudeAt(satellite.Altitude))));
        double fastest = 4 / line.LightPerLength() * new DipoleBounce(pitchAngle).NormalizedPeriod;
        return 2 * ((int)(stopTime / fastest) + 2);
    }
}
