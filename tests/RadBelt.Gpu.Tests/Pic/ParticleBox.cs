using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Macro-particles in a periodic box without fields, moved by the kernels alone. A part of charge that passes makes a current of one.</summary>
internal sealed class ParticleBox<TShape> : IDisposable
    where TShape : struct, IShape
{
    /// <summary>c Δt/Δx.</summary>
    public const double Courant = 0.95;

    private readonly Device device;
    private readonly DeviceBuffer<float> table, background;
    private readonly DeviceBuffer<double> sums, charges;
    private readonly DeviceBuffer<double>[] nodes;

    /// <param name="device">Where.</param>
    /// <param name="lists">Particles of each list.</param>
    /// <param name="parts">Lists a cell.</param>
    /// <param name="room">Particles that lists have room for at first; what they hold when not given.</param>
    public ParticleBox(Device device, Marker[][] lists, int parts = 1, int? room = null)
    {
        this.device = device;
        var setup = new PicSetup(
            new(lists.Length / parts, 1), 0, [new("test", Species.Electron, 1, new Maxwellian(Species.Electron, Units.KeV), 1)]) { ListsPerCell = parts };
        Range = CellRange.Of(setup, device);
        Store = new(device, [.. lists.Select(l => Math.Max(room ?? 0, l.Length))], MarkerKind.FullF);
        for (int i = 0; i < lists.Length; i++)
        {
            Put(0, m => m.Offset);
            Put(1, m => m.Ux);
            Put(2, m => m.Uy);
            Put(3, m => m.Uz);

            void Put(int component, Func<Marker, float> value) => Store.Components[component].CopyFrom(lists[i].Select(value).ToArray(), Store.Starts[i]);
        }

        Store.Count.CopyFrom(lists.Select(l => l.Length).ToArray());
        Leaving = new(device, [Store]);
        table = device.Allocate<float>((GatherTable<TShape, EnergyConserving>.Coefficients * Range.Cells) + 16);
        background = device.Allocate<float>(2 * Range.Cells);
        sums = device.Allocate<double>(((3 * TShape.Order) + 8) * Range.Lists);
        charges = device.Allocate<double>((TShape.Order + 1) * Range.Lists);
        nodes = device.AllocateEach<double>(Enumerable.Repeat(Range.Elements + 8, 4).ToArray());
    }

    public CellRange Range { get; }

    public MacroParticleStore Store { get; }

    public LeavingParticles Leaving { get; }

    /// <summary>One step without fields, and the current on all nodes, ghosts included.</summary>
    public (double[] X, double[] Y, double[] Z) Step()
    {
        Leaving.UseListsOf(Store);
        device.Launch<PushDeposit<TShape, EnergyConserving, Boris, UniformBackground, FullF>, float>(
            new(
                Store.View, Leaving.View, Leaving.Up, Leaving.Down, table.View, background.View, Range.Cells, Range.Parts, sums.View, first: true, block: 128,
                new(0, 0, Courant, passed: 1, transverse: 1), default),
            Range.Lists);
        Leaving.Arrive(Store, Range);
        device.Launch<CollectCurrent<TShape>, double>(new(sums.View, Range.Cells, Range.Parts, Range.Lists, true, nodes[0].View, nodes[1].View, nodes[2].View), Range.Elements);
        return (Read(nodes[0]), Read(nodes[1]), Read(nodes[2]));
    }

    /// <summary>Charge on all nodes, in parts.</summary>
    public double[] Charge()
    {
        device.Launch<DepositCharge<TShape>, float>(new(Store.View, Range.Lists, charges.View, true, part: 1), Range.Lists);
        device.Launch<CollectCharge<TShape>, double>(new(charges.View, Range.Cells, Range.Parts, Range.Lists, true, nodes[3].View), Range.Elements);
        return Read(nodes[3]);
    }

    /// <summary>Particles of each list, in order.</summary>
    public Marker[][] Particles()
    {
        int[] counts = Store.Counts();
        return [.. counts.Select((n, i) =>
        {
            float[][] values = [.. Enumerable.Range(0, 4).Select(c =>
            {
                var list = new float[n];
                Store.Components[c].CopyTo(list, Store.Starts[i]);
                return list;
            })];
            return Enumerable.Range(0, n).Select(k => new Marker(values[0][k], values[1][k], values[2][k], values[3][k])).ToArray();
        })];
    }

    public void Dispose()
    {
        Store.Dispose();
        Leaving.Dispose();
        table.Dispose();
        background.Dispose();
        sums.Dispose();
        charges.Dispose();
        Array.ForEach(nodes, n => n.Dispose());
    }

    private double[] Read(DeviceBuffer<double> buffer)
    {
        var values = new double[Range.Elements];
        buffer.CopyTo(values);
        return values;
    }
}

/// <summary>A macro-particle in its cell.</summary>
internal readonly record struct Marker(float Offset, float Ux, float Uy, float Uz)
{
    public double Gamma => Math.Sqrt(1 + ((double)Ux * Ux) + ((double)Uy * Uy) + ((double)Uz * Uz));

    /// <summary>Cells that it moves in a step.</summary>
    public double Way(double courant) => courant * Ux / Gamma;
}
