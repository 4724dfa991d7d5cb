using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

internal sealed class RayTracerTests
{
    private static readonly DipolePlasma Trough = new(
        new DiffusiveEquilibriumDensity(), new IonFraction(Species.Proton, 0.9), new IonFraction(Species.Helium, 0.1));

    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// Chorus of Chen et al. (2021), 700 Hz from L = 5.45, 5.50, 5.55 along B0: it bends outward, and at 20° its wave normal is above 50°, whatever the density in the trough.
    /// </summary>
    [Test]
    public void ChorusBendsOutward([Values(5, 10, 20)] double density)
    {
        DiffusiveEquilibriumDensity model = new DiffusiveEquilibriumDensity().Through(density * PerCubicCentimetre, new DipoleFieldLine(5.5));
        IReadOnlyList<Ray> rays = RayTracer.Trace(
            device,
            new(model, new IonFraction(Species.Proton, 1)),
            [.. new[] { 5.45, 5.5, 5.55 }.Select(shell => new RayLaunch { Frequency = 700, LShell = shell })],
            new() { GreatestLatitude = 20 * Degree });
        foreach (Ray ray in rays)
        {
            RayPoint end = ray.Points[^1];
            TestContext.Out.WriteLine($"L {ray.Launch.LShell}: wave normal {end.WaveNormalAngle / Degree:F2}° at {end.Latitude / Degree:F3}°, L = {end.LShell:F3}, {end.Time:F3} s");
            Assert.That(ray.End, Is.EqualTo(RayEnd.Latitude));
            Assert.That(end.WaveNormalAngle, Is.GreaterThan(50 * Degree));
            Assert.That(end.LShell, Is.GreaterThan(ray.Launch.LShell));
            Assert.That(ray.Points.Zip(ray.Points.Skip(1)).All(pair => pair.Second.LShell > pair.First.LShell - 1e-9));
        }
    }

    /// <summary>Wave number and group velocity at every point, against the host's own dispersion relation: also past reflection, where k∥ changes sign.</summary>
    [TestCase(700, 0, 0)]
    [TestCase(2000, 30, 0)]
    [TestCase(900, -40, 35)]
    [TestCase(1200, 120, 90)]
    public void PointsAreWavesOfTheColdPlasma(double frequency, double normal, double azimuth)
    {
        Ray ray = Trace(new() { Frequency = frequency, LShell = 5, WaveNormalAngle = normal * Degree, Azimuth = azimuth * Degree, Longitude = 1 });
        Assert.That(ray.DispersionError, Is.LessThan(1e-11));
        foreach (RayPoint p in ray.Points)
        {
            double across = double.Hypot(p.OutwardWaveNumber, p.EastwardWaveNumber), k = double.Hypot(across, p.ParallelWaveNumber);
            ObliqueWave wave = DispersionRelation.Full.Wave(
                Trough.At(p.Radius, p.Latitude), WaveBranch.Whistler, 2 * Math.PI * frequency, Math.Atan2(across, p.ParallelWaveNumber));
            double v = double.Hypot(wave.ParallelGroupSpeed, wave.PerpendicularGroupSpeed);
            double cosine = across == 0 ? 1 : p.OutwardWaveNumber / across, sine = across == 0 ? 0 : p.EastwardWaveNumber / across;
            Assert.That(k, Is.EqualTo(wave.WaveNumber).Within(1e-8 * k));
            Assert.That(p.ParallelGroupSpeed, Is.EqualTo(wave.ParallelGroupSpeed).Within(1e-8 * v));
            Assert.That(p.OutwardGroupSpeed, Is.EqualTo(wave.PerpendicularGroupSpeed * cosine).Within(1e-8 * v));
            Assert.That(p.EastwardGroupSpeed, Is.EqualTo(wave.PerpendicularGroupSpeed * sine).Within(1e-8 * v));
        }
    }

