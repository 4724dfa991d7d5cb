using System.Numerics;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.LinearTheory;

internal sealed class RelativisticDispersionTests
{
    private const double B0 = AllansonPlasmas.FieldStrength;

    private static double ωce => Math.Abs(Species.Electron.Gyrofrequency(B0));

    [TestCase(100, 230)]
    [TestCase(20, 10)]
    public void ResponseIsTheMomentumIntegral(double parallel, double perpendicular)
    {
        var component = new PlasmaComponent(Species.Electron, 1e7, parallel * KeV, perpendicular * KeV);
        RelativisticDispersion dispersion = RelativisticDispersion.RMode(B0, component);
        var f = new JuttnerQuadrature(component);
        Complex ω = new Complex(0.3, 0.2) * ωce;
        const double k = 4e-4;

        // −∫ d³u (v⊥/2) [(ω − kv∥) ∂f/∂u⊥ + kv⊥ ∂f/∂u∥]/(ω − kv∥ + Ω/γ) as it stands, by the trapezoidal rule in u∥ and Simpson's in u⊥, up
        // to where f is e^−36.
        double largest = Math.Pow(1 + 36 * f.Theta, 2) - 1, across = Math.Sqrt(largest * f.Stretch), along = Math.Sqrt(largest);
        double du = across / 1500, dv = along / 500;
        Complex sum = 0;
        double norm = 0;
        for (int i = 1; i < 1500; i++)
        {
            double simpson = i % 2 == 1 ? 4.0 / 3 : 2.0 / 3;
            for (int j = -499; j < 500; j++)
            {
                double u = i * du, v = j * dv, γ = Math.Sqrt(1 + u * u + v * v), g = Math.Sqrt(1 + v * v + u * u / f.Stretch);
                double value = simpson * u * Math.Exp(-(g - 1) / f.Theta), ck = SpeedOfLight * k;
                norm += value;
                Complex bracket = (ω - ck * v / γ) * (u / f.Stretch) + ck * u / γ * v;
                sum += value * (u / γ / 2) * bracket / (f.Theta * g) / (ω - ck * v / γ - ωce / γ);
            }
        }

        Assert.That(Complex.Abs(dispersion.Response(0, ω, k) - sum / norm), Is.LessThan(1e-8 * Complex.Abs(sum / norm)));
    }

    [Test]
    public void DistributionHasTheTemperaturesAsked([Values(1e-6, 0.02, 0.4)] double parallel, [Values(0.5, 1, 2.5)] double ratio)
    {
        double mc2 = Species.Electron.RestEnergy;
        var f = new JuttnerQuadrature(new PlasmaComponent(Species.Electron, 1, parallel * mc2, ratio * parallel * mc2));

        // The moments by plain integration over u∥, u⊥ in units of thermal width: trapezoidal and midpoint rule.
        double largest = Math.Pow(1 + 36 * f.Theta, 2) - 1, du = Math.Sqrt(largest * f.Stretch) / 600, dv = Math.Sqrt(largest) / 300;
        double n = 0, along = 0, across = 0;
        for (int i = 0; i < 600; i++)
        {
            for (int j = -300; j <= 300; j++)
            {
                double u = (i + 0.5) * du, v = j * dv, square = v * v + u * u / f.Stretch;
                double weight = u * Math.Exp(-square / (1 + Math.Sqrt(1 + square)) / f.Theta), γ = Math.Sqrt(1 + u * u + v * v);
                n += weight;
                along += weight * v * v / γ;
                across += weight * u * u / (2 * γ);
            }
        }

        // The midpoint rule misses du²/24 of the slope of the integrand at u⊥ = 0, ~1e-4 of n.
        Assert.That(along / n / parallel, Is.EqualTo(1).Within(3e-4));
        Assert.That(across / n / parallel, Is.EqualTo(ratio).Within(3e-4 * ratio));
        if (ratio == 1)
        {
            // Jüttner: T = θmc².
            Assert.That(f.Theta, Is.EqualTo(parallel).Within(1e-11 * parallel));
            Assert.That(f.Stretch, Is.EqualTo(1).Within(1e-11));
        }
    }

