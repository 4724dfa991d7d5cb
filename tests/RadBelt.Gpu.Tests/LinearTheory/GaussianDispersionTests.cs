using System.Numerics;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Tests.LinearTheory;

/// <summary>Dispersion in Gaussians of momentum: the integral as it stands, its classical limit, its continuation to damped waves.</summary>
internal sealed class GaussianDispersionTests
{
    private const double B0 = 2.9e-7;
    private static readonly FieldLineBiMaxwellian Hot = new(0.2, 0.53);

    private static double Ω => Math.Abs(Species.Electron.Gyrofrequency(B0));

    // ω_pe = 5 Ω.
    private static double ColdDensity => 25 * Ω * Ω / Math.Pow(Species.Electron.PlasmaFrequency(1), 2);

    [TestCase(0.2, 0.53)]
    [TestCase(0.7, 0.5)]
    public void ResponseIsTheMomentumIntegral(double parallel, double perpendicular)
    {
        GaussianDispersion dispersion = GaussianDispersion.RMode(B0, 1, 1, new(parallel, perpendicular));
        Complex ω = new Complex(0.3, 0.2) * Ω;
        double ck = 2 * Ω, sum = 0, du = 9 * perpendicular / 1500, dv = 9 * parallel / 500;
        Complex integral = 0;

        // −∫ d³u (v⊥/2) [(ω − kv∥) ∂f/∂u⊥ + kv⊥ ∂f/∂u∥]/(ω − kv∥ − Ω/γ) as it stands: the trapezoidal rule in u∥, Simpson's in u⊥.
        for (int i = 1; i < 1500; i++)
        {
            double simpson = i % 2 == 1 ? 4.0 / 3 : 2.0 / 3;
            for (int j = -499; j < 500; j++)
            {
                double u = i * du, v = j * dv, γ = Math.Sqrt(1 + (u * u) + (v * v));
                double f = simpson * u * Math.Exp(-0.5 * ((v * v / (parallel * parallel)) + (u * u / (perpendicular * perpendicular))));
                sum += f;
                Complex bracket = ((ω - (ck * v / γ)) * (u / (perpendicular * perpendicular))) + (ck * u / γ * v / (parallel * parallel));
                integral += f * (u / γ / 2) * bracket / (ω - (ck * v / γ) - (Ω / γ));
            }
        }

        Assert.That(
            Complex.Abs(dispersion.Response(1, ω, ck / SpeedOfLight) - (integral / sum)), Is.LessThan(1e-8 * Complex.Abs(integral / sum)));
    }

    [Test]
    public void IsAnalyticAcrossTheRealAxis()
    {
        // The mean over a circle about a real ω, half growing, half damped, is the value at its centre: error (radius/distance to ω = 0)²⁴ < 1e-11.
        GaussianDispersion dispersion = GaussianDispersion.RMode(B0, ColdDensity, 0.006 * ColdDensity, Hot);
        double centre = 0.3 * Ω, radius = 0.09 * Ω, k = dispersion.ColdMode.WaveNumber(centre);
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
        // Fields, frequencies and ka/ω are held: halving U² halves the difference.
        double[] difference = [.. ((double[])[8e-4, 4e-4]).Select(Difference)];
        Assert.That(difference[0], Is.GreaterThan(1e-5).And.LessThan(0.05));
        Assert.That(difference[0] / difference[1], Is.EqualTo(2).Within(0.02));

        double Difference(double square)
        {
            double u = Math.Sqrt(square), t = square * Species.Electron.RestEnergy, k = 0.5 * Ω / (SpeedOfLight * Math.Sqrt(2) * u);
            Complex ω = new Complex(0.4, 0.1 * branch) * Ω;
            Complex classical = BiMaxwellianDispersion.RMode(B0, new PlasmaComponent(Species.Electron, 1, t, 2 * t)).Response(0, ω, k);
            return Complex.Abs((GaussianDispersion.RMode(B0, 1, 1, new(u, Math.Sqrt(2) * u)).Response(1, ω, k) / classical) - 1);
        }
    }

    /// <summary>The convective rate of a weakly growing wave is its growth rate over its group speed.</summary>
    [Test]
    public void SpatialGrowthIsTemporalGrowthOverTheGroupSpeed()
    {
        GaussianDispersion dispersion = GaussianDispersion.RMode(B0, ColdDensity, 1e-4 * ColdDensity, Hot);
        double k = dispersion.ColdMode.WaveNumber(0.3 * Ω), δ = 1e-3 * k;
        LinearMode mode = dispersion.Mode(k);
        double groupSpeed = (dispersion.Mode(k + δ).Frequency - dispersion.Mode(k - δ).Frequency) / (2 * δ), expected = mode.GrowthRate / groupSpeed;
        Assert.That(expected, Is.Positive);

        // Differences are of second order in γ/ω = 2e-4 and of first in the change of γ with ω where that is steep.
        Assert.That(ConvectiveGrowth.SpatialRate(dispersion, mode.Frequency), Is.EqualTo(expected).Within(3e-3 * expected));
    }

    /// <summary>
    /// The case of Tao, Zonca and Chen (2017) at the equator: ω_pe = 5 Ω, n_h = 0.006 n_c. Runs are compared with these figures; growth is in proportion to the hot density as
    /// long as it is far below Ω.
    /// </summary>
    [Test]
    public void TheReferenceCaseGrows()
    {
        LinearMode fastest = Fastest(0.006), weak = Fastest(0.001);
        Assert.That(fastest.GrowthRate / Ω, Is.EqualTo(9.417e-3).Within(1e-5));
        Assert.That(fastest.Frequency / Ω, Is.EqualTo(0.2237).Within(1e-3));
        Assert.That(weak.GrowthRate, Is.EqualTo(fastest.GrowthRate / 6).Within(0.03 * weak.GrowthRate));

        static LinearMode Fastest(double hot)
        {
            GaussianDispersion d = GaussianDispersion.RMode(B0, ColdDensity, hot * ColdDensity, Hot);
            return d.MostUnstable(d.ColdMode.WaveNumber(0.15 * Ω), d.ColdMode.WaveNumber(0.3 * Ω))!.Value;
        }
    }

    /// <summary>Along the parabola of that case: what a wave gains on its way from end to end is the integral of its rate at every place.</summary>
    [Test]
    public void TheReferenceCaseAmplifies()
    {
        var line = new ParabolicFieldLine(B0, 8.62e-5 * Math.Pow(Ω / SpeedOfLight, 2));
        double length = 600 * SpeedOfLight / Ω;
        var setup = new HybridPicSetup(line, new(100, length / 100), new(ColdDensity), new(0.006 * ColdDensity, 0.2, 0.53, 10), 0.02 * length);
        ConvectiveGrowth growth = ConvectiveGrowth.Of(setup, 0.25 * Ω);

        // The trapezoidal rule with even steps on the northern half; the southern one is its mirror image.
        double end = 0.48 * length, step = end / 80;
        double half = Enumerable.Range(0, 81).Sum(i => (i is 0 or 80 ? 0.5 : 1) * step * ConvectiveGrowth.SpatialRate(GaussianDispersion.RMode(setup, i * step), 0.25 * Ω));
        TestContext.Out.WriteLine($"{growth.Nepers:F4} nepers, {2 * half:F4}");
        Assert.That(growth.Nepers, Is.EqualTo(2 * half).Within(5e-3 * half));
        Assert.That(() => ConvectiveGrowth.Of(setup, 1.1 * Ω), Throws.TypeOf<InvalidInputException>().With.Message.Contains("gyrofrequency"));
    }
}
