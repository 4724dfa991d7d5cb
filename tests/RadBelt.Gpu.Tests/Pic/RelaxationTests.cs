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
    /// Without waves f0 along an orbit is constant: a marker has the weight it began with, or, once renewed, none. The energy that renewal brings in is what the markers
    /// have more of.
    /// </summary>
    [Test]
    public void DeparturesDecayWithTheTimeGiven()
    {
        using var device = CpuDevice.Create(1);
        PicSetup setup = Setup(s => s with { DeltaF = true, InitialWeight = 0.1 });
        using PicModel model = Model(device, setup);
        double before = Rms(Column(model, 5)), energy = model.Energy().Kinetic[0];
        double relaxed = Relax(
            device, model, setup with { Species = [setup.Species[0] with { RelaxationTime = 200 * model.TimeStep, InitialWeight = 0 }] }, steps: 100);
        PicMoments moments = model.Moments(0);
        double n = Column(model, 5).Length, scale = energy * 0.1 / Math.Sqrt(n);
        Assert.Multiple(() =>
        {
            // Those that are left, e^(−1/2) of n, scatter by their root.
            double left = Math.Exp(-0.5);
            Assert.That(Math.Pow(WeightRms(model) / before, 2), Is.EqualTo(left).Within(5 * Math.Sqrt(left / n)));
            Assert.That(moments.Density, Is.EqualTo(MeanDensity(setup)).Within(5 * 0.1 / Math.Sqrt(n) * MeanDensity(setup)), "no particles come or go");

            // Weights of rounding, 3e-5 of 5,000 markers, against a tenth of as many that relax.
            double change = model.Energy().Kinetic[0] - energy;
            Assert.That(relaxed, Is.EqualTo(change).Within(0.02 * scale));
            Assert.That(Math.Abs(relaxed), Is.GreaterThan(0.05 * scale), "the test would see an energy left out");
        });
    }

    [Test]
    public void FreshMarkersBeginWithRandomWeightsToo()
    {
        using var device = CpuDevice.Create(1);
        PicSetup setup = Setup(s => s with { DeltaF = true, InitialWeight = 0.02 });
        using PicModel model = Model(device, setup);
        Relax(device, model, setup with { Species = [setup.Species[0] with { RelaxationTime = 4 * model.TimeStep }] }, steps: 40);

        // Uniform numbers: the standard deviation of the mean square is 0.9 rms²/√N.
        Assert.That(WeightRms(model), Is.EqualTo(0.02).Within(0.5 * 5 * 0.9 * 0.02 / Math.Sqrt(Column(model, 5).Length)));
    }

    /// <summary>Relaxed towards another f0 for ten τ, the weighted markers are a sample of that one, however many there were in a cell.</summary>
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

            // Five standard deviations of 1,000 markers and more: of u⊥², of exponential distribution, 1/√N; of u∥², √(2/N).
            double density = setup.Species[0].Density * other.DensityRatio(b), error = 5 / Math.Sqrt(1000);
            Assert.That(cells[c].Density, Is.EqualTo(density).Within(0.3 * error * density));
            Assert.That(cells[c].PerpendicularTemperature / mc2, Is.EqualTo(wanted.PerpendicularTemperature).Within(error * wanted.PerpendicularTemperature));
            Assert.That(cells[c].ParallelTemperature / mc2, Is.EqualTo(wanted.ParallelTemperature).Within(Math.Sqrt(2) * error * wanted.ParallelTemperature));
        }
    }

    /// <summary>Weights of δf that has been renewed for long stay as small as the departure is: here those that one τ of a drifting u⊥ makes, which without renewal grow to many times that.</summary>
    [Test]
    public void RenewedWeightsDoNotGrow()
    {
        using var device = CpuDevice.Create(2);
        PicSetup setup = Setup(s => s with { DeltaF = true, RelaxationTime = 1 });
        using PicModel renewed = Model(device, setup), old = Model(device, setup);
        PicSetup relaxing = setup with { Species = [setup.Species[0] with { RelaxationTime = 40 * renewed.TimeStep }] };
        for (int kick = 0; kick < 30; kick++)
        {
            Kick(renewed, kick);
            Kick(old, kick);
            Relax(device, renewed, relaxing, steps: 20, from: kick * 20);
            old.Advance(20);
        }

        double kept = WeightRms(old), fresh = WeightRms(renewed);
        TestContext.Out.WriteLine($"rms weight {fresh:F3} renewed, {kept:F3} not");
        Assert.That(fresh, Is.LessThan(0.7));
        Assert.That(kept, Is.GreaterThan(2 * fresh));

        // u⊥ of all markers turned in (u_x, u_y) by a small random angle, as pitch-angle scattering does.
        static void Kick(PicModel model, int number)
        {
            var random = new Random(number);
            MacroParticleStore store = model.ParticlesOf(0);
            float[] x = new float[store.Places], y = new float[store.Places];
            store.Components[1].CopyTo(x);
            store.Components[2].CopyTo(y);
            for (int i = 0; i < x.Length; i++)
            {
                (double sin, double cos) = Math.SinCos(0.15 * (random.NextDouble() - 0.5) * Math.Sqrt(12));
                (x[i], y[i]) = ((float)((cos * x[i]) - (sin * y[i])), (float)((sin * x[i]) + (cos * y[i])));
            }

            store.Components[1].CopyFrom(x);
            store.Components[2].CopyFrom(y);
        }
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

    private static double Relax(Device device, PicModel model, PicSetup setup, int steps, int from = 0)
    {
        CellRange range = CellRange.Of(setup, device);
        using DeviceBuffer<float> background = device.Allocate<float>(2L * range.Stride);
        background.CopyFrom(range.Background(setup));
        using var relaxation = new Relaxation(device, setup, range, [model.ParticlesOf(0)], background);
        relaxation.Begin(model.TimeStep);
        for (int i = 1; i <= steps; i++)
        {
            model.Advance(1);
            relaxation.AfterStep(from + i);
        }

        return relaxation.Energy(new WholeArrays(range, null));
    }

    private static double MeanDensity(PicSetup setup) => setup.Species[0].Density
        * Enumerable.Range(0, setup.Grid.Cells).Average(c => Hot.DensityRatio(setup.FieldProfile!((c + 0.5) * setup.Grid.CellSize)));

    // Of δf as it is now, F − f0(now)/f0(start), where u is known: half a step before the place.
    private static double WeightRms(PicModel model)
    {
        CellRange range = CellRange.Of(model.Setup, model.Device);
        float[] background = range.Background(model.Setup);
        int[] cells = [.. model.ParticlesOf(0).Counts().SelectMany((n, cell) => Enumerable.Repeat(cell, n))];
        float[] offset = Column(model, 0), x = Column(model, 1), y = Column(model, 2), z = Column(model, 3), start = Column(model, 4), excess = Column(model, 5);
        return Rms([.. cells.Select((cell, i) =>
        {
            double perpendicular = Math.Sqrt((y[i] * y[i]) + (z[i] * z[i])), γ = Math.Sqrt(1 + (x[i] * x[i]) + (perpendicular * perpendicular));
            double half = PhysicalConstants.SpeedOfLight * model.TimeStep / (2 * model.Setup.Grid.CellSize);
            double b = (background[cell] + (background[range.Stride + cell] * (offset[i] - (half * x[i] / γ)))) / Field;
            return (float)(1 + excess[i] - Math.Exp(Hot.LogRelative(x[i], perpendicular, b) - start[i]));
        })]);
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
            Seed = 4,
        };
    }
}