    [TestCase(700, 0, 0)]
    [TestCase(1500, -50, 60)]
    public void ARayTracedBackComesToItsStart(double frequency, double normal, double azimuth)
    {
        var launch = new RayLaunch { Frequency = frequency, LShell = 5, WaveNormalAngle = normal * Degree, Azimuth = azimuth * Degree };
        Ray ray = Trace(launch, new() { Duration = 0.6 });
        RayPoint end = ray.Points[^1];
        double across = double.Hypot(end.OutwardWaveNumber, end.EastwardWaveNumber);
        Ray back = Trace(
            launch with
            {
                LShell = end.LShell,
                Latitude = end.Latitude,
                Longitude = end.Longitude,
                WaveNormalAngle = Math.Atan2(across, -end.ParallelWaveNumber),
                Azimuth = Math.Atan2(-end.EastwardWaveNumber, -end.OutwardWaveNumber),
            },
            new() { Duration = end.Time });
        RayPoint start = ray.Points[0], last = back.Points[^1];
        TestContext.Out.WriteLine($"{ray.End} at {end.Time:F3} s, λ {end.Latitude / Degree:F2}°; back to within {last.Radius / start.Radius - 1:E2}, {last.Latitude - start.Latitude:E2} rad");
        Assert.That(last.Radius, Is.EqualTo(start.Radius).Within(1e-6 * start.Radius));
        Assert.That(last.Latitude, Is.EqualTo(start.Latitude).Within(1e-6));
        Assert.That(last.Longitude, Is.EqualTo(start.Longitude).Within(1e-6));
        double k = double.Hypot(double.Hypot(start.ParallelWaveNumber, start.OutwardWaveNumber), start.EastwardWaveNumber);
        Assert.That(last.ParallelWaveNumber, Is.EqualTo(-start.ParallelWaveNumber).Within(1e-6 * k));
        Assert.That(last.OutwardWaveNumber, Is.EqualTo(-start.OutwardWaveNumber).Within(1e-6 * k));
        Assert.That(last.EastwardWaveNumber, Is.EqualTo(-start.EastwardWaveNumber).Within(1e-6 * k));
        Assert.That(last.Phase, Is.EqualTo(end.Phase).Within(1e-6 * Math.Abs(end.Phase)));
    }

