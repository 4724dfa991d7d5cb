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
/// a pulse; and the budgets over the run.
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
        double perpendicular = (1 + anisotropy) * Parallel, ωp = Species.Electron.PlasmaFrequency(Density), ωc = Math.Abs(Species.Electron.Gyrofrequency(FieldStrength));
        var plasma = new PlasmaComponent(Species.Electron, Density, Parallel, perpendicular);
        double inertial = ωp / PhysicalConstants.SpeedOfLight;
        LinearMode classical = BiMaxwellianDispersion.RMode(FieldStrength, plasma).MostUnstable(0.2 * inertial, 4 * inertial)!.Value;
        double k = classical.WaveNumber;
        LinearMode theory = RelativisticDispersion.RMode(FieldStrength, plasma).Mode(k);
        double pulse = 2 * Math.PI / theory.Frequency;
        var setup = new PicSetup(
            new(Cells, 2 * Math.PI / k / Cells), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new BiMaxwellian(Species.Electron, Parallel, perpendicular), ParticlesPerCell)
                {
                    Start = ParticleStart.Quiet,
                },
            ])
        {
            NeutralisingBackground = true, Seed = 1, Prescribed = new Kick(k, theory.Frequency, 0, 0.0005 / (anisotropy * anisotropy) * FieldStrength * theory.Frequency / k, pulse),
        };

        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        List<double> times = [], power = [], phase = [];
        while (times.Count < 10 || (power[^1] < Math.Pow(0.02 * FieldStrength, 2) && (model.Time - pulse) * theory.GrowthRate < 8))
        {
            model.Advance(8);
            Complex amplitude = FieldMode.OfMagnetic(model, k);
            times.Add(model.Time);
            power.Add(Math.Pow(amplitude.Magnitude, 2));
            phase.Add(amplitude.Phase);
        }

        for (int i = 0; i < times.Count; i += Math.Max(1, times.Count / 40))
        {
            int j = Math.Min(times.Count - 1, i + Math.Max(1, times.Count / 40));
            TestContext.Out.WriteLine($"  t ω_ce = {times[i] * ωc:F1}: B/B0 = {Math.Sqrt(power[i]) / FieldStrength:E2} γ/ω_ce {Math.Log(power[j]/power[i])/2/(times[j]-times[i])/ωc:F4}");
        }

        GrowthRate growth = GrowthRate.Of(times, power, 1.05 * pulse, times[^1]);
        TestContext.Out.WriteLine(
            $"A = {anisotropy}: kc/ω_pe = {k / inertial:F3}, ω/ω_ce = {theory.Frequency / ωc:F3}: γ/ω_ce = {growth.Rate / ωc:F4}, relativistic theory {theory.GrowthRate / ωc:F4} ({(growth.Rate / theory.GrowthRate) - 1:P2}), classical {classical.GrowthRate / ωc:F4}; {growth.Rate * (growth.To - growth.From):F1} e-foldings");
        Assert.That(growth.Rate / theory.GrowthRate, Is.EqualTo(1).Within(0.1));
    }
}
