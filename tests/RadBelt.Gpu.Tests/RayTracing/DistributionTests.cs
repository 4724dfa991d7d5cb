using MathNet.Numerics.Integration;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>Hot electron distributions: moments, gradients, Liouville's theorem, tables, published values, bad input.</summary>
public sealed class DistributionTests
{
    private static readonly BiMaxwellianDistribution Maxwellian = new(2e5, 3 * KeV, 1 * KeV, drift: 4e6);
    private static readonly KappaDistribution Kappa = new(2e5, 3 * KeV, 1 * KeV, kappa: 4);

    private static IEnumerable<GyrotropicDistribution> All =>
    [
        Maxwellian, Kappa, PowerLawDistribution.Bell2002, PowerLawDistribution.Bortnik2007Active, new DistributionSum(Maxwellian, Kappa), TabulatedDistribution.Of(Kappa),
        new HotElectrons(Kappa, 0.5).At(2.5), new RingCurrent(),
    ];

    /// <summary>
    /// Gauss–Legendre sums, spectral for the Maxwellian over 12 thermal speeds w. Beyond the 60 w of the kappa distribution, f of v^(−2κ − 2) leaves some 60^(1 − 2κ) of the density
    /// and 60^(3 − 2κ) of the pressure, 1e-12 and 1e-9; panels of 2.5 w cost the rest.
    /// </summary>
    [Test]
    public void DensityDriftAndTemperaturesAreThoseAskedFor()
    {
        double w = Math.Sqrt(2 * KeV / PhysicalConstants.ElectronMass);
        (double n, double u, double across, double along) = Moments(Maxwellian, 12 * w);
        Assert.That(n, Is.EqualTo(2e5).Within(1e-6).Percent);
        Assert.That(u, Is.EqualTo(4e6).Within(1e-6).Percent);
        Assert.That(across, Is.EqualTo(3 * KeV).Within(1e-6).Percent);
        Assert.That(along, Is.EqualTo(1 * KeV).Within(1e-6).Percent);
        (n, u, across, along) = Moments(Kappa, 60 * w);
        Assert.That(n, Is.EqualTo(2e5).Within(0.001).Percent);
        Assert.That(u, Is.Zero.Within(1));
        Assert.That(across, Is.EqualTo(3 * KeV).Within(0.01).Percent);
        Assert.That(along, Is.EqualTo(1 * KeV).Within(0.01).Percent);
    }

    /// <summary>Differences of fourth order with steps of 1e-3 of the speed: 1e-9 or so; at every place within 1e-7 of |f|/v.</summary>
    [TestCaseSource(nameof(All))]
    public void GradientIsThatOfTheValue(GyrotropicDistribution f)
    {
        const int seed = 3;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (int i = 0; i < 100; i++)
        {
            double v = Math.Pow(10, 6 + 1.8 * random.NextDouble()), α = Math.PI * random.NextDouble(), h = 1e-3 * v * Math.Sin(α);
            (double x, double z) = (v * Math.Sin(α), v * Math.Cos(α));
            (double slopeX, double slopeZ) = f.Gradient(x, z);

            // Tables are cubic from cell to cell: there the difference may straddle a node, where the third derivative jumps.
            double bound = (f is TabulatedDistribution ? 1e-5 : 1e-7) * (f.Value(x, z) / v + Math.Abs(slopeX) + Math.Abs(slopeZ));
            Assert.That(slopeX, Is.EqualTo(Slope(d => f.Value(x + d, z), h)).Within(bound));
            Assert.That(slopeZ, Is.EqualTo(Slope(d => f.Value(x, z + d), h)).Within(bound));
        }
    }

    /// <summary>Off the equator a bi-Maxwellian stays one: T∥ the same, 1/T⊥ = 1/(βT⊥,eq) + (1 − 1/β)/T∥, density as T⊥/T⊥,eq.</summary>
    [Test]
    public void LiouvilleKeepsABiMaxwellian([Values(1, 1.7, 20)] double β)
    {
        var equator = new BiMaxwellianDistribution(2e5, 3 * KeV, 1 * KeV);
        double temperature = 1 / (1 / (3 * KeV * β) + (1 - 1 / β) / KeV);
        var expected = new BiMaxwellianDistribution(2e5 * temperature / (3 * KeV), temperature, 1 * KeV);
        GyrotropicDistribution local = new HotElectrons(equator, 0.5).At(β);
        foreach ((double across, double along) in ((double, double)[])[(1e7, 1e7), (3e7, -2e6), (0, 2e7), (1e7, 0)])
        {
            Assert.That(local.Value(across, along), Is.EqualTo(0.5 * expected.Value(across, along)).Within(1e-10).Percent);
            Assert.That(local.Gradient(across, along).Perpendicular, Is.EqualTo(0.5 * expected.Gradient(across, along).Perpendicular).Within(1e-8).Percent.Or.Zero);
            Assert.That(local.Gradient(across, along).Parallel, Is.EqualTo(0.5 * expected.Gradient(across, along).Parallel).Within(1e-8).Percent.Or.Zero);
        }
    }

