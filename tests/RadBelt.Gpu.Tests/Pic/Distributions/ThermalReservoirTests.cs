using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

/// <summary>Means over a reservoir's table against flux-weighted means by quadrature: ⟨v∥ X⟩/⟨v∥⟩ over one sign of v∥.</summary>
internal sealed class ThermalReservoirTests
{
    // A mean of w² over an exponential tail w = −ln(1 − r) owes ln²M/M = 2e-3 to the last of M points, and the midpoint has all but a tenth of that.
    private const double Tolerance = 2e-4;

    private static readonly (string Name, MomentumDistribution F, int Direction)[] Plasmas =
    [
        ("cold", new Maxwellian(Species.Electron, 1 * ElectronVolt), 1),
        ("hot", new Maxwellian(Species.Electron, 1 * MeV), -1),
        ("anisotropic", new BiMaxwellian(Species.Electron, 100 * KeV, 230 * KeV), 1),
        ("drifting out", new Drifting(new Maxwellian(Species.Electron, 10 * KeV), 0.1 * SpeedOfLight), 1),
        ("drifting in", new Drifting(new Maxwellian(Species.Electron, 10 * KeV), 0.1 * SpeedOfLight), -1),
        ("ring", new Ring(Species.Electron, 0.01 * SpeedOfLight, 0.05 * SpeedOfLight, 100 * ElectronVolt), -1),
    ];

    [TestCaseSource(nameof(Plasmas))]
    public void MeansAreFluxWeighted((string Name, MomentumDistribution F, int Direction) plasma)
    {
        (_, MomentumDistribution f, int direction) = plasma;
        var reservoir = new ThermalReservoir(f, direction);
        (double[] u, double[] du) = f.ParallelAxis.Quadrature(8);
        (double[] w, double[] dw) = f.PerpendicularAxis.Quadrature(8);
        Assert.That(reservoir.Flux, Is.EqualTo(OfFlux((_, _, _) => 1)).Within(1e-9 * reservoir.Flux));
        foreach (Func<double, double, double, double> quantity in new Func<double, double, double, double>[]
            { (u, _, _) => u, (_, w, _) => w, (u, _, _) => u * u, (_, w, _) => w * w, (u, _, γ) => u / γ, (u, w, γ) => (u * u + w * w) / (1 + γ) })
        {
            double expected = OfFlux(quantity) / reservoir.Flux, mean = 0;
            for (int i = 0; i < reservoir.Parallel.Length; i++)
            {
                mean += Of(quantity, reservoir.Parallel[i], reservoir.Perpendicular[i]) / reservoir.Parallel.Length;
            }

            TestContext.Out.WriteLine($"{mean / expected - 1:E2}");
            Assert.That(mean, Is.EqualTo(expected).Within(Tolerance * expected));
        }

        double OfFlux(Func<double, double, double, double> quantity)
        {
            double sum = 0;
            for (int i = 0; i < u.Length; i++)
            {
                for (int j = 0; j < w.Length && direction * u[i] > 0; j++)
                {
                    double γ = Math.Sqrt(1 + u[i] * u[i] + w[j] * w[j]);
                    sum += du[i] * dw[j] * 2 * Math.PI * w[j] * Math.Exp(f.LogDensity(u[i], w[j])) * Math.Abs(u[i]) / γ * Of(quantity, Math.Abs(u[i]), w[j]);
                }
            }

            return sum;
        }

        static double Of(Func<double, double, double, double> quantity, double u, double w) => quantity(u, w, Math.Sqrt(1 + u * u + w * w));
    }

    [Test]
    public void FluxEnergyOfAMaxwellianIsTwiceItsTemperature()
    {
        // Slow Maxwellians: flux-weighted ⟨½v∥²⟩ = T, ⟨½v⊥²⟩ = T; corrections are of order θ = 2e-6.
        var f = new Maxwellian(Species.Electron, 1 * ElectronVolt);
        var reservoir = new ThermalReservoir(f, 1);
        double along = 0, across = 0;
        for (int i = 0; i < reservoir.Parallel.Length; i++)
        {
            along += 0.5 * Math.Pow(reservoir.Parallel[i], 2) / reservoir.Parallel.Length;
            across += 0.5 * Math.Pow(reservoir.Perpendicular[i], 2) / reservoir.Parallel.Length;
        }

        Assert.That(along, Is.EqualTo(f.Theta).Within(Tolerance * f.Theta));
        Assert.That(across, Is.EqualTo(f.Theta).Within(Tolerance * f.Theta));
        Assert.That(reservoir.Parallel.ToArray(), Is.All.GreaterThan(0));
        Assert.That(reservoir.Flux, Is.EqualTo(Math.Sqrt(f.Theta / (2 * Math.PI))).Within(1e-5 * reservoir.Flux));
    }

    [Test]
    public void ColdBeamsEnterOnOneSideOnly()
    {
        var beam = new Ring(Species.Electron, 0.6 * SpeedOfLight, 0, 0);
        var left = new ThermalReservoir(beam, 1, 16);
        var right = new ThermalReservoir(beam, -1, 16);
        Assert.That(left.Flux, Is.EqualTo(0.6).Within(1e-15));
        Assert.That(left.Parallel.ToArray(), Is.All.EqualTo(0.75f));
        Assert.That(right.Flux, Is.Zero);
        Assert.That(right.Parallel.ToArray(), Is.All.Zero);
    }

    [Test]
    public void SizesAndDirectionsThatCannotBeAreRefused()
    {
        var f = new Maxwellian(Species.Electron, 1 * KeV);
        Assert.That(() => new ThermalReservoir(f, 0), Throws.ArgumentException);
        Assert.That(() => new ThermalReservoir(f, 1, 1000), Throws.ArgumentException);
    }
}
