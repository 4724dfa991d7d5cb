using MathNet.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

internal sealed class DriftingTests
{
    [Test]
    public void MomentsAreThoseOfABoostedPerfectFluid([Values(1, 1e4, 1e6)] double electronVolts, [Values(-0.9, 0.01, 0.5)] double v)
    {
        // Energy and momentum per particle Γ(⟨γ⟩ + θV²) and ΓV(⟨γ⟩ + θ); the pressure across is unchanged and the density Γ times that at rest.
        double θ = Juttner.Theta(electronVolts), Γ = 1 / Math.Sqrt(1 - v * v), γ = 1 + Juttner.MeanEnergy(θ);
        DistributionMoments m = new Drifting(new Maxwellian(Species.Electron, electronVolts * ElectronVolt), v * SpeedOfLight).Moments;
        const double tolerance = 1e-9;
        Assert.That(m.MeanVelocity, Is.EqualTo(v).Within(tolerance * Math.Abs(v)));
        Assert.That(m.KineticEnergy, Is.EqualTo(Γ * (γ + θ * v * v) - 1).Within(tolerance * Γ * γ));
        Assert.That(m.MeanMomentum, Is.EqualTo(Γ * v * (γ + θ)).Within(tolerance * Γ * (γ + θ)));
        Assert.That(m.PerpendicularTemperature, Is.EqualTo(θ / Γ).Within(tolerance * θ));
        Assert.That(m.ForwardFlux - m.BackwardFlux, Is.EqualTo(v).Within(tolerance * Math.Abs(v)));
    }

    [Test]
    public void MarginalIsZenitanis([Values(1e3, 1e6)] double electronVolts, [Values(-0.6, 0.9)] double v)
    {
        // Zenitani (2015): f(u∥) = (Γ(1 + u∥²)^½ + θ) exp{−Γ[(1 + u∥²)^½ − Vu∥]/θ}/(2Γ²K₂(1/θ)) at unit density at rest,
        // which is Γ here.
        double θ = Juttner.Theta(electronVolts), Γ = 1 / Math.Sqrt(1 - v * v), norm = 2 * Γ * Γ * Γ * Juttner.ScaledK2(θ);
        var f = new Drifting(new Maxwellian(Species.Electron, electronVolts * ElectronVolt), v * SpeedOfLight);
        double from = f.ParallelAxis.Minimum, cumulative = 0;
        foreach (double r in new[] { 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999 })
        {
            double to = f.Sample(r, 0.5).Parallel;
            cumulative += Integrate.GaussKronrod(Marginal, from, to, 1e-10);
            Assert.That(cumulative, Is.EqualTo(r).Within(1e-4));
            from = to;
        }

        double Marginal(double u)
        {
            double γ = Math.Sqrt(1 + u * u);
            return (Γ * γ + θ) * Math.Exp((1 - Γ * (γ - v * u)) / θ) / norm;
        }
    }

    [Test]
    public void ASlowDriftShiftsTheVelocities()
    {
        var rest = new BiMaxwellian(Species.Electron, 1 * ElectronVolt, 2 * ElectronVolt);
        var f = new Drifting(rest, 1e-3 * SpeedOfLight);
        (double u, double w) = f.Sample(0.8, 0.3);
        (double u0, double w0) = rest.Sample(0.8, 0.3);

        // The tables are good to 1e-4 of a cumulative probability; the density of u∥ in units of its width is 0.28 here, that of u⊥ 0.6 or more.
        Assert.That((u - u0 - 1e-3) / Math.Sqrt(rest.Theta), Is.Zero.Within(1e-4 / 0.25));
        Assert.That((w - w0) / Math.Sqrt(2 * rest.Theta), Is.Zero.Within(1e-4 / 0.5));
        Assert.That(f.IsSymmetric, Is.False);
    }

    [Test]
    public void AColdBeamStaysCold()
    {
        // 0.5 c on top of 0.5 c is 0.8 c.
        var f = new Drifting(new Ring(Species.Electron, 0.5 * SpeedOfLight, 0, 0), 0.5 * SpeedOfLight);
        Assert.That(f.Moments.MeanVelocity, Is.EqualTo(0.8).Within(1e-14));
        Assert.That(f.Moments.ParallelTemperature, Is.Zero);
        Assert.That(f.LogDensity(f.Moments.MeanMomentum, 0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(f.LogDensity(0.5, 0), Is.EqualTo(double.NegativeInfinity));
    }

    [Test]
    public void SpeedsFromThatOfLightOnAreRefused([Values(1.0, -1.5, double.NaN)] double v) =>
        Refused(() => _ = new Drifting(new Maxwellian(Species.Electron, KeV), v * SpeedOfLight), "is not slower than light");
}
