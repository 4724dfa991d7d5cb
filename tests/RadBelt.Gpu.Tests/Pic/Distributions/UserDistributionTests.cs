using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

internal sealed class UserDistributionTests
{
    // A Gaussian of width 0.1 along and across, times 17, on a rectangle in which its width is a sixteenth.
    private const double Width = 0.1;

    [Test]
    public void QuantilesAreGoodToOneInAHundredThousand()
    {
        var f = new UserDistribution(Gaussian, -8 * Width, 8 * Width, 8 * Width);
        double worst = 0;
        for (int i = 1; i < 40; i++)
        {
            for (int j = 1; j < 40; j++)
            {
                (double r1, double r2) = (i / 40.0, j / 40.0);
                (double u, double w) = f.Sample(r1, r2);
                double along = 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-u / Width / Math.Sqrt(2)), across = 1 - Math.Exp(-0.5 * w * w / (Width * Width));
                worst = Math.Max(worst, Math.Max(Math.Abs(along - r1), Math.Abs(across - r2)));
            }
        }

        TestContext.Out.WriteLine($"largest error of a cumulative probability: {worst:E2}");
        Assert.That(worst, Is.LessThan(1e-5));
        Assert.That(f.IsSymmetric, Is.True);
        Assert.That(f.LogDensity(0, 0), Is.EqualTo(-1.5 * Math.Log(2 * Math.PI * Width * Width)).Within(1e-10));
        Assert.That(f.LogDensity(9 * Width, 0), Is.EqualTo(double.NegativeInfinity));
        Assert.That(f.LogDensity(0, 9 * Width), Is.EqualTo(double.NegativeInfinity));
    }

    [Test]
    public void MomentsAreThoseOfTheSameDistributionByItsName()
    {
        var named = new BiMaxwellian(Species.Electron, 10 * KeV, 20 * KeV);
        var f = new UserDistribution((u, w) => 1e9 * Math.Exp(named.LogDensity(u, w)), -2, 2, 3);
        Assert.That(f.Moments.ParallelTemperature, Is.EqualTo(named.Moments.ParallelTemperature).Within(1e-9 * f.Moments.ParallelTemperature));
        Assert.That(f.Moments.KineticEnergy, Is.EqualTo(named.Moments.KineticEnergy).Within(1e-9 * f.Moments.KineticEnergy));
        Assert.That(f.Moments.ForwardFlux, Is.EqualTo(named.Moments.ForwardFlux).Within(1e-9 * f.Moments.ForwardFlux));
        Assert.That(f.LogDensity(0.1, 0.2), Is.EqualTo(named.LogDensity(0.1, 0.2)).Within(1e-9));
    }

    [Test]
    public void SamplesOfALossConeAvoidIt()
    {
        // sin²α times a Gaussian of |u|: sin α and |u| are independent, with P(μ) = ¾(1 − μ²) for the cosine μ: F(μ) = ½ + ¾μ − ¼μ³.
        const int n = 20_000, seed = 5;
        TestContext.Out.WriteLine($"seed {seed}");
        var f = new UserDistribution(
            (u, w) => u == 0 && w == 0 ? 0 : w * w / (u * u + w * w) * Gaussian(u, w), -8 * Width, 8 * Width, 8 * Width);
        var random = new RandomStream(seed, 1000);
        double[] cosines = [.. Enumerable.Range(0, n).Select(i => random.Uniform(i)).Select(r => f.Sample(r.First, r.Second))
            .Select(p => p.Parallel / Math.Sqrt(p.Parallel * p.Parallel + p.Perpendicular * p.Perpendicular))];
        Assert.That(Uniformity.KolmogorovSmirnov(cosines.Select(μ => 0.5 + 0.75 * μ - 0.25 * μ * μ * μ)), Is.LessThan(Uniformity.Threshold));
    }

    [Test]
    public void StepsAreSmearedOverAPanel()
    {
        // A box of u∥ in [0.2, 0.6), u⊥ < 0.5; panels are 1/1024 of 1 and at most 1/226 of 1 wide (twice that between the rows about a step).
        var f = new UserDistribution((u, w) => u is >= 0.2 and < 0.6 && w < 0.5 ? 3 : 0, 0, 1, 1);
        Assert.That(f.Sample(0.5, 0.5).Parallel, Is.EqualTo(0.4).Within(1.0 / 1024));
        Assert.That(f.Sample(0.5, 0.25).Perpendicular, Is.EqualTo(0.25).Within(1.0 / 226));
        Assert.That(f.Sample(1e-9, 0.5).Parallel, Is.EqualTo(0.2).Within(2.0 / 1024));
        Assert.That(f.Sample(0.5, 1 - 1e-9).Perpendicular, Is.EqualTo(0.5).Within(2.0 / 226));
    }

    [Test]
    public void BadFunctionsAreRefused() => Assert.Multiple(() =>
    {
        Refused(() => Of((u, w) => u > 0 ? -1 : 0), "is -1; it must be zero or positive");
        Refused(() => Of((u, w) => Math.Sqrt(u)), "is NaN");
        Refused(() => Of((u, w) => 1 / (w * w)), "is Infinity");
        Refused(() => Of((_, _) => 0), "f is zero at every node");
        Refused(() => Of((u, w) => Gaussian(u - 9, w)), "f is zero at every node");
        Refused(() => Of((_, w) => Gaussian(0, w)), "on the outer sides of its rectangle");
        Refused(() => Of((u, _) => Gaussian(u, 0)), "give wider bounds");
        Refused(() => Of((u, w) => Gaussian(100 * u, 100 * w)), "f is too narrow");
        Refused(() => _ = new UserDistribution(Gaussian, 1, -1, 1), "[1, -1] is no interval");
        Refused(() => _ = new UserDistribution(Gaussian, -1, 1, 0), "largest u⊥: 0 cannot be used");

        void Of(Func<double, double, double> density) => _ = new UserDistribution(density, -1, 1, 1);
    });

    private static double Gaussian(double u, double w) => 17 * Math.Exp(-0.5 * (u * u + w * w) / (Width * Width));
}
