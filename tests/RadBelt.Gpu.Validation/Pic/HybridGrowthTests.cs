using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// Growth of the fastest whistler of Tao, Zonca &amp; Chen (2017) at the equator, as the hybrid model has it in a uniform field with δf: one wavelength in a periodic box, from random weights, until
/// resonant electrons' trapping frequency (k v⊥ Ω_w)^½, v⊥ = U⊥c, is half the growth rate. With more hot electrons than the paper's 0.6 %, whose waves
/// are still so weak at that end that single precision rounds what they do to u∥ (docs/pic.md).
/// </summary>
internal sealed class HybridGrowthTests
{
    private const int Cells = 40, ParticlesPerCell = 2000;

    [TestCase(0.02)]
    [TestCase(0.06)]
    public void GrowthIsThatOfRelativisticTheory(double hotFraction)
    {
        HybridPicSetup reference = HybridWork.Reference(Cells, ParticlesPerCell);
        double field = reference.Line.EquatorialField, cold = reference.Cold.Density, Ω = HybridWork.Gyrofrequency, unit = PhysicalConstants.SpeedOfLight / Ω;
        var hot = new FieldLineBiMaxwellian(reference.Hot.ParallelMomentum, reference.Hot.PerpendicularMomentum);
        LinearMode theory = GaussianDispersion.RMode(field, cold, hotFraction * cold, hot).MostUnstable(1 / unit, 10 / unit)!.Value;
        double k = theory.WaveNumber;
        var setup = new PicSetup(
            new(Cells, Math.Tau / k / Cells), field,
            [new("hot electrons", Species.Electron, hotFraction * cold, hot, ParticlesPerCell) { DeltaF = true, InitialWeight = 1e-4, Start = ParticleStart.Quiet }])
        { ColdElectrons = reference.Cold, Seed = 1 };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create<Linear, EnergyConserving, Boris>(device, setup);
        model.Begin(0.04 / Ω);
        double trapped = Math.Pow(0.5 * theory.GrowthRate, 2) / (k * reference.Hot.PerpendicularMomentum * PhysicalConstants.SpeedOfLight * Ω) * field;
        List<double> times = [], power = [];
        List<Complex> amplitudes = [];
        while (power.LastOrDefault() < trapped * trapped && model.Time * theory.GrowthRate < 30)
        {
            model.Advance(25);
            Complex amplitude = FieldMode.OfMagnetic(model, k);
            amplitudes.Add(amplitude);
            times.Add(model.Time);
            power.Add(amplitude.Magnitude * amplitude.Magnitude);
        }

        int first = power.FindLastIndex(p => p < 2e-3 * power[^1]) + 1;
        GrowthRate growth = GrowthRate.Of(times, power, times[first], times[^1]);
        double phase = 0;
        for (int i = first + 1; i < amplitudes.Count; i++)
        {
            phase -= (amplitudes[i] / amplitudes[i - 1]).Phase;
        }

        double ω = phase / (times[^1] - times[first]);
        TestContext.Out.WriteLine(
            $"n_h/n_c = {hotFraction}, kc/Ω_e = {k * unit:F3}, {growth.Rate * (growth.To - growth.From):F1} e-foldings from {Math.Sqrt(power[first]) / field:E1} to {Math.Sqrt(power[^1]) / field:E1} B0 (noise {Math.Sqrt(power[0]) / field:E1}): "
            + $"γ/Ω_e = {growth.Rate / Ω:F5}, theory {theory.GrowthRate / Ω:F5} ({(growth.Rate / theory.GrowthRate) - 1:P2}); "
            + $"ω/Ω_e = {ω / Ω:F5}, theory {theory.Frequency / Ω:F5} ({(ω / theory.Frequency) - 1:P2})");
        Assert.That(growth.Rate * (growth.To - growth.From), Is.GreaterThan(2.5), "e-foldings");
        Assert.That(growth.Rate / theory.GrowthRate, Is.EqualTo(1).Within(0.05));
        Assert.That(ω / theory.Frequency, Is.EqualTo(1).Within(0.01));
    }
}
