using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Tests.RayTracing;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Rays and their damping on every device.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class RaysOnDevicesTests(DeviceFactory factory)
{
    private static readonly IDensityModel[] Densities = [new PowerLawDensity(1e7, 1), Sheeley2001Density.Trough(6), new DiffusiveEquilibriumDensity(), new OwnDensity()];

    /// <summary>
    /// Devices that round as IEEE 754 says give the same bits. On others steps differ by roundings, and so where a ray lands on its bound: within 1e-11 of it, times what
    /// the ray runs along the bound.
    /// </summary>
    [TestCaseSource(nameof(Densities))]
    public void SameRays(IDensityModel density)
    {
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        double[] found = Ends(device), expected = Ends(reference);
        Assert.That(expected, Is.All.Not.Zero);
        Assert.That(found, Is.EqualTo(expected).Within(factory.IsExact ? 0 : 1e-7).Percent);

        double[] Ends(Device on)
        {
            RayLaunch[] launches = [.. Enumerable.Range(0, 9).Select(i => new RayLaunch { Frequency = 700 + 100 * i, LShell = 5, WaveNormalAngle = (4 * i - 18) * Degree, Azimuth = 1 })];
            RaySettings settings = new() { GreatestLatitude = 3 * Degree, LeastLShell = 4, GreatestLShell = 6 };
            IReadOnlyList<Ray> rays = RayTracer.Trace(on, new(density), launches, settings);
            Assert.That(rays.Select(ray => ray.End), Is.All.EqualTo(RayEnd.Latitude));
            return [.. rays.Select(ray => ray.Points[^1]).SelectMany(p => (double[])[p.Time, p.Radius, p.ParallelWaveNumber, p.OutwardWaveNumber, p.EastwardWaveNumber])];
        }
    }

    /// <summary>Sums over v⊥ are taken lane by lane and so differ by the rounding of some hundred terms, of either sign.</summary>
    [Test]
    public void SameDampingToRounding()
    {
        const int seed = 5;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        DampingPoint[] waves = [.. Enumerable.Range(0, 5).Select(_ => RayDampingTests.Random(random).Point)];
        var kappa = new KappaDistribution(1e5, 3 * KeV, 1 * KeV, 2);
        GyrotropicDistribution[] families =
            [new BiMaxwellianDistribution(1e5, 10 * KeV, 0.2 * KeV, drift: 1e7), kappa, PowerLawDistribution.Bell2002, TabulatedDistribution.Of(kappa, 16, 8)];
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        foreach (GyrotropicDistribution family in families)
        {
            double[] found = Rates(device), expected = Rates(reference);
            Assert.That(expected, Is.All.Not.Zero);
            Assert.That(found, Is.EqualTo(expected).Within(factory.IsExact ? 1e-9 : 1e-7).Percent, family.Name);

            double[] Rates(Device on) => RayDamping.Rates(on, [new(Species.Proton, 1)], new(family), (-1, 1), waves);
        }
    }

    private sealed class OwnDensity : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => 1e7;
    }
}