    [Test]
    public void IsotropicElectronsAreTheSameEverywhere()
    {
        GyrotropicDistribution local = new HotElectrons(PowerLawDistribution.Bell2002).At(3);
        (double x, double z) = PowerLawDistribution.Bell2002.Gradient(1e7, 2e7);
        Assert.That(local.Gradient(1e7, 2e7).Perpendicular, Is.EqualTo(x).Within(1e-10).Percent);
        Assert.That(local.Gradient(1e7, 2e7).Parallel, Is.EqualTo(z).Within(1e-10).Percent);
    }

    /// <summary>By hand: at 1e9 cm/s the terms of Bell et al. (2002) are 4.9 − 8.3 + 5.4 = 2.0 in units of 1e-31 s³ cm⁻⁶.</summary>
    [Test]
    public void PublishedPowerLaws()
    {
        Assert.That(PowerLawDistribution.Bell2002.Value(0, 1e7), Is.EqualTo(2.0e-19).Within(1e-10).Percent);
        double v = Math.Sqrt(2 * KeV / PhysicalConstants.ElectronMass);
        Assert.That(
            PowerLawDistribution.Bortnik2007Active.Value(v, 0) * v * v / PhysicalConstants.ElectronMass, Is.EqualTo(4e7 * 1e4 / KeV).Within(1e-8).Percent, "J = v²f/m at 1 keV");
        Assert.That(
            PowerLawDistribution.Bortnik2007Quiet.Value(0, v) / PowerLawDistribution.Bortnik2007Quiet.Value(0, 2 * v), Is.EqualTo(Math.Pow(2, 2 * 0.831 + 2)).Within(1e-8).Percent);
    }

    [Test]
    public void KappaTendsToAMaxwellian()
    {
        var kappa = new KappaDistribution(1e5, 2 * KeV, 1 * KeV, 1e6);
        Assert.That(kappa.Value(2e7, 3e7), Is.EqualTo(new BiMaxwellianDistribution(1e5, 2 * KeV, 1 * KeV).Value(2e7, 3e7)).Within(0.001).Percent);
    }

    /// <summary>
    /// Splines with steps h = 0.02 of ln v err by 5h⁴/384 of the fourth derivative of ln f and their slopes by h³/24 of it: for (v/w)², 16 (v/w)² with (v/w)² below 10, that is 3e-7 and
    /// 5e-5 at most.
    /// </summary>
    [TestCaseSource(nameof(All))]
    public void TableFollowsADistribution(GyrotropicDistribution f)
    {
        TabulatedDistribution table = TabulatedDistribution.Of(f);
        for (double v = 1e6; v < 4e7; v *= 1.07)
        {
            for (double α = 0.01; α < Math.PI; α += 0.173)
            {
                (double x, double z) = (v * Math.Sin(α), v * Math.Cos(α));
                double value = f.Value(x, z);
                (double slopeX, double slopeZ) = f.Gradient(x, z);
                Assert.That(table.Value(x, z), Is.EqualTo(value).Within(1e-6 * value));
                double bound = 5e-5 * (value / v + Math.Abs(slopeX) + Math.Abs(slopeZ));
                Assert.That(table.Gradient(x, z).Perpendicular, Is.EqualTo(slopeX).Within(bound));
                Assert.That(table.Gradient(x, z).Parallel, Is.EqualTo(slopeZ).Within(bound));
            }
        }
    }

    /// <summary>Power laws are straight lines in ln v, whatever the steps; angles up to 90° are mirrored.</summary>
    [Test]
    public void TableOfValues()
    {
        double[] speeds = [1e6, 3e6, 5e6, 2e7, 9e7], angles = [0.1, 0.5, 1.2, Math.PI / 2];
        double[,] values = new double[speeds.Length, angles.Length];
        for (int i = 0; i < speeds.Length; i++)
        {
            for (int j = 0; j < angles.Length; j++)
            {
                values[i, j] = 1e20 * Math.Pow(speeds[i], -5);
            }
        }

        TabulatedDistribution table = TabulatedDistribution.Of("measured", speeds, angles, values);
        foreach (double α in (double[])[0.05, 0.7, 2.9])
        {
            Assert.That(table.Value(7e6 * Math.Sin(α), 7e6 * Math.Cos(α)), Is.EqualTo(1e20 * Math.Pow(7e6, -5)).Within(1e-9).Percent);
        }

        Assert.That(table.Value(1e8, 0), Is.Zero, "above the table");
        Assert.That(table.Value(0, 1e3), Is.EqualTo(values[0, 0]).Within(1e-9).Percent, "below it");
        Assert.That(table.Gradient(0, 1e3), Is.EqualTo((0.0, 0.0)));
        values[2, 1] = 0;
        Assert.That(() => TabulatedDistribution.Of("measured", speeds, angles, values), Refuses("5E+06"));
        Assert.That(() => TabulatedDistribution.Of("measured", [1e6, 2e6, 1.5e6, 3e6, 4e6], angles, values), Refuses("rising"));
        Assert.That(() => TabulatedDistribution.Of("measured", speeds, [0.1, 0.2, 0.3], values), Refuses("5 × 4"));
        Assert.That(() => TabulatedDistribution.Of("measured", [1e6, 3e6, 5e6, 2e7, 4e8], angles, values), Refuses("speed of light"));
    }

