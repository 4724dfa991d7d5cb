using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>What is an equilibrium along a field line, and how what is not drifts.</summary>
internal sealed class HotEquilibriumTests
{
    private static readonly ParabolicFieldLine Line = new(300 * NanoTesla, Math.Pow(600e3, -2));

    [Test]
    public void LiouvillesContinuationStays()
    {
        HotEquilibrium report = HotEquilibrium.Of(Line, 600e3, new FieldLineBiMaxwellian(0.2, 0.53));
        TestContext.Out.WriteLine(report);
        Assert.Multiple(() =>
        {
            Assert.That(report.IsEquilibrium);
            Assert.That(report.DensityChange, Is.Zero.Within(1e-9));
            Assert.That(report.AnisotropyChange, Is.Zero.Within(1e-9));
        });
    }

    [Test]
    public void AnIsotropicPlasmaOfUniformDensityStays()
    {
        var f = new Maxwellian(Species.Electron, 30 * KeV);
        HotEquilibrium report = HotEquilibrium.Of(Line, 600e3, _ => (1, f));
        Assert.That(report.IsEquilibrium, $"{report}");
        Assert.That(report.DensityChange, Is.Zero.Within(1e-9));
        Assert.That(report.Anisotropy, Is.Zero.Within(1e-9));
    }

    /// <summary>
    /// A cold uniform bi-Maxwellian: ln f0 at constant u² and μ changes with B as −(u⊥²/2)(1/U⊥² − 1/U∥²) d ln b, so that ⟨(d ln f0/dt)²⟩ = c²U∥² (b′/b)² · 2(1 − A)², as ⟨u⊥⁴⟩ = 8U⊥⁴.
    /// </summary>
    [Test]
    public void AUniformAnisotropicPlasmaDrifts()
    {
        var f = new FieldLineBiMaxwellian(0.002, 0.003);
        HotEquilibrium report = HotEquilibrium.Of(Line, 600e3, _ => (1, f));
        TestContext.Out.WriteLine(report);
        double anisotropy = 1.5 * 1.5, c = PhysicalConstants.SpeedOfLight;
        double mean = Enumerable.Range(1, 17).Average(i => Math.Pow(Slope(600e3 * i / 17), 2)), expected = c * 0.002 * Math.Sqrt(2 * mean) * (anisotropy - 1);
        Assert.Multiple(() =>
        {
            Assert.That(report.Rate, Is.EqualTo(expected).Within(1e-3 * expected));
            Assert.That(report.IsEquilibrium, Is.False);
            Assert.That(report.DensityChange, Is.Not.Zero.Within(0.01), "more arrives than leaves, or fewer: of order 1 − U∥²/U⊥²");
        });

        double Slope(double z) => 2 * Line.Curvature * z / Line.FieldRatio(z);
    }
}
