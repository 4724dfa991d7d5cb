using System.Numerics;
using System.Runtime.CompilerServices;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>The fields of oblique waves as the kernel sees them.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ObliqueWaveTableTests<T>
    where T : unmanaged, IFloatingPoint<T>
{
    private const int Places = 100;

    [Test]
    public void FieldsAreThoseOfTheWaveSet([Values] WaveDirections directions)
    {
        const int seed = 17;
        const long halfStep = 123;
        var random = new Random(seed);
        using var device = CpuDevice.Create(threads: 1);
        ObliqueWaveSet set = ObliqueWaveSet.Realise(ObliqueCase.Broad(directions), 26, seed);
        FieldModel field = new UniformField(ObliqueCase.Plasma.FieldStrength).Plus(set);
        double cell = ObliqueWaveTable<T>.CellLengthFor(field), step = 2 * Math.PI / (40 * ObliqueCase.ωce);
        using var table = ObliqueWaveTable<T>.Of(field, device, Species.Electron, step, cell, maximumInstants: 3);

        // Numbers of precision T: cell, offset, y and z, 20 cells or about ten wavelengths across.
        T[][] places = [Drawn(() => random.Next(-10, 10)), Drawn(() => random.NextDouble() - 0.5), Drawn(Across), Drawn(Across)];
        DeviceBuffer<T>[] columns = device.AllocateEach<T>([.. Enumerable.Repeat((long)Places, 10)]);
        for (int c = 0; c < 4; c++)
        {
            columns[c].CopyFrom(places[c]);
        }

        // The last of three instants: rows of the table are told apart as in a run.
        device.Launch<Probe, T>(new([.. columns.Select(c => c.View)], table.At(halfStep - 6, 3, 3), 2), Places);
        double[][] seen = [.. columns[4..].Select(Read)];
        Array.ForEach(columns, c => c.Dispose());

        // Up to 25 turns across the field, rounded three times, beside a phase kept in fixed point: 3 × 25 × 2⁻²⁴ (2⁻⁵³) turns.
        double phase = 2 * Math.PI * 75 * (typeof(T) == typeof(float) ? 6e-8 : 1.2e-16);
        double rotation = Species.Electron.Charge * step / (2 * Species.Electron.Mass), impulse = rotation / PhysicalConstants.SpeedOfLight;
        double b = phase * set.Waves.Sum(w => w.Amplitude), e = phase * set.Waves.Sum(w => Math.Sqrt(w.ElectricField.SquaredNorm));
        TestContext.Out.WriteLine($"seed {seed}");
        for (int i = 0; i < Places; i++)
        {
            WaveFields at = set.FieldAt(cell * (At(0, i) + At(1, i)), cell * At(2, i), cell * At(3, i), halfStep * step / 2);
            double[] expected = [at.Ex, at.Ey, at.Ez, at.Bx, at.By, at.Bz];
            for (int c = 0; c < 6; c++)
            {
                Assert.That(seen[c][i] / (c < 3 ? impulse : rotation), Is.EqualTo(expected[c]).Within(c < 3 ? e : b), $"component {c}");
            }
        }

        T[] Drawn(Func<double> number) => [.. Enumerable.Range(0, Places).Select(_ => T.CreateTruncating(number()))];
        double Across() => 40 * random.NextDouble() - 20;
        double At(int column, int i) => double.CreateChecked(places[column][i]);
    }

    private static double[] Read(DeviceBuffer<T> buffer)
    {
        var host = new T[buffer.Length];
        buffer.CopyTo(host);
        return [.. host.Select(double.CreateChecked)];
    }

    private readonly struct Probe(View<T>[] columns, ObliqueWaves<T> field, int instant) : IKernel<T>
    {
        private readonly View<T> cell = columns[0], offset = columns[1], y = columns[2], z = columns[3];
        private readonly View<T> ex = columns[4], ey = columns[5], ez = columns[6], bx = columns[7], by = columns[8], bz = columns[9];
        private readonly ObliqueWaves<T> field = field;
        private readonly int instant = instant;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            Position<V> x = new(V.Load(cell, index), V.Load(offset, index));
            field.At(x, V.Load(y, index), V.Load(z, index), instant, out V3<V> impulse, out V3<V> rotation);
            V.Store(ex, index, impulse.X);
            V.Store(ey, index, impulse.Y);
            V.Store(ez, index, impulse.Z);
            V.Store(bx, index, rotation.X);
            V.Store(by, index, rotation.Y);
            V.Store(bz, index, rotation.Z);
        }
    }
}
