using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>Growth of the two-stream instability of equal beams at ±0.04 c: one wavelength in the box, out of what noise a quiet start has.</summary>
internal sealed class TwoStreamTests
{
    private const double Density = 1e7, Drift = 0.04 * PhysicalConstants.SpeedOfLight, WaveNumber = 0.6;
    private const int Cells = 32, ParticlesPerCell = 4096;

    /// <summary>
    /// Theory is non-relativistic: γ³ = 1.0024 lowers growth by 0.1 %; the grid by (kΔx)²/12 = 0.3 %.
    /// </summary>
    [TestCase(0.01)]
    [TestCase(0.1)]
    [TestCase(0.2)]
    public void GrowthIsThatOfTheory(double thermalSpread)
    {
        double ωp = Species.Electron.PlasmaFrequency(Density), k = WaveNumber * ωp / Drift;
        double temperature = Species.Electron.Mass * Math.Pow(thermalSpread * Drift, 2);
        PicSpecies Beam(string name, double velocity) => new(
            name, Species.Electron, Density / 2, new Drifting(new Maxwellian(Species.Electron, temperature), velocity), ParticlesPerCell)
        {
            Start = ParticleStart.Quiet,
        };
        var setup = new PicSetup(new(Cells, 2 * Math.PI / k / Cells), 0, [Beam("up", Drift), Beam("down", -Drift)]) { NeutralisingBackground = true, Seed = 1 };
        LinearMode theory = new ElectrostaticDispersion(
            PlasmaComponent.Maxwellian(Species.Electron, Density / 2, temperature, Drift),
            PlasmaComponent.Maxwellian(Species.Electron, Density / 2, temperature, -Drift)).Growing(k)!.Value;

        // E of a wave that would stop the beams; growth is linear to 3 % of it.
        double stopping = Species.Electron.Mass * Drift * Drift * k / PhysicalConstants.ElementaryCharge;
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        List<double> times = [], power = [];
        do
        {
            model.Advance(8);
            times.Add(model.Time);
            power.Add(Math.Pow(FieldMode.Of(model, FieldComponent.Ex, k).Magnitude, 2));
        }
        while (power[^1] < Math.Pow(0.03 * stopping, 2) && model.Time * theory.GrowthRate < 20);

        // Three e-foldings: below, the waves that do not grow are still seen.
        double first = times[power.FindLastIndex(p => p < Math.Pow(0.0015 * stopping, 2))];
        GrowthRate growth = GrowthRate.Of(times, power, first, times[^1]);
        double foldings = growth.Rate * (growth.To - growth.From);
        TestContext.Out.WriteLine(
            $"v_th/V = {thermalSpread}, kV/ω_pe = {WaveNumber}: γ/ω_pe = {growth.Rate / ωp:F4}, "
            + $"theory {theory.GrowthRate / ωp:F4} ({(growth.Rate / theory.GrowthRate) - 1:P2}), over {foldings:F1} e-foldings");
        Assert.That(foldings, Is.GreaterThan(2.5), "e-foldings in the fit");
        Assert.That(growth.Rate / theory.GrowthRate, Is.EqualTo(1).Within(0.1));
    }
}
