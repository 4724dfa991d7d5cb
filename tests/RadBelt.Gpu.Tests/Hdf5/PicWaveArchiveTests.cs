using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Pic;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Archives of a run while it runs: here of thermal noise, which varies from node to node.</summary>
public sealed class PicWaveArchiveTests : Hdf5Fixture
{
    private const double Step = 2e-7;

    private static readonly PicSetup Setup = new(
        new(64, 400), SmallPlasmas.Plasma.FieldStrength, [new("electrons", Species.Electron, 1e7, new Maxwellian(Species.Electron, 10 * KeV), 8)])
    {
        AllowHeating = true,
        NeutralisingBackground = true,
    };

    private static readonly HybridPicSetup Hybrid = new(new(Setup.FieldStrength, 1e-14), Setup.Grid, new(9e6), new(1e6, 0.2, 0.5, 8), Layer: 3200);

    // 50 samples a period of 10 kHz are 10 steps.
    private static readonly WaveFieldArchiveSettings EveryTenSteps = new(10e3);

    private readonly CpuDevice device = CpuDevice.Create(1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>E is the run's, B the mean of those half a step before and after (Faraday's law is linear in time), both on nodes and without those in the layers.</summary>
    [Test]
    public void EAndBAreOfOneTimeAndPlace([Values(1, 3)] int stride)
    {
        using PicModel model = PicModel.Create(device, Setup);
        using var archive = new WaveFieldArchive(model, Hybrid, At("waves"), EveryTenSteps with { Stride = stride });
        model.Begin(Step);
        List<float> expected = [];
        for (int n = 0; n < 3; n++)
        {
            archive.Sample(model.Time);
            double[] ey = Copy(model, FieldComponent.Ey), ez = Copy(model, FieldComponent.Ez), by = Copy(model, FieldComponent.By), bz = Copy(model, FieldComponent.Bz);
            model.Advance(1);
            by = Mean(by, Copy(model, FieldComponent.By));
            bz = Mean(bz, Copy(model, FieldComponent.Bz));
            model.Advance(9);

            // Quadratic shapes have nodes in the middle of cells: those from 3200 m on are 8 … 55.
            for (int node = 8; node + stride <= 56; node += stride)
            {
                expected.AddRange(Values(node, i => ey[i]), Values(node, i => ez[i]), Values(node, i => AtNode(by, i)), Values(node, i => AtNode(bz, i)));
            }
        }

        archive.Commit();
        using ArchivedWaveField field = ArchivedWaveField.Open(At("waves"));
        WaveFieldGrid grid = field.Grid;
        Assert.That((grid.Nodes, grid.Samples), Is.EqualTo((48 / stride, 3L)));
        Assert.That(grid.FirstNode, Is.EqualTo((400 * (8.5 + (0.5 * (stride - 1)))) - Hybrid.Equator).Within(1e-6));
        Assert.That(grid.LastNode, Is.EqualTo(-grid.FirstNode).Within(1e-6));
        Assert.That((grid.Spacing, grid.StartTime), Is.EqualTo((400.0 * stride, 0.0)));
        Assert.That(grid.Interval, Is.EqualTo(10 * Step).Within(1e-9).Percent);
        Assert.That(field.Density, Is.EqualTo(9e6));
        field.RequireLine(Hybrid.Line);
        float[] found = new float[expected.Count];
        field.Fill(0, 3, found);

        // Rounded to 24 bits once; B goes through sums that cancel, of some 1e-8 T in double precision.
        Assert.That(found[(4 * grid.Nodes)..], Is.All.Not.Zero);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.That(found[i], Is.EqualTo(expected[i]).Within((1.2e-7 * Math.Abs(expected[i])) + (i % 4 < 2 ? 0 : 1e-21)), $"{i}");
        }