    [Test]
    public void BadInputIsRefused()
    {
        Assert.That(() => BiMaxwellianDistribution.Isotropic(0, 1 * KeV), Refuses("density"));
        Assert.That(() => new BiMaxwellianDistribution(1e5, 0, 1 * KeV), Refuses("perpendicular temperature"));
        Assert.That(() => new BiMaxwellianDistribution(1e5, 1 * KeV, -1), Refuses("parallel temperature"));
        Assert.That(() => new BiMaxwellianDistribution(1e5, 1 * KeV, 1 * KeV, 3e8), Refuses("drift"));
        Assert.That(() => new KappaDistribution(1e5, 1 * KeV, 1 * KeV, 1.5), Refuses("1.5"));
        Assert.That(() => new KappaDistribution(-1, 1 * KeV, 1 * KeV, 3), Refuses("density"));
        Assert.That(() => new PowerLawDistribution("none", []), Refuses("0"));
        Assert.That(() => new PowerLawDistribution("negative", [new(1e9, 4), new(-1e20, 5)]), Refuses("not positive"));
        Assert.That(() => PowerLawDistribution.OfFlux("none", 0, 1), Refuses("flux"));
        Assert.That(() => new DistributionSum(), Refuses("populations"));
        Assert.That(() => new HotElectrons(Kappa, -0.5), Refuses("-0.5"));
        Assert.That(() => new HotElectrons(Kappa).At(0.9), Refuses("0.9"));
        Assert.That(() => TabulatedDistribution.Of(Kappa, speeds: 3), Refuses("four"));
        Assert.That(() => TabulatedDistribution.Of(new LossCone()), Refuses("falls to zero"));
    }

    private static NUnit.Framework.Constraints.Constraint Refuses(string word) =>
        Throws.TypeOf<InvalidInputException>().With.Message.Contains(word);

    private static double Slope(Func<double, double> f, double h) => (8 * (f(h) - f(-h)) - f(2 * h) + f(-2 * h)) / (12 * h);

    private static (double Density, double Drift, double Perpendicular, double Parallel) Moments(GyrotropicDistribution f, double reach)
    {
        const int panels = 24;
        var rule = new GaussLegendreRule(0, 1, 16);
        (double n, double u, double across, double along) = (0, 0, 0, 0);
        for (int i = 0; i < panels * rule.Order; i++)
        {
            for (int j = -panels * rule.Order; j < panels * rule.Order; j++)
            {
                (double x, double dx) = At(i);
                (double z, double dz) = j < 0 ? At(-1 - j) : At(j);
                z = j < 0 ? -z : z;
                double weight = Math.Tau * x * dx * dz * f.Value(x, z);
                (n, u, across, along) = (n + weight, u + weight * z, across + weight * x * x, along + weight * z * z);
            }
        }

        u /= n;
        return (n, u, 0.5 * PhysicalConstants.ElectronMass * across / n, PhysicalConstants.ElectronMass * (along / n - u * u));

        (double Place, double Weight) At(int i)
        {
            double width = reach / panels;
            return (width * (i / rule.Order + rule.GetAbscissa(i % rule.Order)), width * rule.GetWeight(i % rule.Order));
        }
    }

    private sealed class LossCone : GyrotropicDistribution
    {
        public override string Name => "loss cone";

        public override double Value(double perpendicularSpeed, double parallelSpeed) =>
            perpendicularSpeed > 0.1 * Math.Abs(parallelSpeed) ? Kappa.Value(perpendicularSpeed, parallelSpeed) : 0;

        public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed) => throw new NotSupportedException();
    }

    /// <summary>One that the library does not know: a shell that wanes towards the field line.</summary>
    private sealed class RingCurrent : GyrotropicDistribution
    {
        private const double Scale = 2e7;

        public override string Name => "ring current";

        public override double Value(double perpendicularSpeed, double parallelSpeed)
        {
            double x = perpendicularSpeed / Scale, z = parallelSpeed / Scale;
            return 1e-18 * (1 + x * x) * Math.Exp(-x * x - z * z);
        }

        public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
        {
            double x = perpendicularSpeed / Scale, z = parallelSpeed / Scale, f = Value(perpendicularSpeed, parallelSpeed);
            return (2 * x / Scale * (f / (1 + x * x) - f), -2 * z / Scale * f);
        }
    }
}
