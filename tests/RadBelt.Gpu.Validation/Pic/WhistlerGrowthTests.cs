using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Spectra;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// Growth of the fastest whistler in bi-Maxwellian electrons of T∥ = 4 keV, 140 nT, 10⁷ m⁻³: one wavelength in the box, quiet start, the wave seeded by
/// a pulse that lasts a period. Growth and frequency from the end of the pulse to B_w = B0/50, a third of where the least anisotropic case saturates.
/// </summary>
internal sealed class WhistlerGrowthTests
{
    private const double Density = 1e7, FieldStrength = 140 * NanoTesla, Parallel = 4 * KeV;
    private const int Cells = 32, ParticlesPerCell = 8192;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void GrowthIsThatOfTheory(int anisotropy)
    {
        double perpendicular = (1 + anisotropy) * Parallel, ωc = Math.Abs(Species.Electron.Gyrofrequency(FieldStrength));
        double inertial = Species.Electron.PlasmaFrequency(Density) / PhysicalConstants.SpeedOfLight;
        var plasma = new PlasmaComponent(Species.Electron, Density, Parallel, perpendicular);
        LinearMode classical = BiMaxwellianDispersion.RMode(FieldStrength, plasma).MostUnstable(0.2 * inertial, 4 * inertial)!.Value;
        double k = classical.WaveNumber;
        LinearMode theory = RelativisticDispersion.RMode(FieldStrength, plasma).Mode(k);

        // E of a wave of some 10⁻³ B0, the weaker the faster it grows in the pulse already.
        double pulse = 2 * Math.PI / theory.Frequency, kick = 0.0005 / (anisotropy * anisotropy) * FieldStrength * theory.Frequency / k;
        var setup = new PicSetup(
            new(Cells, 2 * Math.PI / k / Cells), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new BiMaxwellian(Species.Electron, Parallel, perpendicular), ParticlesPerCell)
                {
                    Start = ParticleStart.Quiet,
                },
            ])
        {
            NeutralisingBackground = true, Seed = 1, Prescribed = new Kick(k, theory.Frequency, 0, kick, pulse),
        };

        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        model.Advance((long)Math.Ceiling(pulse / model.TimeStep));
        List<double> times = [], power = [];
        Complex before = FieldMode.OfMagnetic(model, k);
        double phase = 0;
        while (power.LastOrDefault() < Math.Pow(0.02 * FieldStrength, 2) && (model.Time - pulse) * theory.GrowthRate < 8)
        {
            model.Advance(8);
            Complex amplitude = FieldMode.OfMagnetic(model, k);
            times.Add(model.Time);
            power.Add(Math.Pow(amplitude.Magnitude, 2));
            phase -= (amplitude / before).Phase;
            before = amplitude;
        }

        GrowthRate growth = GrowthRate.Of(times, power, times[0], times[^1]);
        double ω = phase / (8 * model.TimeStep * times.Count);
        TestContext.Out.WriteLine(
            $"A = {anisotropy}, kc/ω_pe = {k / inertial:F3}, {growth.Rate * (growth.To - growth.From):F1} e-foldings: "
            + $"γ/ω_ce = {growth.Rate / ωc:F4}, relativistic theory {theory.GrowthRate / ωc:F4} ({(growth.Rate / theory.GrowthRate) - 1:P2}), "
            + $"non-relativistic {classical.GrowthRate / ωc:F4} ({(growth.Rate / classical.GrowthRate) - 1:P2}); "
            + $"ω/ω_ce = {ω / ωc:F4}, relativistic theory {theory.Frequency / ωc:F4} ({(ω / theory.Frequency) - 1:P2})");
        Assert.That(growth.Rate * (growth.To - growth.From), Is.GreaterThan(2), "e-foldings");
        Assert.That(growth.Rate / theory.GrowthRate, Is.EqualTo(1).Within(0.1));
        Assert.That(ω / theory.Frequency, Is.EqualTo(1).Within(0.02));
    }
}
