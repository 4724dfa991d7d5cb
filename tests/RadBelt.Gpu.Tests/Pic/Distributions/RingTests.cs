using MathNet.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

internal sealed class RingTests
{
    [Test]
    public void MomentsOfASlowRingAreItsOwnAndItsSpreads()
    {
        // Speeds of 1e-3 c and less: γ differs from 1 by 1e-6. Across, u⊥ du⊥ exp[−(u⊥ − U)²/2σ²] has ⟨u⊥²⟩ = U² + 3σ² up to exp(−U²/2σ²).
        double θ = Juttner.Theta(0.01), drift = 3e-4, across = 1e-3;
        DistributionMoments m = new Ring(Species.Electron, drift * SpeedOfLight, across * SpeedOfLight, 0.01 * ElectronVolt).Moments;
        const double relativistic = 3e-6;
        Assert.That(m.MeanVelocity, Is.EqualTo(drift).Within(relativistic * drift));
        Assert.That(m.ParallelTemperature, Is.EqualTo(θ).Within(relativistic * θ));
        Assert.That(m.PerpendicularTemperature, Is.EqualTo(0.5 * (across * across + 3 * θ)).Within(relativistic * m.PerpendicularTemperature));
        Assert.That(m.KineticEnergy, Is.EqualTo(0.5 * (drift * drift + θ) + m.PerpendicularTemperature).Within(relativistic * m.KineticEnergy));
        Assert.That(m.ForwardFlux - m.BackwardFlux, Is.EqualTo(m.MeanVelocity).Within(1e-12 * drift));

        // One-sided flux of a drifting Gaussian: σ φ(V/σ) + V Φ(V/σ).
        double x = drift / Math.Sqrt(θ), cumulative = 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));
        double flux = Math.Sqrt(θ / (2 * Math.PI)) * Math.Exp(-0.5 * x * x) + drift * cumulative;
        Assert.That(m.ForwardFlux, Is.EqualTo(flux).Within(relativistic * flux));
    }

    [Test]
    public void SamplesAreTheQuantiles([Values(0.001, 0.4, 0.9)] double r1, [Values(0.01, 0.5, 0.99)] double r2)
    {
        // Along: a Gaussian. Across: F(w) = ∫ u exp[−(u − U)²/2σ²] du in closed form.
        double σ = Math.Sqrt(Juttner.Theta(1e3)), γ = 1 / Math.Sqrt(1 - 0.05), along = -0.2 * γ, across = 0.1 * γ;
        var f = new Ring(Species.Electron, -0.2 * SpeedOfLight, 0.1 * SpeedOfLight, 1 * KeV);
        (double u, double w) = f.Sample(r1, r2);
        Assert.That(0.5 * SpecialFunctions.Erfc((along - u) / σ / Math.Sqrt(2)), Is.EqualTo(r1).Within(1e-10));
        Assert.That((Within(w) - Within(0)) / (Within(across + 9 * σ) - Within(0)), Is.EqualTo(r2).Within(1e-10));

        double Within(double w)
        {
            double x = (w - across) / σ;
            return -σ * σ * Math.Exp(-0.5 * x * x) + across * σ * Math.Sqrt(0.5 * Math.PI) * SpecialFunctions.Erf(x / Math.Sqrt(2));
        }
    }

    [Test]
    public void DensityIsNormalised()
    {
        var f = new Ring(Species.Proton, 0, 1e6, 1 * KeV);
        var quadrature = new MomentumQuadrature((u, w) => Math.Exp(f.LogDensity(u, w)), f.ParallelAxis, f.PerpendicularAxis);
        Assert.That(quadrature.Total, Is.EqualTo(1).Within(1e-10));
        Assert.That(f.IsSymmetric, Is.True);
    }

    [Test]
    public void ColdRingHasOneMomentum()
    {
        var f = new Ring(Species.Electron, 0.6 * SpeedOfLight, 0, 0);
        Assert.That(f.Sample(0.1, 0.9).Parallel, Is.EqualTo(0.75).Within(1e-15));
        Assert.That(f.Sample(0.1, 0.9).Perpendicular, Is.Zero);
        Assert.That(f.LogDensity(f.Sample(0.1, 0.9).Parallel, 0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(f.LogDensity(0.7, 0), Is.EqualTo(double.NegativeInfinity));
        Assert.That(f.MaximumMomentum, Is.EqualTo(0.75).Within(1e-15));
        Assert.That(f.Moments.KineticEnergy, Is.EqualTo(0.25).Within(1e-15));
        Assert.That(f.Moments.ForwardFlux, Is.EqualTo(0.6).Within(1e-15));
        Assert.That(f.Moments.ParallelTemperature, Is.Zero);
    }

    [Test]
    public void BadInputIsRefused() => Assert.Multiple(() =>
    {
        Refused(() => _ = new Ring(Species.Electron, SpeedOfLight, 0, 0), "is not slower than light");
        Refused(() => _ = new Ring(Species.Electron, double.NaN, 0, 0), "v∥ = NaN m/s");
        Refused(() => _ = new Ring(Species.Electron, 0, -1, 0), "perpendicular velocity: -1 m/s");
        Refused(() => _ = new Ring(Species.Electron, 0, 0, -1e-16), "temperature: -1E-16 J");
    });
}
