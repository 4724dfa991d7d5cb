using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>Whistlers in the thermal noise of electrons of 1 eV, 140 nT, 10⁶ m⁻³: where the power of each wave number is, against cold theory.</summary>
internal sealed class WhistlerNoiseTests
{
    private const double Density = 1e6, FieldStrength = 140 * NanoTesla, CellSize = 600;
    private const int Cells = 512, Seed = 1;

    /// <summary>
    /// 200 gyrations resolve 0.005 f_ce; the power-weighted ridge is better than that. At 0.8 f_ce temperature along B0 lowers ω by
    /// (k v/(ω_ce − ω))² (1 − ω/ω_ce), at most 0.3 % with what the field of a random start (81 Debye lengths a cell) adds to it, ω_pe²Δx²/12 ppc
    /// in v²; the grid raises it by (kΔx)²/6 (1 − ω/ω_ce) = 0.2 %.
    /// </summary>
    [Test]
    public void DispersionIsThatOfColdPlasma()
    {
        var setup = new PicSetup(
            new(Cells, CellSize), FieldStrength, [new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, ElectronVolt), 32)])
        {
            NeutralisingBackground = true, Seed = Seed,
        };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        double dt = TimeStepBounds.Of(setup).Recommended, ωc = Math.Abs(Species.Electron.Gyrofrequency(FieldStrength));
        model.Begin(dt);

        // Every 1.2/ω_ce: up to 2.6 ω_ce without aliasing; light waves, beyond, are averaged away over the samples between.
        int between = (int)(1.2 / (ωc * dt)), times = (int)(2 * Math.PI * 200 / (ωc * dt * between));
        var by = new float[times * Cells];
        var bz = new float[times * Cells];
        var values = new double[Cells];
        const int Means = 12;
        for (int t = 0; t < times; t++)
        {
            for (int m = 0; m < Means; m++)
            {
                model.Advance(between / Means);
                Add(FieldComponent.By, by, t);
                Add(FieldComponent.Bz, bz, t);
            }
        }

        double step = dt * (between / Means * Means);
        FrequencyWavenumberSpectrum spectrum = FrequencyWavenumberSpectrum.Of(
            new(by, bz, times, Cells, step, CellSize), SpectralWindow.Hann, SpectralWindow.Rectangular);
        var mode = new RMode(new ColdPlasma(FieldStrength, Density));
        double worst = 0, sum = 0;
        int count = 0;
        foreach (RidgePoint point in spectrum.Ridge(CircularPolarisation.Right, WaveDirections.Both, 0.03 * ωc, 0.95 * ωc, halfWidth: 3))
        {
            double theory = mode.Frequency(point.WaveNumber);
            if (theory < 0.1 * ωc || theory > 0.8 * ωc)
            {
                continue;
            }

            double error = (point.AngularFrequency / theory) - 1;
            double k = point.WaveNumber * PhysicalConstants.SpeedOfLight / Species.Electron.PlasmaFrequency(Density);
            TestContext.Out.WriteLine(
                $"kc/ω_pe = {k:F3}: ω/ω_ce = {point.AngularFrequency / ωc:F4}, theory {theory / ωc:F4} ({error:P2})");
            worst = Math.Max(worst, Math.Abs(error));
            sum += error;
            count++;
        }

        TestContext.Out.WriteLine($"seed {Seed}: {count} wave numbers, largest error {worst:P2}, mean {sum / count:P2}");
        Assert.That(count, Is.GreaterThanOrEqualTo(15));
        Assert.That(worst, Is.LessThan(0.02));

        void Add(FieldComponent component, float[] sums, int t)
        {
            model.CopyField(component, values);
            for (int x = 0; x < Cells; x++)
            {
                sums[(t * Cells) + x] += (float)(values[x] / Means);
            }
        }
    }
}