    [Test]
    public void IsAnalyticAcrossTheRealAxis()
    {
        // The mean over a circle about a real ω, half growing, half damped, is the value at its centre. 24 points: error (radius/distance
        // to ω = 0)²⁴ < 1e-11.
        RelativisticDispersion dispersion = RelativisticDispersion.RMode(B0, AllansonPlasmas.RunsVIToX);
        double centre = 0.3 * ωce, radius = 0.09 * ωce, k = dispersion.ColdMode.WaveNumber(centre);
        Complex mean = 0;
        for (int i = 0; i < 24; i++)
        {
            mean += dispersion.Value(centre + Complex.FromPolarCoordinates(radius, 2 * Math.PI * (i + 0.5) / 24), k) / 24;
        }

        Assert.That(Complex.Abs(mean - dispersion.Value(centre, k)), Is.LessThan(1e-9 * Math.Pow(SpeedOfLight * k, 2)));
    }

    [Test]
    public void BecomesTheClassicalOneWhenCooled([Values(+1, -1)] int branch)
    {
        // Fields, frequencies and k a/ω are held while all energies and c²-scaled quantities shrink: halving T at fixed ka/ω_ce halves the
        // difference.
        double[] difference = [.. ((double[])[8e-4, 4e-4]).Select(Difference)];
        Assert.That(difference[0], Is.GreaterThan(1e-5).And.LessThan(0.05));
        Assert.That(difference[0] / difference[1], Is.EqualTo(2).Within(0.02));

        double Difference(double θ)
        {
            double t = θ * Species.Electron.RestEnergy, k = 0.5 * ωce / (SpeedOfLight * Math.Sqrt(2 * θ));
            var hot = new PlasmaComponent(Species.Electron, 1e7, t, 2 * t);
            Complex ω = new Complex(0.4, 0.1 * branch) * ωce;
            Complex classical = BiMaxwellianDispersion.RMode(B0, hot).Response(0, ω, k);
            return Complex.Abs(RelativisticDispersion.RMode(B0, hot).Response(0, ω, k) / classical - 1);
        }
    }

    [Test]
    public void ColdPlasmaHasTheColdModes()
    {
        RelativisticDispersion dispersion = RelativisticDispersion.RMode(
            B0, PlasmaComponent.Cold(Species.Electron, 0.5e7), PlasmaComponent.Maxwellian(Species.Electron, 0.5e7, 1e-5 * ElectronVolt));
        double k = dispersion.ColdMode.WaveNumber(0.3 * ωce);

        // Warm corrections: (ka/(ω_ce − ω))² = 2e-9.
        Assert.That(dispersion.Mode(k).Frequency, Is.EqualTo(0.3 * ωce).Within(1e-8 * ωce));
    }

    [TestCase(false, 0.1, -0.146)]
    [TestCase(true, 0.4, -0.042)]
    public void RelativityWeakensTheGrowthOfAllansonsPlasmas(bool anisotropic, double x, double correction)
    {
        // docs/linear-theory.md quotes the corrections of the largest growth rate; here at a wave near it.
        PlasmaComponent[] plasma = anisotropic ? AllansonPlasmas.RunsVIToX : AllansonPlasmas.RunsIToV;
        RelativisticDispersion relativistic = RelativisticDispersion.RMode(B0, plasma);
        double k = relativistic.ColdMode.WaveNumber(x * ωce), classical = BiMaxwellianDispersion.RMode(B0, plasma).Mode(k).GrowthRate;
        Assert.That(relativistic.Mode(k).GrowthRate / classical - 1, Is.EqualTo(correction).Within(0.001));
    }

    [Test]
    public void RefusesWhatItDoesNotTake()
    {
        PlasmaComponent cold = PlasmaComponent.Cold(Species.Electron, 1e7);
        Refused(() => RelativisticDispersion.RMode(B0, cold with { Drift = 1e6 }), "drifts at 1E+06");
        Refused(() => RelativisticDispersion.RMode(B0, cold with { PerpendicularTemperature = 1 * KeV }), "cold in one direction only");
        Assert.That(Complex.IsNaN(RelativisticDispersion.RMode(B0, cold).Value(1e5, 1e-4)));
    }
}
