using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// What kernels read of waves, on the device: numbers that stay, and phases −ω_j t + φ_j at the instants of a launch. Phases are integers of 2⁻⁶⁴
/// turns: instant h is h half steps after the start, and h δ_j wraps exactly, so the error after any time is that of one product f_j Δt/2.
/// </summary>
internal sealed class WaveBuffers<T> : IDisposable
    where T : unmanaged, IFloatingPoint<T>
{
    /// <summary>Phases held for one launch.</summary>
    private const int PhasesPerLaunch = 1 << 16;

    private readonly DeviceBuffer<T> waves, phases;
    private readonly ulong[] start, halfStep;
    private readonly T[] host;

    /// <summary>Waves of angular frequencies ω_j (rad s⁻¹) that start at φ_j (turns), for steps of Δt (s).</summary>
    public WaveBuffers(
        Device device, T[] numbers, IReadOnlyList<double> frequencies, IReadOnlyList<double> phaseTurns, double timeStep, int maximumInstants)
    {
        Count = frequencies.Count;
        Instants = Math.Clamp(PhasesPerLaunch / Math.Max(Count, 1), Math.Min(3, maximumInstants), maximumInstants);
        DeviceBuffer<T>[] buffers = device.AllocateEach<T>(Math.Max(1L, numbers.Length), Math.Max(1L, Count) * Instants);
        (waves, phases) = (buffers[0], buffers[1]);
        host = new T[Count * Instants];
        start = [.. phaseTurns.Select(FixedTurns.Of)];
        halfStep = [.. frequencies.Select(ω => FixedTurns.Of(ω / (2 * Math.PI) * timeStep / 2))];
        waves.CopyFrom(numbers);
    }

    /// <summary>Waves.</summary>
    public int Count { get; }

    /// <summary>Instants one launch can hold.</summary>
    public int Instants { get; }

    /// <summary>The numbers that stay.</summary>
    public View<T> Waves => waves.View;

    /// <summary>A row of phases for each of the half steps <paramref name="first"/>, first + stride, ….</summary>
    public View<T> PhasesAt(long first, int stride, int instants)
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
        return phases.View;
    }

    public void Dispose()
    {
        waves.Dispose();
        phases.Dispose();
    }
}
