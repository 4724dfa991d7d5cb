using MathNet.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

/// <summary>A bi-Maxwellian at the equator and what Liouville's theorem makes of it along the line.</summary>
internal sealed class FieldLineBiMaxwellianTests
{
    // Those of Tao, Zonca & Chen (2017), and one with more momentum along the field than across it.
    private static readonly FieldLineBiMaxwellian[] Both = [new(0.2, 0.53), new(0.4, 0.3)];

    [Test]
    public void FollowsFromLiouvillesTheorem([ValueSource(nameof(Both))] FieldLineBiMaxwellian f, [Values(1, 1.3, 4, 100)] double b)
    {
        // f at (u∥, u⊥) where B = b B_eq is f at the equator with u⊥²/b and the rest of u² along the field (which needs no sign, as f is even in u∥, and may be
        // negative for b < 1 only). Of unit density at the equator; the density there is its integral.
        double Mapped(double parallel, double perpendicular)
        {
            double square = perpendicular * perpendicular / b, along = (parallel * parallel) + (perpendicular * perpendicular) - square;
            return Math.Exp(f.LogDensity(Math.Sqrt(along), Math.Sqrt(square)));
        }

        FieldLineBiMaxwellian there = f.At(b);
        foreach ((double parallel, double perpendicular) in ((double, double)[])[(0, 0), (0.3, 0.1), (-0.2, 0.9), (0.5, 0.5)])
        {
            double expected = Mapped(parallel, perpendicular) / f.DensityRatio(b);
            Assert.That(Math.Exp(there.LogDensity(parallel, perpendicular)), Is.EqualTo(expected).Within(1e-12 * expected));
            Assert.That(
                f.LogRelative(parallel, perpendicular, b), Is.EqualTo(Math.Log(Mapped(parallel, perpendicular)) - f.LogDensity(0, 0)).Within(1e-12));
        }

        double across = there.PerpendicularAxis.Maximum, density = Integrate.GaussLegendre(
            u => Integrate.GaussLegendre(w => 2 * Math.PI * w * Mapped(u, w), 0, across, 128), -10 * f.ParallelMomentum, 10 * f.ParallelMomentum, 128);
        Assert.That(density, Is.EqualTo(f.DensityRatio(b)).Within(1e-10 * density));
    }

    [Test]
    public void EquatorsCanBeMovedAlongTheLine()
    {
        FieldLineBiMaxwellian f = Both[0], twice = f.At(1.5).At(2), once = f.At(3);
        Assert.That(twice.PerpendicularMomentum, Is.EqualTo(once.PerpendicularMomentum).Within(1e-14));
        Assert.That(f.DensityRatio(1.5) * f.At(1.5).DensityRatio(2), Is.EqualTo(f.DensityRatio(3)).Within(1e-14));
        Assert.That(f.At(1e9).PerpendicularMomentum, Is.EqualTo(f.ParallelMomentum).Within(1e-9), "far off only those with any pitch angle at the equator are left: isotropic");
    }

    [Test]
    public void SamplesAreTheQuantiles([Values(1e-6, 0.2, 0.5, 0.9, 1 - 1e-6)] double r)
    {
        (double parallel, double perpendicular) = Both[0].Sample(r, r);
        Assert.That(0.5 * SpecialFunctions.Erfc(-parallel / 0.2 / Math.Sqrt(2)), Is.EqualTo(r).Within(1e-12));
        Assert.That(1 - Math.Exp(-perpendicular * perpendicular / (2 * 0.53 * 0.53)), Is.EqualTo(r).Within(1e-12));
    }

    [Test]
    public void ColdTemperaturesAreThoseOfTheMomenta()
    {
        // T/mc² = U² but for the weight 1/γ: corrections of order U².
        DistributionMoments m = new FieldLineBiMaxwellian(1e-3, 2e-3).Moments;
        Assert.That(m.ParallelTemperature, Is.EqualTo(1e-6).Within(1e-5 * 1e-6));
        Assert.That(m.PerpendicularTemperature, Is.EqualTo(4e-6).Within(1e-5 * 4e-6));
        Assert.That(m.KineticEnergy, Is.EqualTo(4.5e-6).Within(1e-5 * 4.5e-6));
    }

    [Test]
    public void RefusesFieldsWithoutAContinuation()
    {
        FieldLineBiMaxwellian f = Both[0];
        double lowest = 1 - Math.Pow(0.2 / 0.53, 2);
        Assert.Multiple(() =>
        {
            Assert.That(f.LowestFieldRatio, Is.EqualTo(lowest).Within(1e-15));
            Assert.That(f.At(1.001 * lowest).PerpendicularMomentum, Is.GreaterThan(10 * f.PerpendicularMomentum));
            Assert.That(() => f.At(lowest), Throws.TypeOf<InvalidInputException>().With.Message.Contains("0.8576").And.Message.Contains("lowest field"));
            Assert.That(() => f.DensityRatio(0), Throws.TypeOf<InvalidInputException>());
            Assert.That(Both[1].DensityRatio(1e-3), Is.EqualTo(1e-3 / (1 + ((1e-3 - 1) * 0.5625))).Within(1e-15), "with U⊥ < U∥ any field will do");
            Assert.That(() => new FieldLineBiMaxwellian(0.2, 0), Throws.TypeOf<InvalidInputException>().With.Message.Contains("U⊥"));
        });
    }
}