        float Values(int node, Func<int, double> of) => (float)Enumerable.Range(node, stride).Average(of);
    }

    /// <summary>Samples are at t0, t0 + Δ, …, the end of the run is none unless it falls there; a run that was stopped and resumed has the same archive.</summary>
    [Test]
    public void AResumedRunHasTheSameArchive()
    {
        WaveFieldArchiveSettings late = EveryTenSteps with { Start = 35 * Step };
        Run("whole", late, stop: 127, null, out _);
        Run("pieces", late, stop: 127, null, out CheckpointInMemory checkpoint, cancelAt: 60);
        Run("pieces", late, stop: 127, checkpoint, out _);
        using ArchivedWaveField whole = ArchivedWaveField.Open(At("whole")), pieces = ArchivedWaveField.Open(At("pieces"));
        Assert.That(whole.Grid.StartTime, Is.EqualTo(40 * Step).Within(1e-6).Percent);
        Assert.That(whole.Grid.Samples, Is.EqualTo(9));
        Assert.That(WaveFieldParts.In(At("pieces")), Has.Count.EqualTo(2));
        Assert.That(Bits(pieces), Is.EqualTo(Bits(whole)));

        static float[] Bits(ArchivedWaveField field)
        {
            float[] values = new float[field.Grid.Samples * field.Grid.Nodes * 4];
            field.Fill(0, (int)field.Grid.Samples, values);
            return values;
        }
    }

    [Test]
    public void RefusesSettingsOutOfRange()
    {
        using PicModel model = PicModel.Create(device, Setup);
        Assert.That(Refusal(Hybrid, new(0)), Does.Contain("samples in a period of 0 Hz"));
        Assert.That(Refusal(Hybrid, new(1e4) { SamplesPerPeriod = 3 }), Does.Contain("3 samples in a period"));
        Assert.That(Refusal(Hybrid, new(1e4) { Stride = 30 }), Does.Contain("a stride of 30 cells leaves 1 nodes of the 48 between the absorbing layers"));
        Assert.That(Refusal(Hybrid with { Layer = 13e3 }, new(1e4)), Does.Contain("0 nodes of the 0 between"));

        string Refusal(HybridPicSetup setup, WaveFieldArchiveSettings settings) => InputError(() => new WaveFieldArchive(model, setup, At("waves"), settings).Dispose());
    }

    private void Run(string folder, WaveFieldArchiveSettings settings, int stop, CheckpointInMemory? from, out CheckpointInMemory last, int cancelAt = 0)
    {
        using PicModel model = PicModel.Create(device, Setup);
        using var archive = new WaveFieldArchive(model, Hybrid, At(folder), settings);
        var store = new Store();
        using var cancellation = new CancellationTokenSource();
        var simulation = new Simulation(model, Step, stop * Step) { Checkpoints = new(store) { ResumeFrom = from } };
        simulation.Outputs.Add(archive);
        if (cancelAt > 0)
        {
            simulation.Outputs.Add(new Canceller(model, cancelAt, cancellation));
        }
        else if (from is not null)
        {
            simulation.Outputs.Add(new Canceller(model, int.MaxValue, cancellation));
        }

        simulation.Run(cancellation.Token);
        archive.Commit();
        last = store.Last;
    }

    private static double[] Copy(PicModel model, FieldComponent component)
    {
        double[] values = new double[Setup.Grid.Cells];
        model.CopyField(component, values);
        return values;
    }

    private static double[] Mean(double[] a, double[] b) => [.. a.Zip(b, (x, y) => 0.5 * (x + y))];

    private static double AtNode(double[] b, int i) => (0.5625 * (b[i - 1] + b[i])) - (0.0625 * (b[i - 2] + b[i + 1]));

    private sealed class Canceller(PicModel model, int step, CancellationTokenSource source) : ISimulationOutput
    {
        public double Interval => model.TimeStep;

        public void Sample(double time)
        {
            if (model.Step >= step)
            {
                source.Cancel();
            }
        }
    }

    private sealed class Store : ICheckpointStore
    {
        public CheckpointInMemory Last { get; private set; } = new();

        public IPendingCheckpoint Begin(long step, double time)
        {
            Last = new();
            return new Pending(Last);
        }

        private sealed class Pending(CheckpointInMemory checkpoint) : IPendingCheckpoint
        {
            public void Write<T>(string name, ReadOnlySpan<T> values)
                where T : unmanaged => checkpoint.Write(name, values);

            public void Write<T>(string name, long length, ArrayPart<T> part)
                where T : unmanaged => checkpoint.Write(name, length, part);

            public ICheckpointWriter Group(string name) => ((ICheckpointWriter)checkpoint).Group(name);

            public void Commit()
            {
            }

            public void Dispose()
            {
            }
        }
    }
}
