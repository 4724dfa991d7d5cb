using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// A wave set on the device, in a kernel's units, and its phases at the instants of a launch. Time phases are integers of 2⁻⁶⁴ turns:
/// instant h is h half steps after the start, and h δ_j wraps exactly, so the error after any time is that of one product f_j Δt/2.
/// </summary>
internal sealed class WaveTable<T> : IDisposable
    where T : unmanaged, IFloatingPoint<T>
{
    /// <summary>Phases held for one launch.</summary>
    private const int PhasesPerLaunch = 1 << 16;

    private readonly DeviceBuffer<T> waves, phases;
    private readonly ulong[] start, halfStep;
    private readonly T[] host;
    private readonly double handedness;

    public WaveTable(Device device, WaveSet? set, Species species, double timeStep, double cellLength, int maximumInstants)
    {
        Count = set?.Count ?? 0;
        Instants = Math.Clamp(PhasesPerLaunch / Math.Max(Count, 1), Math.Min(3, maximumInstants), maximumInstants);
        long rows = Math.Max(1, Count);
        DeviceBuffer<T>[] buffers = device.AllocateEach<T>(rows * FieldAlignedWaves<T>.Stride, rows * Instants);
        (waves, phases) = (buffers[0], buffers[1]);
        host = new T[Count * Instants];
        start = new ulong[Count];
        halfStep = new ulong[Count];
        handedness = -(set?.Mode.RotationSense ?? 1);
        var table = new T[Count * FieldAlignedWaves<T>.Stride];
        for (int j = 0; j < Count; j++)
        {
            double k = set!.WaveNumbers[j], frequency = set.Frequencies[j] / (2 * Math.PI);
            double turnsPerCell = k * cellLength / (2 * Math.PI);
            double rotation = species.Charge * set.Amplitudes[j] * timeStep / (2 * species.Mass);
            Span<T> row = table.AsSpan(j * FieldAlignedWaves<T>.Stride, FieldAlignedWaves<T>.Stride);
            row[0] = FixedTurns.Bits<T>(FixedTurns.Of(turnsPerCell));
            row[1] = T.CreateTruncating(turnsPerCell * FixedTurns.Scale<T>());
            row[2] = T.CreateTruncating(rotation);
            row[3] = T.CreateTruncating(rotation * set.PhaseVelocities[j] / PhysicalConstants.SpeedOfLight);
            start[j] = FixedTurns.Of(set.PhaseTurns[j]);
            halfStep[j] = FixedTurns.Of(frequency * timeStep / 2);
        }

        waves.CopyFrom(table);
    }

    /// <summary>Waves.</summary>
    public int Count { get; }

    /// <summary>Instants one launch can hold.</summary>
    public int Instants { get; }

    /// <summary>The longest cells that keep a wave's phase across half a cell within a quarter turn: half the shortest wavelength (m).</summary>
    public static double CellLengthFor(WaveSet? set) => set is null ? 1000 : Math.PI / set.WaveNumbers.Max(Math.Abs);

    /// <summary>The field with its phases at half steps <paramref name="first"/>, first + stride, ….</summary>
    public FieldAlignedWaves<T> At(long first, int stride, int instants)
    {
        for (int n = 0, at = 0; n < instants; n++)
        {
            ulong h = (ulong)(first + (long)n * stride);
            for (int j = 0; j < start.Length; j++)
            {
                host[at++] = FixedTurns.Bits<T>(unchecked(start[j] - h * halfStep[j]));
            }
        }

        phases.CopyFrom(host.AsSpan(0, instants * Count));
        return new(waves.View, phases.View, Count, handedness);
    }

    public void Dispose()
    {
        waves.Dispose();
        phases.Dispose();
    }
}