    /// <summary>With k 20° outward of B0 the energy of a whistler goes outward below half the gyrofrequency, and inward above.</summary>
    [TestCase(0.2, 1)]
    [TestCase(0.6, -1)]
    public void EnergyGoesInwardAboveHalfTheGyrofrequency(double x, int side)
    {
        double gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(new DipoleFieldLine(5).EquatorialField)) / (2 * Math.PI);
        Ray ray = Trace(
            new() { Frequency = x * gyrofrequency, LShell = 5, WaveNormalAngle = 20 * Degree }, new() { GreatestLatitude = 3 * Degree });
        Assert.That(Math.Sign(ray.Points[0].OutwardGroupSpeed), Is.EqualTo(side));
        Assert.That(Math.Sign(ray.Points[^1].LShell - 5), Is.EqualTo(side));
    }

    /// <summary>Below the lower hybrid frequency a ray turns back: k∥ changes its sign, without a break.</summary>
    [Test]
    public void ARayReflectsBelowTheLowerHybridFrequency()
    {
        Ray ray = Trace(new() { Frequency = 700, LShell = 5 }, new() { Duration = 1.5 });
        RayPoint turn = ray.Points.MaxBy(p => p.Latitude);
        Assert.That(ray.Points[0].ParallelWaveNumber, Is.Positive);
        Assert.That(ray.Points[^1].ParallelWaveNumber, Is.Negative);
        Assert.That(ray.Points[^1].Latitude, Is.LessThan(turn.Latitude - 5 * Degree));

        ColdPlasma there = Trough.At(turn.Radius, turn.Latitude);
        double hybrid = CharacteristicFrequencies.Resonances(StixMedium.Full(there), double.PositiveInfinity)
            .Order().ElementAt(1) * there.ElectronGyrofrequency / (2 * Math.PI);
        TestContext.Out.WriteLine($"turns at {turn.Latitude / Degree:F2}°, where the lower hybrid frequency is {hybrid:F0} Hz");
        Assert.That(hybrid, Is.GreaterThan(700));
    }

    [Test]
    public void ARayKeepsToItsMeridianPlane([Values(0, 180)] double azimuth)
    {
        Ray ray = Trace(new() { Frequency = 900, LShell = 5, WaveNormalAngle = 35 * Degree, Azimuth = azimuth * Degree, Longitude = 0.3 });
        Assert.That(ray.Points.Select(p => p.Longitude), Is.All.EqualTo(0.3));
        Assert.That(ray.Points.SelectMany(p => (double[])[p.EastwardWaveNumber, p.EastwardGroupSpeed]), Is.All.Zero);
    }

    /// <summary>The plasma is the same at every longitude: r cosλ k_φ is constant (its canonical angular momentum).</summary>
    [Test]
    public void AngularMomentumIsConserved()
    {
        Ray ray = Trace(new() { Frequency = 900, LShell = 5, WaveNormalAngle = 35 * Degree, Azimuth = 70 * Degree });
        double[] momentum = [.. ray.Points.Select(p => p.Radius * Math.Cos(p.Latitude) * p.EastwardWaveNumber)];
        Assert.That(momentum[0], Is.Positive);
        Assert.That(momentum, Is.All.EqualTo(momentum[0]).Within(1e-6).Percent);
        Assert.That(Math.Abs(ray.Points[^1].Longitude), Is.GreaterThan(1 * Degree));
    }

    /// <summary>The error at a given time falls with the tolerance, and is some tens of it.</summary>
    [Test]
    public void ErrorsFollowTheTolerance()
    {
        RayPoint exact = At(1e-12);
        double[] errors = [.. new[] { 1e-5, 1e-7, 1e-9 }.Select(tolerance => Distance(At(tolerance), exact))];
        TestContext.Out.WriteLine(string.Join(", ", errors.Select(e => e.ToString("E2", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(errors, Is.Ordered.Descending);
        Assert.That(errors[0] / errors[2], Is.GreaterThan(1e3));
        Assert.That(errors[2], Is.LessThan(1e-7));

        RayPoint At(double tolerance) => Trace(
            new() { Frequency = 700, LShell = 5, WaveNormalAngle = 20 * Degree, Azimuth = 1 },
            new() { Tolerance = tolerance, LongestStep = 0.2, Duration = 0.5 }).Points[^1];

        static double Distance(RayPoint a, RayPoint b) => Math.Max(
            Math.Abs(a.Radius / b.Radius - 1), Math.Max(Math.Abs(a.Latitude - b.Latitude), Math.Abs(a.ParallelWaveNumber / b.ParallelWaveNumber - 1)));
    }

    /// <summary>Phase by quadrature of k·v_g − ω over the points, to fourth order in steps of a hundredth of the path: 1e-6 of its range.</summary>
    [Test]
    public void PhaseIsTheIntegralAlongTheRay()
    {
        Ray ray = Trace(new() { Frequency = 900, LShell = 5, WaveNormalAngle = -20 * Degree, Azimuth = 1, Time = 3 }, new() { Duration = 0.5 });
        double[] rates = [.. ray.Points.Select(p => p.ParallelWaveNumber * p.ParallelGroupSpeed + p.OutwardWaveNumber * p.OutwardGroupSpeed
            + p.EastwardWaveNumber * p.EastwardGroupSpeed - 2 * Math.PI * 900)];
        Ray integral = RayGain.Applied(ray, rates, double.NegativeInfinity);
        double range = ray.Points.Max(p => Math.Abs(p.Phase));
        Assert.That(ray.Points[0].Time, Is.EqualTo(3));
        Assert.That(ray.Points.Zip(integral.Points).Max(pair => Math.Abs(pair.First.Phase - pair.Second.Gain)), Is.LessThan(1e-6 * range));
    }

    [Test]
    public void PointsAreDenseEnoughToInterpolate()
    {
        Ray ray = Trace(new() { Frequency = 1200, LShell = 5.5 }, new() { GreatestLatitude = 30 * Degree });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Latitude));
        Assert.That(ray.Points.Length, Is.InRange(40, 200));
    }

    /// <summary>Lanes take their own steps: nothing depends on how many there are, on threads, or on what else is traced.</summary>
    [Test]
    public void RaysAreTheSameWhateverTracesThem()
    {
        RayLaunch[] launches = [.. Enumerable.Range(0, 19).Select(i => new RayLaunch
        {
            Frequency = 400 + 150 * i, LShell = 4.2 + 0.1 * i, WaveNormalAngle = (3 * i - 30) * Degree, Azimuth = 0.2 * i,
        })];
        RaySettings settings = new() { Duration = 0.3 };
        IReadOnlyList<Ray> expected = RayTracer.Trace(device, Trough, launches, settings);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            using var other = CpuDevice.Create(threads: 2, width);
            IReadOnlyList<Ray> rays = RayTracer.Trace(other, Trough, launches, settings);
            Assert.That(rays.SelectMany(ray => ray.Points), Is.EqualTo(expected.SelectMany(ray => ray.Points)), $"{width}");
            Assert.That(rays.Select(ray => ray.End), Is.EqualTo(expected.Select(ray => ray.End)));
        }

        Assert.That(RayTracer.Trace(device, Trough, [launches[7]], settings)[0].Points, Is.EqualTo(expected[7].Points), "alone");
    }

    /// <summary>More rays than are on the device at a time, of unequal length.</summary>
    [Test]
    public void RaysThatEndMakeRoomForOthers()
    {
        RayLaunch[] launches = [.. Enumerable.Range(0, 1100).Select(i => new RayLaunch { Frequency = 1000 + i, LShell = 5 + 1e-3 * (i % 97) })];
        RaySettings settings = new() { GreatestLatitude = 4 * Degree, Tolerance = 1e-7 };
        IReadOnlyList<Ray> rays = RayTracer.Trace(device, new(new PowerLawDensity(1e7)), launches, settings);
        Assert.That(rays.Select(ray => ray.Launch), Is.EqualTo(launches));
        Assert.That(rays.Select(ray => ray.End), Is.All.EqualTo(RayEnd.Latitude));
        Assert.That(rays[1090].Points, Is.EqualTo(RayTracer.Trace(device, new(new PowerLawDensity(1e7)), [launches[1090]], settings)[0].Points));
    }

    /// <summary>A model that the tracer does not know runs by its table: h⁴ of cubic interpolation, 1e-8, in n and 1e-5 in ∇ln n.</summary>
    [Test]
    public void AModelOfTheUsersGivesTheSameRay()
    {
        RayLaunch launch = new() { Frequency = 900, LShell = 5, WaveNormalAngle = -20 * Degree };
        RaySettings settings = new() { Duration = 0.3, LeastLShell = 4, GreatestLShell = 6.5, GreatestLatitude = 40 * Degree };
        RayPoint known = Trace(new(new PowerLawDensity(1e7, 2)), launch, settings).Points[^1];
        RayPoint table = Trace(new(new Unknown(new PowerLawDensity(1e7, 2))), launch, settings).Points[^1];
        Assert.That(table.Latitude, Is.EqualTo(known.Latitude).Within(1e-6));
        Assert.That(table.Radius, Is.EqualTo(known.Radius).Within(1e-4).Percent);
        Assert.That(table.WaveNormalAngle, Is.EqualTo(known.WaveNormalAngle).Within(1e-5));
    }

    private Ray Trace(RayLaunch launch, RaySettings? settings = null) => Trace(Trough, launch, settings);

    private Ray Trace(DipolePlasma plasma, RayLaunch launch, RaySettings? settings = null) =>
        RayTracer.Trace(device, plasma, [launch], settings)[0];

    private sealed class Unknown(IDensityModel model) : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => model.At(line, latitude);
    }
}
