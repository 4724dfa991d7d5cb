using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>A set of field-aligned waves on the device, in a kernel's units.</summary>
internal sealed class WaveTable<T> : IWaveTable<WaveTable<T>>
    where T : unmanaged, IFloatingPoint<T>
{
    private readonly WaveBuffers<T> buffers;
    private readonly double handedness;

    public WaveTable(Device device, WaveSet? set, Species species, double timeStep, double cellLength, int maximumInstants)
    {
        int count = set?.Count ?? 0;
        handedness = -(set?.Mode.RotationSense ?? 1);
        var table = new T[count * FieldAlignedWaves<T>.Stride];
        for (int j = 0; j < count; j++)
        {
            double turnsPerCell = set!.WaveNumbers[j] * cellLength / (2 * Math.PI);
            double rotation = species.Charge * set.Amplitudes[j] * timeStep / (2 * species.Mass);
            Span<T> row = table.AsSpan(j * FieldAlignedWaves<T>.Stride, FieldAlignedWaves<T>.Stride);
            row[0] = FixedTurns.Bits<T>(FixedTurns.Of(turnsPerCell));
            row[1] = T.CreateTruncating(turnsPerCell * FixedTurns.Scale<T>());
            row[2] = T.CreateTruncating(rotation);
            row[3] = T.CreateTruncating(rotation * set.PhaseVelocities[j] / PhysicalConstants.SpeedOfLight);
        }

        buffers = new(device, table, set is null ? [] : set.Frequencies, set is null ? [] : set.PhaseTurns, timeStep, maximumInstants);
    }

    public int Instants => buffers.Instants;

    /// <summary>The longest cells that keep a wave's phase across half a cell within a quarter turn: half the shortest wavelength (m).</summary>
    public static double CellLengthFor(WaveSet? set) => set is null ? 1000 : Math.PI / set.WaveNumbers.Max(Math.Abs);

    public static double CellLengthFor(FieldModel field) => CellLengthFor(field.Waves);

    public static WaveTable<T> Of(FieldModel field, Device device, Species species, double timeStep, double cellLength, int maximumInstants) =>
        new(device, field.Waves, species, timeStep, cellLength, maximumInstants);

    /// <summary>The field with its phases at half steps <paramref name="first"/>, first + stride, ….</summary>
    public FieldAlignedWaves<T> At(long first, int stride, int instants) =>
        new(buffers.Waves, buffers.PhasesAt(first, stride, instants), buffers.Count, handedness);

    public void Dispose() => buffers.Dispose();
}
