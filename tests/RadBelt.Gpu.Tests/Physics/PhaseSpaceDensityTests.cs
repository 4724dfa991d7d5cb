using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Physics;

internal sealed class PhaseSpaceDensityTests
{
    /// <summary>
    /// Observers divide a flux in cm⁻² s⁻¹ sr⁻¹ keV⁻¹ by p²c² in MeV² and multiply by 1e3 cm s⁻¹/c = 3.3356e-8 (3.325e-8 in much published code) to have (c/(cm MeV))³.
    /// At 1 MeV p²c² = 1 + 2 × 0.511 MeV².
    /// </summary>
    [Test]
    public void FactorOfObservers()
    {
        double f = PhaseSpaceDensity.OfFlux(Species.Electron, MeV, 1 * PerSquareCentimetreSecondSteradianKeV) / CubedLightSpeedPerCentimetreMeV;
        Assert.That(f * 2.0219979, Is.EqualTo(3.33564095e-8).Within(1e-7).Percent);
        Assert.That(f * 2.0219979, Is.EqualTo(3.325e-8).Within(0.4).Percent);
    }

    /// <summary>A Maxwellian's flux through a plane: j over energy and half of the directions, with their cosine (π in all), is n v̄/4.</summary>
    [Test]
    public void MaxwellianFluxThroughAPlane()
    {
        const double n = 1e6, t = 10 * ElectronVolt;
        double m = Species.Electron.Mass, sum = 0;
        const int steps = 4000;
        for (int i = 0; i < steps; i++)
        {
            double energy = (i + 0.5) / steps * 40 * t;
            double fu = n * Math.Pow(m / (Math.Tau * t), 1.5) * Math.Exp(-energy / t);
            sum += Math.PI * PhaseSpaceDensity.ToFlux(Species.Electron, energy, PhaseSpaceDensity.OfVelocitySpace(Species.Electron, fu)) * 40 * t / steps;
        }

        // p² = 2mE(1 + E/2mc²): above the slow limit by T/mc² = 2e-5; the midpoint rule is good to (0.01 T)².
        double mean = Math.Sqrt(8 * t / (Math.PI * m));
        Assert.That(sum, Is.EqualTo(0.25 * n * mean).Within(1e-4 * n * mean));
    }

    [Test]
    public void ThereAndBack([Values(1, 100, 10_000)] double keV)
    {
        const double j = 3e4 * PerSquareCentimetreSecondSteradianKeV;
        double f = PhaseSpaceDensity.OfFlux(Species.Electron, keV * KeV, j);
        Assert.That(PhaseSpaceDensity.ToFlux(Species.Electron, keV * KeV, f), Is.EqualTo(j).Within(1e-14 * j));
        Assert.That(PhaseSpaceDensity.OfVelocitySpace(Species.Electron, PhaseSpaceDensity.ToVelocitySpace(Species.Electron, f)), Is.EqualTo(f).Within(1e-14 * f));
        Refused(() => PhaseSpaceDensity.OfFlux(Species.Electron, 0, j), "energy");
    }
}
