using System.Numerics;
using System.Runtime.CompilerServices;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>Reads the wave fields that movers see at given places and instants, in SI units.</summary>
internal static class WaveFieldProbe
{
    /// <summary>Fields at one half step, at positions (cell, offset) that must be numbers of precision <typeparamref name="T"/>.</summary>
    public static TransverseField[] Fields<T>(
        Device device, WaveSet waves, double timeStep, long halfStep, (double Cell, double Offset)[] positions)
        where T : unmanaged, IFloatingPoint<T>
    {
        Species electron = Species.Electron;
        using WaveTable<T> table = new(device, waves, electron, timeStep, WaveTable<T>.CellLengthFor(waves), maximumInstants: 3);
        DeviceBuffer<T>[] columns = [.. Enumerable.Range(0, 6).Select(_ => device.Allocate<T>(positions.Length))];
        columns[0].CopyFrom([.. positions.Select(p => T.CreateTruncating(p.Cell))]);
        columns[1].CopyFrom([.. positions.Select(p => T.CreateTruncating(p.Offset))]);
        View<T>[] views = [.. columns.Select(c => c.View)];
        ParticleViews<T> particles = new(views[0], views[1], views[2], views[2], views[2]);

        // The last of three instants: rows of the table are told apart as in a run.
        device.Launch<Probe<T>, T>(
            new(particles, table.At(halfStep - 6, 3, 3), 2, (views[2], views[3], views[4], views[5])), positions.Length);
        double rotation = electron.Charge * timeStep / (2 * electron.Mass);
        double impulse = rotation / PhysicalConstants.SpeedOfLight;
        double[][] fields = [.. columns[2..].Select(Download)];
        Array.ForEach(columns, c => c.Dispose());
        return [.. positions.Select((_, i) => new TransverseField(
            By: fields[2][i] / rotation, Bz: fields[3][i] / rotation, Ey: fields[0][i] / impulse, Ez: fields[1][i] / impulse))];

        double[] Download(DeviceBuffer<T> buffer)
        {
            var host = new T[buffer.Length];
            buffer.CopyTo(host);
            return [.. host.Select(double.CreateChecked)];
        }
    }

    private readonly struct Probe<T>(
        ParticleViews<T> particles, FieldAlignedWaves<T> field, int instant, (View<T> Ey, View<T> Ez, View<T> By, View<T> Bz) fields)
        : IKernel<T>
        where T : unmanaged
    {
        private readonly ParticleViews<T> particles = particles;
        private readonly FieldAlignedWaves<T> field = field;
        private readonly int instant = instant;
        private readonly View<T> ey = fields.Ey, ez = fields.Ez, by = fields.By, bz = fields.Bz;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            field.At(particles.Position<V>(index), instant, out V3<V> impulse, out V3<V> rotation);
            V.Store(ey, index, impulse.Y);
            V.Store(ez, index, impulse.Z);
            V.Store(by, index, rotation.Y);
            V.Store(bz, index, rotation.Z);
        }
    }
}
