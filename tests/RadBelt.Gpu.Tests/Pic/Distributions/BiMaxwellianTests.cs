using MathNet.Numerics;
using MathNet.Numerics.Integration;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

/// <summary>Relativistic Maxwellians and bi-Maxwellians of electrons from 1 eV to 1 MeV, against Bessel functions and integrals in other variables.</summary>
internal sealed class BiMaxwellianTests
{
    private const double Exact = 1e-10;

    private static readonly double[] Temperatures = [1, 100, 10e3, 230e3, 1e6];
    private static readonly (double Parallel, double Perpendicular)[] Anisotropic =
        [(1, 4), (1e3, 1.6e3), (100e3, 230e3), (230e3, 100e3), (1e6, 1e5), (1e5, 1e6), (1e6, 2e6), (1, 1e4), (1e5, 1)];

    [TestCaseSource(nameof(Temperatures))]
    public void MaxwellianHasJuttnersMoments(double electronVolts)
    {
        double θ = Juttner.Theta(electronVolts);
        var f = new Maxwellian(Species.Electron, electronVolts * ElectronVolt);
        DistributionMoments m = f.Moments;
        Assert.That(m.ParallelTemperature, Is.EqualTo(θ).Within(Exact * θ));
        Assert.That(m.PerpendicularTemperature, Is.EqualTo(θ).Within(Exact * θ));
        Assert.That(m.KineticEnergy, Is.EqualTo(Juttner.MeanEnergy(θ)).Within(Exact * m.KineticEnergy));
        Assert.That(m.ForwardFlux, Is.EqualTo(Juttner.OneSidedFlux(θ)).Within(Exact * m.ForwardFlux));
        Assert.That(m.BackwardFlux, Is.EqualTo(m.ForwardFlux).Within(Exact * m.ForwardFlux));
        Assert.That(m.MeanMomentum, Is.Zero.Within(Exact * Math.Sqrt(θ)));
        Assert.That(m.MeanVelocity, Is.Zero.Within(Exact * Math.Sqrt(θ)));
        Assert.That(f.LogDensity(0, 0), Is.EqualTo(-Math.Log(4 * Math.PI * θ * Juttner.ScaledK2(θ))).Within(Exact));
    }

    [TestCaseSource(nameof(Anisotropic))]
    public void SecondMomentsAreTheTemperaturesAskedFor((double Parallel, double Perpendicular) t)
    {
        // In spherical coordinates of the space in which f is isotropic: u∥ = kμ, u⊥ = [A(1 − μ²)]^½ k, (1 + k²)^½ − 1 = θτ².
        var f = new BiMaxwellian(Species.Electron, t.Parallel * ElectronVolt, t.Perpendicular * ElectronVolt);
        (double θ, double a) = (f.Theta, f.Anisotropy);
        double norm = Mean((_, _, _) => 1);
        Assert.That(norm, Is.EqualTo(Juttner.ScaledK2(θ) * θ).Within(Exact * norm));
        Assert.That(Mean((u, _, γ) => u * u / γ) / norm, Is.EqualTo(Juttner.Theta(t.Parallel)).Within(Exact * Juttner.Theta(t.Parallel)));
        Assert.That(
            Mean((_, w, γ) => 0.5 * w * w / γ) / norm, Is.EqualTo(Juttner.Theta(t.Perpendicular)).Within(Exact * Juttner.Theta(t.Perpendicular)));
        Assert.That(Mean((u, _, γ) => Math.Abs(u) / γ) / norm, Is.EqualTo(2 * f.Moments.ForwardFlux).Within(Exact * f.Moments.ForwardFlux));
        Assert.That(f.LogDensity(0, 0), Is.EqualTo(-Math.Log(4 * Math.PI * a * θ * Juttner.ScaledK2(θ))).Within(Exact));

        // ∫ k² e^{−τ²} dk dμ of a quantity of (u∥, u⊥, γ).
        double Mean(Func<double, double, double, double> quantity) => Panelled(τ =>
        {
            double energy = θ * τ * τ, k = τ * Math.Sqrt(θ * (2 + energy)), dk = 2 * Math.Sqrt(θ) * (1 + energy) / Math.Sqrt(2 + energy);
            return k * k * dk * Math.Exp(-τ * τ) * Panelled(χ =>
            {
                (double sin, double cos) = Math.SinCos(χ);
                (double u, double w) = (k * cos, Math.Sqrt(a) * k * sin);
                return sin * quantity(u, w, Math.Sqrt(1 + u * u + w * w));
            }, 0.5 * Math.PI);
        }, 6.8);
    }

    [Test]
    public void ColdParametersAreTheTemperatures()
    {
        // The corrections are of the order of T/mc²: 8e-6 here.
        var f = new BiMaxwellian(Species.Electron, 1 * ElectronVolt, 4 * ElectronVolt);
        Assert.That(f.Theta, Is.EqualTo(Juttner.Theta(1)).Within(2e-5 * f.Theta));
        Assert.That(f.Anisotropy, Is.EqualTo(4).Within(1e-4));
        Assert.That(new Maxwellian(Species.Proton, 1 * MeV).Theta, Is.EqualTo(MeV / Species.Proton.RestEnergy));
    }

