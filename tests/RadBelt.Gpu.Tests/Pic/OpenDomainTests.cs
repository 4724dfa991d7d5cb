using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Open ends: the driver launches what it says, one way; layers absorb it; reservoirs keep a plasma what it is.</summary>
public sealed class OpenDomainTests
{
    private const int Cells = 300;
    private const double CellSize = 400, Layer = 24e3;

    // A whistler at 0.3 f_ce in a cold plasma, for one and a half times its way through the domain: 6 wavelengths, with layers of 1.5.
    [Test]
    public void TheDriverLaunchesItsAmplitudeForwardAndLayersAbsorbIt()
    {
        ColdPlasma plasma = SmallPlasmas.Plasma;
        double frequency = 0.3 * plasma.ElectronGyrofrequency;
        var mode = new RMode(plasma);
        var driver = new WhistlerDriver(plasma, 0.999 * frequency / Math.Tau, 1.001 * frequency / Math.Tau, 1000 * PicoTesla, components: 1, seed: 1);
        var setup = new PicSetup(
            new(Cells, CellSize), plasma.FieldStrength,
            [new("electrons", Species.Electron, plasma.ElectronDensity, new Maxwellian(Species.Electron, 0.01 * ElectronVolt), 8) { Start = ParticleStart.Quiet }])
        {
            AllowHeating = true,
            NeutralisingBackground = true,
            Open = new(Layer) { Driver = driver },
        };
        using Device device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create(device, setup);
        double step = TimeStepBounds.Of(setup).Recommended;
        model.Begin(step);
        model.Advance((long)(1.5 * setup.Grid.Length / mode.GroupSpeed(frequency) / step));
        double[] by = new double[Cells], bz = new double[Cells];
        model.CopyField(FieldComponent.By, by);
        model.CopyField(FieldComponent.Bz, bz);

        int first = (int)(Layer / CellSize), last = Cells - first;
        double front = Energy(first, last), back = Energy(0, first - 1), k = mode.WaveNumber(frequency);

        // A whole number of wavelengths.
        int wavelengths = (int)((last - first) * CellSize * k / Math.Tau), end = first + (int)Math.Round(wavelengths * Math.Tau / (k * CellSize));
        double forward = Amplitude(+1), backward = Amplitude(-1);
        TestContext.Out.WriteLine(InvariantText.Of(
            $"rms {Math.Sqrt(front / (last - first)):E3} T of {driver.Amplitude:E3}; reflected amplitude {backward / forward:E1}; energy behind over in front {back / front:E1}"));
        Assert.Multiple(() =>
        {
            Assert.That(Math.Sqrt(front / (last - first)), Is.EqualTo(driver.Amplitude).Within(0.03 * driver.Amplitude));
            Assert.That(forward, Is.EqualTo(driver.Amplitude).Within(0.03 * driver.Amplitude));
            Assert.That(back, Is.LessThan(0.01 * front), "what runs out of the back");
            Assert.That(backward * backward, Is.LessThan(1e-3 * forward * forward), "what the upper layer reflects");
        });

        double Energy(int from, int to) => Enumerable.Range(from, to - from).Sum(i => (by[i] * by[i]) + (bz[i] * bz[i]));

        // Of B_y + iB_z ∝ exp(∓ikx), forward and backward.
        double Amplitude(int direction)
        {
            double real = 0, imaginary = 0;
            for (int i = first; i < end; i++)
            {
                (double sin, double cos) = Math.SinCos(direction * k * i * CellSize);
                real += (by[i] * cos) - (bz[i] * sin);
                imaginary += (bz[i] * cos) + (by[i] * sin);
            }

            return Math.Sqrt((real * real) + (imaginary * imaginary)) / (end - first);
        }
    }

    // Electrons at 20 keV cross 20 cells some 40 times; so few of them make next to no field. Each quantity within five standard errors of its
    // start value: as if every particle were a new draw.
    [Test]
    public void ReservoirsKeepDensityTemperatureAndRest()
    {
        const int particlesPerCell = 2000;
        const double parallel = 20, perpendicular = 40;
        var setup = new PicSetup(
            new(20, 1000), 140 * NanoTesla,
            [new("electrons", Species.Electron, 1, new BiMaxwellian(Species.Electron, parallel * KeV, perpendicular * KeV), particlesPerCell)])
        {
            NeutralisingBackground = true,
            Open = new(4000),
            Seed = 2,
        };
        using Device device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create(device, setup);
        double step = TimeStepBounds.Of(setup).Recommended, thermal = Math.Sqrt(parallel * KeV / Species.Electron.Mass);
        model.Begin(step);
        model.Advance((long)(40 * setup.Grid.Length / thermal / step));
        PicMoments moments = model.Moments(0);
        double error = 5 / Math.Sqrt(20 * particlesPerCell);
        Assert.Multiple(() =>
        {
            Assert.That(moments.Density, Is.EqualTo(1).Within(error));
            Assert.That(moments.Velocity.X, Is.Zero.Within(error * thermal));
            Assert.That(moments.ParallelTemperature, Is.EqualTo(parallel * KeV).Within(error * Math.Sqrt(2) * parallel * KeV));
            Assert.That(moments.PerpendicularTemperature, Is.EqualTo(perpendicular * KeV).Within(error * perpendicular * KeV));
            PicMoments[] cells = model.MomentsByCell(0);
            Assert.That(cells[0].Density, Is.EqualTo(1).Within(error * Math.Sqrt(20)), "beside the lower end");
            Assert.That(cells[^1].Density, Is.EqualTo(1).Within(error * Math.Sqrt(20)), "beside the upper end");
        });
    }
}
