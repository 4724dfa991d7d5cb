using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Markers that keep F: how they begin, and how they are brought back to f0.</summary>
internal sealed class RelaxationTests
{
    private const double Field = 300 * NanoTesla;
    private static readonly FieldLineBiMaxwellian Hot = new(0.2, 0.53);

    [Test]
    public void InitialWeightsHaveTheirRms()
    {
        using var device = CpuDevice.Create(1);
        using PicModel model = Model(device, Setup(s => s with { DeltaF = true, InitialWeight = 0.02 }));
        float[] excess = Column(model, 5);

        // Uniform numbers: the standard deviation of the mean is rms/√N, of the mean square 0.9 rms²/√N; five of these.
        double error = 5 / Math.Sqrt(excess.Length);
        Assert.That(excess.Average(w => (double)w), Is.Zero.Within(0.02 * error));
        Assert.That(excess.Average(w => (double)w * w), Is.EqualTo(4e-4).Within(4e-4 * error));
    }

    /// <summary>
    /// Without waves f0 along an orbit is constant, so that F − 1 decays as e^(−t/τ), whatever the marker does, and the energy that relaxation brings in is what the
    /// markers have more of.
    /// </summary>
    [Test]
    public void DeparturesDecayWithTheTimeGiven()
    {
        using var device = CpuDevice.Create(1);
        PicSetup setup = Setup(s => s with { DeltaF = true, InitialWeight = 0.1 });
        using PicModel model = Model(device, setup);
        double before = Rms(Column(model, 5)), energy = model.Energy().Kinetic[0];
        double relaxed = Relax(device, model, setup with { Species = [setup.Species[0] with { RelaxationTime = 200 * model.TimeStep }] }, steps: 100);
        Assert.Multiple(() =>
        {
            Assert.That(Rms(Column(model, 5)), Is.EqualTo(before * Math.Exp(-0.5)).Within(1e-3 * before), "weights of rounding, 1e-4, are part of it");

            // Weights of rounding, 3e-5 of 5,000 markers, against a tenth of as many that relax.
            double change = model.Energy().Kinetic[0] - energy, scale = energy * 0.1 / Math.Sqrt(Column(model, 5).Length);
            Assert.That(relaxed, Is.EqualTo(change).Within(0.02 * scale));
            Assert.That(Math.Abs(relaxed), Is.GreaterThan(0.05 * scale), "the test would see an energy left out");
        });
    }

    /// <summary>Relaxed towards another f0 for ten τ, the weighted markers are a sample of that one.</summary>
    [Test]
    public void FullFBecomesTheEquilibriumItRelaxesTo()
    {
        using var device = CpuDevice.Create(2);
        PicSetup setup = Setup(s => s with { RelaxationTime = 1, ParticlesPerCell = 2000 });
        using PicModel model = Model(device, setup);
        var other = new FieldLineBiMaxwellian(0.19, 0.45);
        Relax(
            device, model, setup with { Species = [setup.Species[0] with { RelaxationTime = 4 * model.TimeStep, Distribution = other }] }, steps: 40);
        PicMoments[] cells = model.MomentsByCell(0);
        for (int c = 3; c < cells.Length; c += 13)
        {
            double b = setup.FieldProfile!((c + 0.5) * setup.Grid.CellSize), mc2 = Species.Electron.RestEnergy;
            DistributionMoments wanted = other.At(b).Moments;

            // Both have the same f at u = 0. 1,000 markers and more whose weights scatter by 0.3: five standard deviations of the mean of u⊥².
            double density = setup.Species[0].Density * Hot.DensityRatio(b) * Volume(other, b) / Volume(Hot, b), error = 5 * 1.1 / Math.Sqrt(1000);
            Assert.That(cells[c].Density, Is.EqualTo(density).Within(0.3 * error * density));
            Assert.That(cells[c].PerpendicularTemperature / mc2, Is.EqualTo(wanted.PerpendicularTemperature).Within(error * wanted.PerpendicularTemperature));
        }

        static double Volume(FieldLineBiMaxwellian f, double b) => f.ParallelMomentum * Math.Pow(f.At(b).PerpendicularMomentum, 2);
    }

    [Test]
    public void ARestartGoesOnToTheLastBit()
    {
        using var device = CpuDevice.Create(2);
        PicSetup setup = Setup(s => s with { DeltaF = true, InitialWeight = 0.1, RelaxationTime = 1e-3, ParticlesPerCell = 17 }) with { Open = new(20e3) };
        using PicModel through = Model(device, setup), again = Model(device, setup);
        var checkpoint = new CheckpointInMemory();
        through.Advance(40);
        through.Save(checkpoint);
        through.Advance(40);
        again.Restore(checkpoint);
        again.Advance(40);
        for (int c = 0; c < 6; c++)
        {
            Assert.That(Column(again, c), Is.EqualTo(Column(through, c)));
        }
    }

    private static double Relax(Device device, PicModel model, PicSetup setup, int steps)
    {
        CellRange range = CellRange.Of(setup, device);
        using DeviceBuffer<float> background = device.Allocate<float>(2L * range.Cells);
        background.CopyFrom(range.Background(setup));
        using var relaxation = new Relaxation(device, setup, range, [model.ParticlesOf(0)], background);
        relaxation.Begin(model.TimeStep);
        for (int i = 1; i <= steps; i++)
        {
            model.Advance(1);
            relaxation.AfterStep(i);
        }

        return relaxation.Energy();
    }

    private static double Rms(float[] values) => Math.Sqrt(values.Average(w => (double)w * w));

    private static float[] Column(PicModel model, int column)
    {
        MacroParticleStore store = model.ParticlesOf(0);
        int[] counts = store.Counts();
        return [.. counts.SelectMany((n, list) =>
        {
            var values = new float[n];
            store.Components[column].CopyTo(values, store.Starts[list]);
            return values;
        })];
    }

    private static PicModel Model(Device device, PicSetup setup)
    {
        var model = new PicModel<Linear, EnergyConserving, Boris, MirrorBackground>(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        return model;
    }

    // B rises to 2 B_eq at the ends, where the periodic domain has a cusp.
    private static PicSetup Setup(Func<PicSpecies, PicSpecies> change)
    {
        var grid = new PicGrid(32, 40e3);
        return new(grid, Field, [change(new("hot", Species.Electron, 1e-3, Hot, 200))])
        {
            NeutralisingBackground = true,
            AllowHeating = true,
            FieldProfile = x => 1 + Math.Pow((2 * x / grid.Length) - 1, 2),
            Seed = 3,
        };
    }
}