    [Test]
    public void SamplesAreTheQuantiles(
        [Values(1, 100e3, 1e6)] double electronVolts,
        [Values(0.3, 1, 3)] double anisotropy,
        [Values(1e-6, 0.2, 0.5, 0.77, 1 - 1e-6)] double r1)
    {
        var f = new BiMaxwellian(Species.Electron, electronVolts * ElectronVolt, anisotropy * electronVolts * ElectronVolt);
        (double θ, double a) = (f.Theta, f.Anisotropy);
        double r2 = 0.37;
        (double u, double w) = f.Sample(r1, r2);

        // From the middle to u∥, where the marginal is known; beyond u⊥ at that u∥.
        double scale = Math.Sqrt(θ), γ = Math.Sqrt(1 + u * u);
        double within = Integrate.GaussKronrod(x => scale * Marginal(scale * x), 0, u / scale, 1e-12);
        double beyond = Math.Exp(-w * w / a / (θ * (γ + Math.Sqrt(γ * γ + w * w / a)))) * (θ + Math.Sqrt(γ * γ + w * w / a)) / (θ + γ);
        Assert.That(within, Is.EqualTo(r1 - 0.5).Within(1e-10));
        Assert.That(beyond, Is.EqualTo(1 - r2).Within(1e-12));

        double Marginal(double x)
        {
            double γ = Math.Sqrt(1 + x * x);
            return Math.Exp(-x * x / (1 + γ) / θ) * (γ + θ) / (2 * Juttner.ScaledK2(θ));
        }
    }

    [TestCase(1)]
    [TestCase(1e6)]
    public void SamplesOfAMaxwellianAreIsotropic(double electronVolts)
    {
        const int n = 50_000, seed = 21;
        TestContext.Out.WriteLine($"seed {seed}");
        var f = new Maxwellian(Species.Electron, electronVolts * ElectronVolt);
        var random = new RandomStream(seed, 1000);
        (double U, double W)[] drawn = [.. Enumerable.Range(0, n).Select(i => random.Uniform(i)).Select(r => f.Sample(r.First, r.Second))];

        // cos of the pitch angle is uniform, at all speeds and at those above the thermal one.
        Assert.That(Uniformity.KolmogorovSmirnov(drawn.Select(Cosine)), Is.LessThan(Uniformity.Threshold));
        Assert.That(
            Uniformity.KolmogorovSmirnov(drawn.Where(p => p.U * p.U + p.W * p.W > 3 * f.Theta).Select(Cosine)), Is.LessThan(Uniformity.Threshold));

        // Mean energy: its standard deviation is below (3/2)^½ … 3^½ θ.
        double energy = drawn.Average(p => (p.U * p.U + p.W * p.W) / (1 + Math.Sqrt(1 + p.U * p.U + p.W * p.W)));
        Assert.That(energy, Is.EqualTo(Juttner.MeanEnergy(f.Theta)).Within(5 * Math.Sqrt(3.0 / n) * f.Theta));

        static double Cosine((double U, double W) p) => 0.5 + 0.5 * p.U / Math.Sqrt(p.U * p.U + p.W * p.W);
    }

    [Test]
    public void MirroredNumbersGiveMirroredMomenta()
    {
        var f = new BiMaxwellian(Species.Electron, 1 * KeV, 2 * KeV);
        foreach (double r in new[] { 0.25, 0.375, 1.0 / 1024 })
        {
            (double left, double acrossLeft) = f.Sample(r, 0.3);
            Assert.That(f.Sample(1 - r, 0.3), Is.EqualTo((-left, acrossLeft)));
        }

        Assert.That(f.Sample(0.5, 0.3).Parallel, Is.Zero);
    }

    [Test]
    public void NothingToSpeakOfLiesBeyondTheMaximum()
    {
        var f = new BiMaxwellian(Species.Electron, 100 * KeV, 300 * KeV);
        double extreme = Math.Pow(2, -53);
        Assert.That(f.Sample(extreme, 0.5).Parallel, Is.InRange(-f.MaximumMomentum, -0.5 * f.MaximumMomentum / Math.Sqrt(f.Anisotropy)));
        Assert.That(f.Sample(0.5, 1 - extreme).Perpendicular, Is.InRange(0.7 * f.MaximumMomentum, f.MaximumMomentum));
    }

    [Test]
    public void BadTemperaturesAreRefused() => Assert.Multiple(() =>
    {
        Refused(() => _ = new Maxwellian(Species.Electron, 0), "temperature: 0 J cannot be used");
        Refused(() => _ = new BiMaxwellian(Species.Electron, double.NaN, 1e-16), "parallel temperature: NaN J");
        Refused(() => _ = new BiMaxwellian(Species.Electron, 1e-16, -1e-16), "perpendicular temperature: -1E-16 J");
    });

    // 8 panels of 20 nodes.
    private static double Panelled(Func<double, double> f, double upper) =>
        Enumerable.Range(0, 8).Sum(i => GaussLegendreRule.Integrate(f, upper * i / 8, upper * (i + 1) / 8, 20));
}
