using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>The kernel of damping rates against the quadrature of <see cref="WaveDamping"/>.</summary>
public sealed class RayDampingTests
{
    private static readonly IonFraction[] Protons = [new(Species.Proton, 1)];

    private static IEnumerable<GyrotropicDistribution> Electrons =>
    [
        BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV),
        new BiMaxwellianDistribution(1e5, 10 * KeV, 0.2 * KeV, drift: 1e7),
        new KappaDistribution(1e5, 3 * KeV, 1 * KeV, 2),
        PowerLawDistribution.Bell2002,
        PowerLawDistribution.Bortnik2007Active,
        TabulatedDistribution.Of(new KappaDistribution(1e5, 3 * KeV, 1 * KeV, 2)),
        new DistributionSum(BiMaxwellianDistribution.Isotropic(1e7, 1 * ElectronVolt), BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV)),
    ];

    /// <summary>Within the tolerance of the kernel, for waves at random.</summary>
    [TestCaseSource(nameof(Electrons))]
    public void KernelAgreesWithTheHost(GyrotropicDistribution electrons)
    {
        const int seed = 5;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        (DampingPoint Point, ColdPlasma Plasma, ObliqueWave Wave)[] waves = [.. Enumerable.Range(0, 10).Select(_ => Random(random))];
        using Device device = CpuDevice.Create(threads: 1);
        var hot = new HotElectrons(electrons, 0.5);
        double[] rates = RayDamping.Rates(device, Protons, hot, (-2, 3), [.. waves.Select(w => w.Point)]);
        double worst = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            DampingRate expected = WaveDamping.Rate(waves[i].Plasma, waves[i].Wave, hot.At(waves[i].Point.FieldRatio), new HarmonicRange(-2, 3));
            double size = expected.Harmonics.Sum(h => Math.Abs(h.Temporal));
            worst = Math.Max(worst, Math.Abs(rates[i] - expected.Temporal) / size);
        }

        TestContext.Out.WriteLine($"worst {worst:G3}");
        Assert.That(worst, Is.LessThan(electrons.Columns.Max(column => column.Tolerance)));
    }

    [Test]
    public void UserDistributionGoesThroughATable()
    {
        var random = new Random(7);
        DampingPoint[] points = [.. Enumerable.Range(0, 10).Select(_ => Random(random).Point)];
        BiMaxwellianDistribution warm = BiMaxwellianDistribution.Isotropic(1e5, 1 * KeV);
        using Device device = CpuDevice.Create(threads: 1);
        double[] known = RayDamping.Rates(device, Protons, new(warm), (0, 0), points);
        double[] unknown = RayDamping.Rates(device, Protons, new(new Wrapped(warm)), (0, 0), points);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.That(unknown[i], Is.EqualTo(known[i]).Within(1e-5 * Math.Abs(known[i]) + 1e-12 * Math.Abs(known.Min())));
        }
    }

    [Test]
    public void PointsOfRaysAreThePlasmaThere()
    {
        var plasma = new DipolePlasma(new PowerLawDensity(1e7, 3), Protons);
        ObliqueWave wave = DispersionRelation.Full.Wave(plasma.On(5.5).At(0.2), WaveBranch.Whistler, Math.Tau * 700, 0.5);
        var point = new RayPoint
        {
            LShell = 5.5,
            Latitude = 0.2,
            ParallelWaveNumber = wave.ParallelWaveNumber,
            OutwardWaveNumber = -0.6 * wave.PerpendicularWaveNumber,
            EastwardWaveNumber = 0.8 * wave.PerpendicularWaveNumber,
        };
        using Device device = CpuDevice.Create(threads: 1);
        double rate = RayDamping.Rates(device, Protons, HotElectrons.InsteadOfChen2013, (-1, 1), [RayDamping.Of(plasma, new(), 700, point)])[0];
        double expected = WaveDamping.Rate(
            plasma.On(5.5).At(0.2), wave, HotElectrons.InsteadOfChen2013.At(DipoleFieldLine.FieldRatio(0.2))).Temporal;
        Assert.That(rate, Is.EqualTo(expected).Within(2 * DampingColumn.FormulaTolerance * Math.Abs(expected)));
    }

    /// <summary>Chen et al. (2021), Landau damping: above 50° and below −20 dB at 20° of latitude; half of the electrons make half of the decibels.</summary>
    [Test]
    public void NonductedChorusIsDampedAsInChen2021()
    {
        var plasma = new DipolePlasma(new DiffusiveEquilibriumDensity());
        RayLaunch[] launches = [.. ((double[])[5.45, 5.5, 5.55]).Select(shell => new RayLaunch { Frequency = 700, LShell = shell })];
        var settings = new RaySettings { GreatestLatitude = 20 * Degree, DampingHarmonics = (0, 0) };
        using Device device = CpuDevice.Create(threads: 1);
        IReadOnlyList<Ray> rays = RayTracer.Trace(device, plasma, launches, settings, HotElectrons.InsteadOfChen2013);
        IReadOnlyList<Ray> half = RayTracer.Trace(device, plasma, launches, settings, new(HotElectrons.InsteadOfChen2013.Equatorial, 0.5));
        for (int i = 0; i < rays.Count; i++)
        {
            RayPoint last = rays[i].Points[^1];
            Assert.That(last.Latitude, Is.EqualTo(20 * Degree).Within(1e-3));
            Assert.That(last.WaveNormalAngle, Is.GreaterThan(50 * Degree));
            Assert.That(last.GainDecibels, Is.InRange(-30, -20));
            Assert.That(half[i].Points[^1].GainDecibels, Is.EqualTo(0.5 * last.GainDecibels).Within(1e-6).Percent);
        }
    }

    [Test]
    public void RaysEndAtTheGainFloor()
    {
        var launch = new RayLaunch { Frequency = 700, LShell = 5.5 };
        using Device device = CpuDevice.Create(threads: 1);
        Ray ray = RayTracer.Trace(
            device, new(new PowerLawDensity(1e7)), [launch], new() { GainFloor = -10 }, new(PowerLawDistribution.Bortnik2007Active))[0];
        Assert.That(ray.End, Is.EqualTo(RayEnd.Gain));
        Assert.That(ray.Points[^1].GainDecibels, Is.LessThanOrEqualTo(-10));
        Assert.That(ray.Points[^2].GainDecibels, Is.GreaterThan(-10));
    }

    /// <summary>The last point is on the bound of the density model, to rounding.</summary>
    [Test]
    public void RaysMayLeaveTheRangeOfTheirDensity()
    {
        RayLaunch[] launches = [.. Enumerable.Range(0, 8).Select(i => new RayLaunch { Frequency = 400 + 60 * i, LShell = 6.9 })];
        using Device device = CpuDevice.Create(threads: 1);
        IReadOnlyList<Ray> rays = RayTracer.Trace(
            device, new(Sheeley2001Density.Trough(6)), launches, hot: new(PowerLawDistribution.Bell2002));
        Assert.That(rays.Select(ray => ray.End), Has.Some.EqualTo(RayEnd.LShell));
        Assert.That(rays.SelectMany(ray => ray.Points.Select(point => point.Gain)), Is.All.LessThanOrEqualTo(0));
    }

    /// <summary>Where k turns across B0, as at a reflection, there is nothing to resonate with.</summary>
    [Test]
    public void WaveAcrossTheFieldIsNotDamped()
    {
        (DampingPoint point, _, _) = Random(new Random(1));
        using Device device = CpuDevice.Create(threads: 1);
        Assert.That(
            RayDamping.Rates(device, Protons, new(PowerLawDistribution.Bell2002), (-1, 1), [point with { ParallelWaveNumber = 0 }]), Is.EqualTo((double[])[0]));
    }

    [Test]
    public void NoElectronsNoDamping()
    {
        using Device device = CpuDevice.Create(threads: 1);
        Assert.That(
            RayDamping.Rates(device, Protons, new(PowerLawDistribution.Bell2002, factor: 0), (-1, 1), [Random(new Random(1)).Point]), Is.EqualTo((double[])[0]));
        Assert.That(RayDamping.Rates(device, Protons, new(PowerLawDistribution.Bell2002), (-1, 1), []), Is.Empty);
    }

    /// <summary>Whistlers as on rays of chorus: L = 5–7 up to latitudes of 30°, 0.05–0.8 of f_ce or f_pe, up to most of the resonance cone's angle, north and south.</summary>
    internal static (DampingPoint Point, ColdPlasma Plasma, ObliqueWave Wave) Random(Random random)
    {
        var line = new DipoleFieldLine(5 + 2 * random.NextDouble());
        double latitude = random.NextDouble() * 30 * Degree;
        var plasma = new ColdPlasma(line.FieldStrength(latitude), Math.Pow(10, 6.5 + 1.5 * random.NextDouble()), Protons);
        double ω = Math.Min(plasma.ElectronGyrofrequency, plasma.ElectronPlasmaFrequency) * (0.05 + 0.75 * random.NextDouble());
        double cone = DispersionRelation.Full.ResonanceConeAngle(plasma, WaveBranch.Whistler, ω)!.Value, ψ = 0.95 * cone * random.NextDouble();
        ObliqueWave wave = DispersionRelation.Full.Wave(plasma, WaveBranch.Whistler, ω, random.Next(2) == 0 ? ψ : Math.PI - ψ);
        var point = new DampingPoint(
            ω, plasma.FieldStrength, DipoleFieldLine.FieldRatio(latitude), plasma.ElectronDensity, wave.ParallelWaveNumber, wave.PerpendicularWaveNumber);
        return (point, plasma, wave);
    }

    private sealed class Wrapped(GyrotropicDistribution inner) : GyrotropicDistribution
    {
        public override string Name => inner.Name;

        public override double Value(double perpendicularSpeed, double parallelSpeed) => inner.Value(perpendicularSpeed, parallelSpeed);

        public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed) =>
            inner.Gradient(perpendicularSpeed, parallelSpeed);
    }
}
