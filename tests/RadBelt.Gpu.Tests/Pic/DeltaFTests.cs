using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Markers of δf: silent without waves, right with them.</summary>
internal sealed class DeltaFTests
{
    /// <summary>
    /// In equilibrium weights stay at rounding: ln f0 of the tail is some −10, kept to 1e-6, so that noise is 1e-6 of that of full f and the energy of noise
    /// 1e-12 of it. With as many particles full f makes some 100 pT here.
    /// </summary>
    [Test]
    public void AnEquilibriumIsSilent()
    {
        using var device = CpuDevice.Create(2);
        double full = Noise(device, deltaF: false), silent = Noise(device, deltaF: true);
        TestContext.Out.WriteLine($"rms B: {full / PicoTesla:G4} pT of full f, {silent / PicoTesla:G4} pT of δf");
        Assert.Multiple(() =>
        {
            Assert.That(full / PicoTesla, Is.InRange(20, 2000));
            Assert.That(silent, Is.LessThan(1e-4 * full));
        });
    }

    /// <summary>
    /// A wave of 1 pT at the boundary of a plasma that noise of full f would drown in tens of pT: where it has arrived its amplitude is that of the driver in
    /// the plasma, 2μ/(1 + μ) = 1.88 pT. 3 %: what comes back from the layers makes a standing wave of that order.
    /// </summary>
    [Test]
    public void WeakDrivenWavesHaveTheAmplitudeOfTheory()
    {
        using var device = CpuDevice.Create(2);
        var plasma = new ColdPlasma(140 * NanoTesla, 1e7);
        double fce = plasma.ElectronGyrofrequency / Math.Tau;
        var driver = new WhistlerDriver(plasma, 0.299 * fce, 0.301 * fce, 1 * PicoTesla, components: 1, seed: 1);
        PicSetup setup = Setup(new PicGrid(240, 400), deltaF: true);
        setup = setup with { Open = new OpenBoundary(32e3) { Driver = driver }, Species = [setup.Species[0] with { Density = 1e7 }] };
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);

        // One wave; its front at v_g = 0.088 c passes the 32 km between the layers in 1.2 ms after a rise of 1.7 ms.
        model.Advance((long)(6e-3 / model.TimeStep));
        double measured = model.Energy().WaveField;
        TestContext.Out.WriteLine($"rms B {measured / PicoTesla:F4} pT, driver {driver.Amplitude / PicoTesla:F4} pT");
        Assert.Multiple(() =>
        {
            Assert.That(driver.Amplitude / PicoTesla, Is.EqualTo(1.88).Within(0.02));
            Assert.That(measured, Is.EqualTo(driver.Amplitude).Within(0.03 * driver.Amplitude));
        });
    }

    /// <summary>
    /// Markers scatter among cells, weights are at rounding: density and temperature of every cell stay those of f0, whatever markers it holds.
    /// </summary>
    [Test]
    public void MomentsOfCellsAreThoseOfTheEquilibrium()
    {
        using var device = CpuDevice.Create(2);
        PicSetup setup = Setup(new PicGrid(32, 400), deltaF: true);
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        model.Advance(200);
        Assert.That(model.CopyParticles(1).X.GroupBy(x => (int)(x / 400)).Select(g => g.Count()).Distinct().Count(), Is.GreaterThan(3), "markers have moved");
        foreach (PicMoments cell in model.MomentsByCell(1))
        {
            Assert.That(cell.Density, Is.EqualTo(0.02e7).Within(0.02e7 * 1e-3));
            Assert.That(cell.ParallelTemperature / KeV, Is.EqualTo(2).Within(2e-3));
        }
    }

    [Test]
    public void OnlyMaxwelliansOfUniformDensityCanBeDeltaF()
    {
        using var device = CpuDevice.Create(1);
        PicSetup setup = Setup(new PicGrid(16, 400), deltaF: true);
        PicSpecies ring = setup.Species[0] with { Distribution = new Ring(Species.Electron, 1e6, 1e7, 0) };
        PicSpecies shaped = setup.Species[0] with { Profile = x => 1 };
        Assert.Multiple(() =>
        {
            Assert.That(() => PicModel.Create(device, setup with { Species = [ring, setup.Species[1]] }), Throws.TypeOf<InvalidInputException>()
                .With.Message.Contains("cold").And.Message.Contains("Ring").And.Message.Contains("full f"));
            Assert.That(() => PicModel.Create(device, setup with { Species = [shaped, setup.Species[1]] }), Throws.TypeOf<InvalidInputException>()
                .With.Message.Contains("cold").And.Message.Contains("profile"));
        });
    }

    private static double Noise(Device device, bool deltaF)
    {
        PicSetup setup = Setup(new PicGrid(96, 400), deltaF);
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        model.Advance(1000);
        return model.Energy().WaveField;
    }

    private static PicSetup Setup(PicGrid grid, bool deltaF)
    {
        PicSpecies Electrons(string name, double density, double temperature) =>
            new(name, Species.Electron, density, new Maxwellian(Species.Electron, temperature), 16) { DeltaF = deltaF };

        return new(grid, 140 * NanoTesla, [Electrons("cold", 0.98e7, 1 * ElectronVolt), Electrons("cool", 0.02e7, 2 * KeV)])
        {
            NeutralisingBackground = true,
            Seed = 5,
        };
    }
}
