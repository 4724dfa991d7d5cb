using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Pic.Recorders;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Tests.Simulations;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Recorders;

/// <summary>What is recorded is what the model holds, at even times, and is not lost when a run is resumed.</summary>
internal sealed class RecorderTests
{
    private const double Step = 1 * Microsecond;
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void The_field_is_recorded_at_even_times_as_the_mean_of_neighbouring_cells()
    {
        using PicModel model = PicModel.Create(device, Setup());
        var history = new FieldHistory(model, 4.2 * Step, stride: 3);
        Run(model, 41 * Step, history);

        FieldSamples samples = history.Samples;
        Assert.Multiple(() =>
        {
            Assert.That(samples.Times, Is.EqualTo(11), "steps 0, 4, …, 40; that of the end, 41, is not one of them");
            Assert.That(samples.TimeStep, Is.EqualTo(4 * Step).Within(1e-12 * Step), "rounded to whole steps");
            Assert.That(samples.StartTime, Is.EqualTo(-Step / 2).Within(1e-12 * Step), "B is half a step behind");
            Assert.That((samples.Points, samples.Spacing), Is.EqualTo((10, 1500.0)), "of 32 cells two are left over");
        });

        // Nothing but the last step lies between the last sample and now: take it again from a model that stops there.
        using PicModel again = PicModel.Create(device, Setup());
        again.Begin(Step);
        again.Advance(40);
        var field = new double[32];
        again.CopyField(FieldComponent.Bz, field);
        Assert.That(field.Any(b => b != 0), Is.True);
        for (int i = 0; i < 10; i++)
        {
            Assert.That(samples.Bz(10)[i], Is.EqualTo((float)field.AsSpan(3 * i, 3).ToArray().Average()).Within(1e-6 * Math.Abs(field.Max())), $"point {i}");
        }
    }

    [Test]
    public void Energies_and_moments_are_those_of_the_model()
    {
        using PicModel model = PicModel.Create(device, Setup());
        var energies = new EnergyHistory(model, 10 * Step);
        var moments = new SpeciesHistory(model, 10 * Step);
        Run(model, 40 * Step, energies, moments);
        Assert.Multiple(() =>
        {
            Assert.That(energies.Energies.Select(e => e.Time), Is.EqualTo([0, 1e-5, 2e-5, 3e-5, 4e-5]).Within(1e-15));
            Assert.That(energies.Energies[^1].Held, Is.EqualTo(model.Energy().Held));
            Assert.That(energies.Drift, Is.EqualTo((energies.Energies[^1].Balance / energies.Energies[0].Balance) - 1).Within(1e-9));
            Assert.That(energies.ChargeResiduals, Is.All.LessThan(1e-10), "charge is conserved to rounding");
            Assert.That(moments.Moments[0], Has.Count.EqualTo(5));
            Assert.That(moments.Moments[0][^1], Is.EqualTo(model.Moments(0)));
        });
    }

    [Test]
    public void The_integral_of_a_distribution_is_the_density_and_its_second_moment_the_temperature()
    {
        using PicModel model = PicModel.Create(device, Setup());
        model.Begin(Step);
        (double[] parallel, double[] perpendicular) = VelocityDistribution.EdgesFor(model.Setup.Species[0], bins: 40);
        VelocityDistribution f = VelocityDistribution.Of(model, 0, parallel, perpendicular);
        double density = 0, energy = 0;
        for (int i = 0; i < 40; i++)
        {
            double area = Math.PI * ((perpendicular[i + 1] * perpendicular[i + 1]) - (perpendicular[i] * perpendicular[i]));
            for (int j = 0; j < 80; j++)
            {
                double n = f.Density[i, j] * area * (parallel[j + 1] - parallel[j]), v = 0.5 * (parallel[j] + parallel[j + 1]);
                (density, energy) = (density + n, energy + (n * v * v));
            }
        }

        // Beyond the edges lie e^(−45/4) of the particles of a Maxwellian; bins of a tenth of the thermal speed add a twelfth of its square to the energy.
        double temperature = Species.Electron.Mass * energy / density;
        Assert.That(density, Is.EqualTo(1e7).Within(1e-3 * 1e7));
        Assert.That(temperature, Is.EqualTo(model.Moments(0).ParallelTemperature).Within(0.01 * temperature));
    }

    [Test]
    public void A_resumed_run_has_the_same_records()
    {
        (FieldHistory Field, EnergyHistory Energy, SpeciesHistory Species, DistributionHistory Distributions) Records(PicModel m) =>
            (new(m, 3 * Step), new(m, 7 * Step), new(m, 7 * Step), new(m, 20 * Step, 8));
        using PicModel whole = PicModel.Create(device, Setup()), part = PicModel.Create(device, Setup()), rest = PicModel.Create(device, Setup());
        var (a, b, c) = (Records(whole), Records(part), Records(rest));
        Run(whole, 40 * Step, a.Field, a.Energy, a.Species, a.Distributions);

        var store = new MemoryCheckpoints();
        var first = new Simulation(part, Step, 40 * Step) { Checkpoints = new(store) { Interval = 17 * Step } };
        Add(first, b.Field, b.Energy, b.Species, b.Distributions);
        first.Run();
        var second = new Simulation(rest, Step, 40 * Step) { Checkpoints = new(store) { ResumeFrom = store.Committed[0] } };
        Add(second, c.Field, c.Energy, c.Species, c.Distributions);
        second.Run();

        Assert.Multiple(() =>
        {
            Assert.That(c.Field.Times, Is.EqualTo(a.Field.Times));
            Assert.That(c.Field.Samples.By(c.Field.Times - 1).ToArray(), Is.EqualTo(a.Field.Samples.By(a.Field.Times - 1).ToArray()));
            Assert.That(c.Energy.Energies.Select(e => e.Balance), Is.EqualTo(a.Energy.Energies.Select(e => e.Balance)));
            Assert.That(c.Energy.ChargeResiduals, Is.EqualTo(a.Energy.ChargeResiduals));
            Assert.That(c.Species.Moments[0], Is.EqualTo(a.Species.Moments[0]));
            Assert.That(c.Distributions.Distributions.Select(d => d.Time), Is.EqualTo(a.Distributions.Distributions.Select(d => d.Time)));
            Assert.That(c.Distributions.Distributions[^1].Density, Is.EqualTo(a.Distributions.Distributions[^1].Density));
        });
    }

    [Test]
    public void Layers_of_open_ends_are_no_part_of_the_field()
    {
        using PicModel model = PicModel.Create(device, Setup() with { Open = new(4000) });
        Assert.That(new FieldHistory(model, Step, stride: 4).Points, Is.EqualTo(4), "32 cells of 500 m less 8 at each end");
        Assert.That(() => new FieldHistory(model, Step, stride: 17), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("1 … 16"));
    }

    private static PicSetup Setup() => new(
        new PicGrid(32, 500),
        140 * NanoTesla,
        [new("electrons", Species.Electron, 1e7, new BiMaxwellian(Species.Electron, 1 * KeV, 2 * KeV), 200)]) { NeutralisingBackground = true, Seed = 7 };

    private static void Run(PicModel model, double stopTime, params ISimulationOutput[] outputs)
    {
        var simulation = new Simulation(model, Step, stopTime);
        Add(simulation, outputs);
        simulation.Run();
    }

    private static void Add(Simulation simulation, params ISimulationOutput[] outputs) => Array.ForEach(outputs, simulation.Outputs.Add);
}
