using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>A set of oblique waves on the device, in a kernel's units.</summary>
internal sealed class ObliqueWaveTable<T> : IWaveTable<ObliqueWaveTable<T>>
    where T : unmanaged, IFloatingPoint<T>
{
    private readonly WaveBuffers<T> buffers;

    public ObliqueWaveTable(Device device, ObliqueWaveSet set, Species species, double timeStep, double cellLength, int maximumInstants)
    {
        double rotation = species.Charge * timeStep / (2 * species.Mass), impulse = rotation / PhysicalConstants.SpeedOfLight;
        double turns = cellLength / (2 * Math.PI);
        var table = new T[set.Count * ObliqueWaves<T>.Stride];
        for (int j = 0; j < set.Count; j++)
        {
            PlaneWave wave = set.Waves[j];
            WavePhasor e = wave.ElectricField, b = wave.MagneticField;
            (double kx, double ky, double kz) = wave.WaveVector;

            // Re[a e^{iψ}] = Re a cosψ − Im a sinψ.
            ReadOnlySpan<double> numbers =
            [
                turns * kx, turns * ky, turns * kz,
                impulse * e.X.Real, impulse * e.Y.Real, -impulse * e.Y.Imaginary, impulse * e.Z.Real, -impulse * e.Z.Imaginary,
                -rotation * b.X.Imaginary, rotation * b.Y.Real, -rotation * b.Y.Imaginary, rotation * b.Z.Real, -rotation * b.Z.Imaginary,
            ];
            Span<T> row = table.AsSpan(j * ObliqueWaves<T>.Stride, ObliqueWaves<T>.Stride);
            row[0] = FixedTurns.Bits<T>(FixedTurns.Of(turns * kx));
            for (int i = 0; i < numbers.Length; i++)
            {
                row[1 + i] = T.CreateTruncating(numbers[i]);
            }
        }

        buffers = new(device, table, [.. set.Waves.Select(w => w.Wave.Frequency)], [.. set.Waves.Select(w => w.PhaseTurns)], timeStep, maximumInstants);
    }

    public int Instants => buffers.Instants;

    /// <summary>Half the shortest wavelength along the field, m.</summary>
    public static double CellLengthFor(FieldModel field) => Math.PI / WavesOf(field).Waves.Max(w => Math.Abs(w.Wave.ParallelWaveNumber));

    public static ObliqueWaveTable<T> Of(FieldModel field, Device device, Species species, double timeStep, double cellLength, int maximumInstants) =>
        new(device, WavesOf(field), species, timeStep, cellLength, maximumInstants);

    /// <summary>The field with its phases at half steps <paramref name="first"/>, first + stride, ….</summary>
    public ObliqueWaves<T> At(long first, int stride, int instants) =>
        new(buffers.Waves, buffers.PhasesAt(first, stride, instants), buffers.Count);

    public void Dispose() => buffers.Dispose();

    private static ObliqueWaveSet WavesOf(FieldModel field) => field.ObliqueWaves ?? throw new InvalidOperationException("the field has no oblique waves");
}
