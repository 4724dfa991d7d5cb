using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.TestParticles;

/// <summary>
/// The factor of two between normalisations (Tao et al. 2011; PHYSICS §6), settled by tracers: waves of one direction whose Σ b_j² is B_w²
/// scatter electrons at the rate of Summers (2005), not at half of it. Case of his Fig. 1: f_ce = 9.54 kHz, α* = 0.16, B_w = 100 pT, x_m =
/// 0.35, δx = 0.15, band 0.05–0.65, electrons and protons, 0.1 MeV at 45°.
/// </summary>
internal sealed class SummersCaseTests
{
    [Test]
    public void TracersGiveSummersValue()
    {
        const double ωce = 2 * Math.PI * 9.54e3, αStar = 0.16, published = 8.62e-3;
        const int seed = 2005;
        double b0 = ωce * PhysicalConstants.ElectronMass / PhysicalConstants.ElementaryCharge;
        double density = ωce * ωce / αStar * PhysicalConstants.VacuumPermittivity * PhysicalConstants.ElectronMass
            / Math.Pow(PhysicalConstants.ElementaryCharge, 2);
        var whistler = new RMode(new ColdPlasma(b0, density, new IonFraction(Species.Proton, 1)));

        // A tenth of the amplitude, so that tracers stay on their orbits (they spread by 0.08°); the coefficient goes as B_w².
        const double weaker = 0.1;
        WaveSpectrum spectrum = WaveSpectrum.Gaussian(
            whistler, 0.35 * ωce, 0.15 * ωce, 0.05 * ωce, 0.65 * ωce, weaker * 100 * PicoTesla, WaveDirections.Backward);
        var random = new Random(seed);
        using Device device = Device.Open("cpu");
        BroadbandScatteringResult run = new BroadbandScattering
        {
            Waves = WaveSet.Realise(spectrum, 300, _ => random.NextDouble()),
            Spectrum = spectrum,
            Ensembles = [new(45 * Degree, 0.1 * MeV, 30_000)],
            StopTime = 0.01,
            Seed = seed,
            Samples = 2,
        }.Run(device);
        double time = run.Times[^1];
        ScatteringMoments moments = run.Ensembles[0].Moments[^1];
        double measured = moments.Formal(time).AlphaAlpha / (weaker * weaker);
        double error = moments.FormalError(time).AlphaAlpha / (weaker * weaker);
        TestContext.Out.WriteLine($"seed {seed}: D_αα {measured:E3} ± {error:E1} s⁻¹, Summers {published:E3}");
        Assert.That(time, Is.LessThan(run.Theory[0].RecurrenceTime));
        Assert.That(run.Theory[0].Reference.AlphaAlpha / (weaker * weaker), Is.EqualTo(published).Within(0.001 * published));
        Assert.That(error, Is.LessThan(0.01 * published));
        Assert.That(measured, Is.EqualTo(published).Within(0.03 * published));
    }
}
