using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Particles in one precision. The host touches them in blocks, so that its own memory stays small.</summary>
internal sealed class ParticleStore<T> : Particles
    where T : unmanaged, IFloatingPoint<T>
{
    private const int Block = 1 << 16;
    internal static readonly string[] Columns = ["cell", "offset", "u0", "u1", "u2", "y", "z"];
    private readonly DeviceBuffer<T>[] state;
    private readonly DeviceBuffer<T> pitchAngle, energy;
    private readonly T[] host = new T[Block];
    private DeviceBuffer<T>[] across = [];
    private MomentumForm form = MomentumForm.Cartesian;

    public ParticleStore(Device device, Species species, Precision precision, IReadOnlyList<ParticleEnsemble> ensembles, ItemRange? part = null)
        : base(device, species, precision, ensembles, part)
    {
        device.RequireMemory(InvariantText.Of($"{Count:N0} particles"), Count * 7 * Unsafe.SizeOf<T>());
        DeviceBuffer<T>[] buffers = device.AllocateEach<T>([.. Enumerable.Repeat(Count, 7)]);
        (state, pitchAngle, energy) = (buffers[..5], buffers[5], buffers[6]);
    }

    public ParticleViews<T> Views => new(state[0].View, state[1].View, state[2].View, state[3].View, state[4].View);

    /// <summary>Cells, offsets, momentum columns.</summary>
    public ReadOnlySpan<DeviceBuffer<T>> State => state;

    /// <summary>Positions y and z, cells, once <see cref="HoldAcross"/> has been called.</summary>
    public (View<T> Y, View<T> Z) Across => (across[0].View, across[1].View);

    public override ParticleState[] Read(long first, int count)
    {
        double[][] columns = [.. state.Concat(across).Select(b => Download(b, first, count))];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            // Looking at particles never changes them: guiding states are turned into momenta here, not on the device.
            (double ux, double uy, double uz) = form == MomentumForm.Cartesian
                ? (columns[2][i], columns[3][i], columns[4][i])
                : Momentum(columns[2][i], columns[3][i], columns[4][i]);
            var read = new ParticleState((columns[0][i] + columns[1][i]) * CellLength, ux, uy, uz);
            return across.Length == 0 ? read : read with { Y = columns[5][i] * CellLength, Z = columns[6][i] * CellLength };
        })];
    }

    public override void UpdatePitchAngleAndEnergy()
    {
        if (form == MomentumForm.Guiding)
        {
            Device.Launch<GuidingPitchAngleEnergy<T>, T>(new(Views, pitchAngle.View, energy.View), Count);
        }
        else
        {
            Device.Launch<PitchAngleEnergy<T>, T>(new(Views, pitchAngle.View, energy.View), Count);
        }
    }

    public override void ReadPitchAngleAndEnergy(long first, Span<double> alpha, Span<double> kinetic)
    {
        Download(pitchAngle, first, alpha, 1);
        Download(energy, first, kinetic, Species.RestEnergy);
    }

    /// <summary>Sets a column of the state from particle <paramref name="first"/> on: cell, offset, or a component of p/(mc); 2¹⁶ values at most.</summary>
    public void Write(int column, long first, ReadOnlySpan<double> values) => Upload(state[column], first, values);

    /// <summary>Writes the columns as they are, in the form they have.</summary>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write<byte>("form", [(byte)form]);
        writer.Write<double>("cell_length", [CellLength]);
        foreach ((string name, DeviceBuffer<T> column) in Columns.Zip(state.Concat(across)))
        {
            writer.Write<T>(name, Count, (start, values) => column.CopyTo(values, start));
        }
    }

    /// <summary>Takes the columns back.</summary>
    /// <exception cref="InvalidInputException">They are not of as many particles.</exception>
    public void Restore(ICheckpointReader reader)
    {
        form = (MomentumForm)reader.Read<byte>("form")[0];
        CellLength = reader.Read<double>("cell_length")[0];
        foreach ((string name, DeviceBuffer<T> column) in Columns.Zip(state.Concat(across)))
        {
            long saved = reader.Length(name);
            if (saved != Count)
            {
                throw new InvalidInputException($"checkpoint: it holds {saved} particles, this run has {Count}; give it the same ensembles");
            }

            reader.Read<T>(name, (start, values) => column.CopyFrom(values, start));
        }
    }

    public override void Dispose()
    {
        Array.ForEach(state, b => b.Dispose());
        Array.ForEach(across, b => b.Dispose());
        pitchAngle.Dispose();
        energy.Dispose();
    }

    internal override void Hold(MomentumForm wanted)
    {
        if (form == wanted)
        {
            return;
        }

        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => new double[Block])];
        for (long first = 0; first < Count; first += Block)
        {
            int count = (int)Math.Min(Block, Count - first);
            for (int c = 0; c < 3; c++)
            {
                Download(state[2 + c], first, columns[c].AsSpan(0, count), 1);
            }

            for (int i = 0; i < count; i++)
            {
                (double a, double b, double c) = (columns[0][i], columns[1][i], columns[2][i]);
                (columns[0][i], columns[1][i], columns[2][i]) = wanted == MomentumForm.Guiding ? GuidingState(a, b, c) : Momentum(a, b, c);
            }

            for (int c = 0; c < 3; c++)
            {
                Upload(state[2 + c], first, columns[c].AsSpan(0, count));
            }
        }

        form = wanted;
    }

    /// <summary>Keeps positions y and z from now on; all particles start at zero.</summary>
    public void HoldAcross()
    {
        if (across.Length == 0)
        {
            across = Device.AllocateEach<T>(Count, Count);
        }
    }

    internal override void Recell(double length)
    {
        if (length == CellLength)
        {
            return;
        }

        double ratio = CellLength / length;
        var (cells, offsets) = (new double[Block], new double[Block]);
        for (long first = 0; first < Count; first += Block)
        {
            int count = (int)Math.Min(Block, Count - first);
            Download(state[0], first, cells.AsSpan(0, count), 1);
            Download(state[1], first, offsets.AsSpan(0, count), 1);
            for (int i = 0; i < count; i++)
            {
                (cells[i], offsets[i]) = Split((cells[i] + offsets[i]) * ratio);
            }

            Upload(state[0], first, cells.AsSpan(0, count));
            Upload(state[1], first, offsets.AsSpan(0, count));
            foreach (DeviceBuffer<T> column in across)
            {
                Download(column, first, cells.AsSpan(0, count), ratio);
                Upload(column, first, cells.AsSpan(0, count));
            }
        }

        CellLength = length;
    }

    private protected override void Fill(long first, long count, Func<long, ParticleState> at)
    {
        double[][] columns = [.. state.Select(_ => new double[Block])];
        for (long start = first; start < first + count; start += Block)
        {
            int n = (int)Math.Min(Block, first + count - start);
            for (int i = 0; i < n; i++)
            {
                ParticleState p = at(start + i);
                (columns[0][i], columns[1][i]) = Split(p.X / CellLength);
                (columns[2][i], columns[3][i], columns[4][i]) = (p.Ux, p.Uy, p.Uz);
            }

            for (int c = 0; c < columns.Length; c++)
            {
                Upload(state[c], start, columns[c].AsSpan(0, n));
            }
        }
    }

    private static (double Energy, double PitchAngle, double Gyrophase) GuidingState(double ux, double uy, double uz)
    {
        double perpendicular2 = uy * uy + uz * uz, u2 = ux * ux + perpendicular2;
        return (u2 / (1 + Math.Sqrt(1 + u2)), Math.Atan2(Math.Sqrt(perpendicular2), ux), Math.Atan2(uz, uy));
    }

    private static (double Ux, double Uy, double Uz) Momentum(double energy, double pitchAngle, double gyrophase)
    {
        double u = Math.Sqrt(energy * (2 + energy));
        (double sinA, double cosA) = Math.SinCos(pitchAngle);
        (double sinP, double cosP) = Math.SinCos(gyrophase);
        return (u * cosA, u * sinA * cosP, u * sinA * sinP);
    }

    private static (double Cell, double Offset) Split(double x)
    {
        double cell = Math.Floor(x + 0.5);
        return (cell, x - cell);
    }

    private void Upload(DeviceBuffer<T> buffer, long first, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            host[i] = T.CreateTruncating(values[i]);
        }

        buffer.CopyFrom(host.AsSpan(0, values.Length), first);
    }

    private double[] Download(DeviceBuffer<T> buffer, long first, int count)
    {
        var values = new double[count];
        Download(buffer, first, values, 1);
        return values;
    }

    private void Download(DeviceBuffer<T> buffer, long first, Span<double> values, double factor)
    {
        for (int start = 0; start < values.Length; start += Block)
        {
            int count = Math.Min(Block, values.Length - start);
            buffer.CopyTo(host.AsSpan(0, count), first + start);
            for (int i = 0; i < count; i++)
            {
                values[start + i] = double.CreateTruncating(host[i]) * factor;
            }
        }
    }
}
