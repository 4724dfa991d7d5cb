using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.RayTracing;

/// <summary>Where rays end, and what is refused.</summary>
internal sealed class RayBoundsTests
{
    private static readonly DipolePlasma Plasma = new(new PowerLawDensity(1e7, 1), new IonFraction(Species.Proton, 1));
    private static readonly RayLaunch Launch = new() { Frequency = 1000, LShell = 5 };
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void AtTheGreatestLatitude([Values(0, 180)] double normal)
    {
        Ray ray = Trace(Launch with { WaveNormalAngle = normal * Degree }, new() { GreatestLatitude = 15 * Degree });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Latitude));
        Assert.That(ray.Points[^1].Latitude, Is.EqualTo((normal == 0 ? 15 : -15) * Degree).Within(1e-9));
        Assert.That(ray.Points[..^1].Max(p => Math.Abs(p.Latitude)), Is.LessThan(15 * Degree));
    }

    [Test]
    public void AtTheLongestTime()
    {
        Ray ray = Trace(Launch with { Time = 7 }, new() { Duration = 0.123 });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Duration));
        Assert.That(ray.Points[^1].Time, Is.EqualTo(7.123).Within(1e-9));
    }

    [Test]
    public void AtTheGreatestL()
    {
        Ray ray = Trace(Launch, new() { GreatestLShell = 5.05 });
        Assert.That(ray.End, Is.EqualTo(RayEnd.LShell));
        Assert.That(ray.Points[^1].LShell, Is.EqualTo(5.05).Within(1e-8));
    }

    [Test]
    public void AtTheLeastL()
    {
        Ray ray = Trace(Launch with { WaveNormalAngle = -40 * Degree }, new() { LeastLShell = 4.9 });
        Assert.That(ray.End, Is.EqualTo(RayEnd.LShell));
        Assert.That(ray.Points[^1].LShell, Is.EqualTo(4.9).Within(1e-8));
    }

    [Test]
    public void WhereTheDensityModelEnds()
    {
        var sheeley = new DipolePlasma(Sheeley2001Density.Trough(6), new IonFraction(Species.Proton, 1));
        Ray ray = RayTracer.Trace(device, sheeley, [Launch with { LShell = 6.9 }])[0];
        Assert.That(ray.End, Is.EqualTo(RayEnd.LShell));
        Assert.That(ray.Points[^1].LShell, Is.EqualTo(7).Within(1e-8));
    }

    [Test]
    public void AtTheLeastAltitude()
    {
        Ray ray = Trace(Launch with { Frequency = 3000, LShell = 2.5, Latitude = 35 * Degree, WaveNormalAngle = -30 * Degree }, new() { LeastAltitude = 2000 * Kilometre });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Altitude));
        Assert.That(ray.Points[^1].Radius - Plasma.EarthRadius, Is.EqualTo(2000 * Kilometre).Within(0.1));
    }

    [Test]
    public void AtTheResonanceCone()
    {
        Ray ray = Trace(Launch with { Frequency = 2500 }, new() { ConeFraction = 0.9 });
        Assert.That(ray.End, Is.EqualTo(RayEnd.ResonanceCone));
        RayPoint end = ray.Points[^1];
        double cone = DispersionRelation.Full.ResonanceConeAngle(Plasma.At(end.Radius, end.Latitude), WaveBranch.Whistler, 2 * Math.PI * 2500)!.Value;
        Assert.That(Math.Abs(Math.Tan(end.WaveNormalAngle)) / Math.Tan(cone), Is.EqualTo(0.9).Within(1e-6));
    }

    [Test]
    public void AfterTheMostSteps()
    {
        Ray ray = Trace(Launch, new() { MostSteps = 150 });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Steps));
        Assert.That(ray.Points.Length, Is.InRange(140, 151));
    }

    /// <summary>A ray that starts on a bound and runs beyond it has one point.</summary>
    [Test]
    public void AtOnceOnABound()
    {
        Ray ray = Trace(Launch with { Latitude = 10 * Degree }, new() { GreatestLatitude = 10 * Degree });
        Assert.That(ray.End, Is.EqualTo(RayEnd.Latitude));
        Assert.That(ray.Points, Has.Length.EqualTo(1));
        Ray inward = Trace(Launch with { Latitude = 10 * Degree, WaveNormalAngle = Math.PI }, new() { GreatestLatitude = 10 * Degree });
        Assert.That(inward.Points[^1].Latitude, Is.EqualTo(-10 * Degree).Within(1e-9));
    }

    [Test]
    public void NoLaunchesAreNoRays() => Assert.That(RayTracer.Trace(device, Plasma, []), Is.Empty);

    [Test]
    public void ItCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.That(() => RayTracer.Trace(device, Plasma, [Launch], cancellation: source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void RefusesLaunchesThatCannotBe()
    {
        Refuses(Launch with { Frequency = -1 }, "ray 1", "frequency", "-1 Hz");
        Refuses(Launch with { LShell = 20 }, "L shell: 20", "1.5 … 12");
        Refuses(Launch with { LShell = 0.9 }, "L shell: 0.9");
        Refuses(Launch with { Latitude = 70 * Degree }, "latitude: 70°", "60°");
        Refuses(Launch with { LShell = 1.7, Latitude = 50 * Degree }, "altitude of", "1000 km");
        Refuses(Launch with { Frequency = 20000 }, "20000 Hz", "does not propagate");
        Refuses(Launch with { Frequency = 3000, WaveNormalAngle = 80 * Degree }, "80°", "resonance cone");
        Refuses(Launch with { WaveNormalAngle = 4 }, "wave normal angle", "[−180°, 180°]");
        Refuses(Launch with { Azimuth = double.NaN }, "azimuth", "NaN");
        Refuses(Launch with { Time = double.PositiveInfinity }, "time");
        Refuses(() => RayTracer.Trace(device, Plasma, [Launch, Launch with { LShell = 20 }]), "ray 2");
    }

    [Test]
    public void RefusesPlasmaWithoutDensity()
    {
        Refuses(() => RayTracer.Trace(device, new(new Hollow(5)), [Launch]), "electron density", "positive");
        Refuses(() => RayTracer.Trace(device, new(new Hollow(7)), [Launch]), "electron density", "L = 6");
        Refuses(
            () => RayTracer.Trace(device, new(new DiffusiveEquilibriumDensity()), [Launch], new() { LeastAltitude = 50 * Kilometre }), "50 km", "100 km");
        Refuses(() => RayTracer.Trace(device, new(Sheeley2001Density.Plasmasphere()), [Launch], new() { LeastLShell = 7.5 }), "7.5", "3 … 7");
    }

    [Test]
    public void RefusesSettingsThatCannotBe()
    {
        Refuses(new RaySettings { Tolerance = 0 }, "tolerance", "0 is outside");
        Refuses(new RaySettings { LongestStep = 2 }, "longest step", "2 is outside");
        Refuses(new RaySettings { Duration = -1 }, "duration", "-1 s");
        Refuses(new RaySettings { GreatestLatitude = 90 * Degree }, "latitude", "90°");
        Refuses(new RaySettings { LeastLShell = 6, GreatestLShell = 5 }, "6 … 5");
        Refuses(new RaySettings { LeastAltitude = -1 }, "altitude", "-1 m");
        Refuses(new RaySettings { GainFloor = 3 }, "gain floor", "3 dB");
        Refuses(new RaySettings { ConeFraction = 1 }, "cone", "1 is outside");
        Refuses(new RaySettings { MostSteps = 0 }, "most steps", "0 cannot");
        Refuses(new RaySettings { DampingHarmonics = (1, 0) }, "harmonics", "1 … 0");
    }

    private Ray Trace(RayLaunch launch, RaySettings settings) => RayTracer.Trace(device, Plasma, [launch], settings)[0];

    private void Refuses(RayLaunch launch, params string[] said) => Refuses(() => RayTracer.Trace(device, Plasma, [launch]), said);

    private void Refuses(RaySettings settings, params string[] said) =>
        Refuses(() => RayTracer.Trace(device, Plasma, [Launch], settings), said);

    private static void Refuses(TestDelegate call, params string[] said) => Array.ForEach(said, words => Refusal.Refused(call, words));

    /// <summary>Nothing at one L and beyond.</summary>
    private sealed class Hollow(double shell) : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => line.LShell < shell - 0.5 ? 1e7 : 0;
    }
}
