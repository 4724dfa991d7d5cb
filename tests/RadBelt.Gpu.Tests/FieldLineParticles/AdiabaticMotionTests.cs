using MathNet.Numerics.Integration;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

internal sealed class AdiabaticMotionTests
{
    private static readonly DipoleFieldLine Line = new(5.5);
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>Ten bounce periods of §1's quadrature later every electron is where it was: E and μ to 1e-10, the period to 1e-8.</summary>
    [Test]
    public void BouncesKeepEnergyMomentAndPeriod([Values(50, 1000)] double energy, [Values(3.4, 10, 45, 80, 89.9)] double pitchAngle, [Values(0.3, 4)] double bouncePhase)
    {
        double period = Line.BouncePeriod(Species.Electron, energy * KeV, pitchAngle * Degree);
        FieldLinePoint[] points = Follow(new(energy * KeV, pitchAngle * Degree, bouncePhase, 0, 1), 0, 10 * period);
        double rate = Math.Abs(points[0].Latitude) * 2 * Math.PI;
        Assert.Multiple(() =>
        {
            Assert.That(points[1].Energy, Is.EqualTo(energy * KeV).Within(1e-8).Percent);
            Assert.That(points[1].EquatorialPitchAngle, Is.EqualTo(pitchAngle * Degree).Within(1e-8).Percent);
            Assert.That(Math.Sin(points[1].Latitude), Is.EqualTo(Math.Sin(points[0].Latitude)).Within(1e-8 * rate));
            Assert.That(points[1].PitchAngle, Is.EqualTo(points[0].PitchAngle).Within(1e-8 * 2 * Math.PI));
        });
    }

    /// <summary>τ after it crossed the equator northward an electron is where ∫ds/v∥ = τ, by a quadrature that takes B as it is.</summary>
    [TestCase(30, 0.1)]
    [TestCase(30, 0.2)]
    [TestCase(5, 0.15)]
    public void BouncePhaseIsTimeSinceTheEquator(double pitchAngle, double share)
    {
        const double energy = 200 * KeV;
        double period = Line.BouncePeriod(Species.Electron, energy, pitchAngle * Degree);
        double latitude = Follow(new(energy, pitchAngle * Degree, 2 * Math.PI * share, 0, 1), 0)[0].Latitude;
        double sin2 = Math.Pow(Math.Sin(pitchAngle * Degree), 2);
        double time = GaussLegendreRule.Integrate(
            λ => Line.ArcLengthPerLatitude(λ) / Math.Sqrt(1 - sin2 * DipoleFieldLine.FieldRatio(λ)), 0, latitude, 64) / Species.Electron.Speed(energy);
        Assert.That(time / period, Is.EqualTo(share).Within(1e-9));
    }

    /// <summary>L = 5.5, 100 km: 3.34°.</summary>
    [Test]
    public void ElectronsWithinTheLossConeAreLost()
    {
        double cone = Line.LossCone();
        var population = new GivenElectrons(
            Line, [.. from α in (double[])[cone - 1e-6, cone + 1e-6, 2 * cone] from φ in (double[])[0.1, 3.2] select new InitialElectron(300 * KeV, α, φ, 0, 1)]);
        FieldLineRun run = FieldLineTracer.Run(device, population, [], new() { StopTime = 2 }, []);
        Assert.That(cone / Degree, Is.EqualTo(3.34).Within(0.005));
        Assert.That((run.LostNorth, run.LostSouth), Is.EqualTo((1L, 1L)));
        Assert.That(Follow(new(300 * KeV, 3.33 * Degree, 0.1, 0, 1), 0.5)[0].LostAt, Is.EqualTo(Hemisphere.North));
        Assert.That(Follow(new(300 * KeV, 3.35 * Degree, 0.1, 0, 1), 0.5)[0].LostAt, Is.Null);
    }

    /// <summary>
    /// An electron that turns above a satellite passes it twice a bounce, on the way down and up, at the angles of sin²α ∝ B and at times symmetric about those at which
    /// it turns; ones that turn below never come.
    /// </summary>
    [Test]
    public void SatellitesSeeEveryPassage()
    {
        const double energy = 300 * KeV;
        VirtualSatellite[] satellites = [Satellite(Hemisphere.North), Satellite(Hemisphere.South)];
        double passing = Line.LossCone(400e3), turning = Line.LossCone(700e3), period = Line.BouncePeriod(Species.Electron, energy, passing);
        double stop = 3.1 * period;
        List<(int Satellite, SatelliteCrossing Crossing)> seen = [];
        FieldLineTracer.Run(
            device, new GivenElectrons(Line, new(energy, passing, 0, 0, 7), new(energy, turning, 0, 0, 1)), [], new() { StopTime = stop }, satellites,
            (satellite, crossing) => seen.Add((satellite, crossing)), null, default);

        double α = Math.Asin(Math.Sin(passing) * Math.Sqrt(DipoleFieldLine.FieldRatio(Line.LatitudeAt(650e3))));
        double half = new DipoleBounce(passing).Between(Line.LatitudeAt(650e3), Math.PI / 2, 64).Sum(p => p.Place.MomentumMomentum * p.Width) * period / 4;
        double[] times = [.. from bounce in Enumerable.Range(0, 3) from quarter in (double[])[0.25, 0.75] from side in (int[])[-1, 1]
                             select (bounce + quarter) * period + side * half];
        Assert.Multiple(() =>
        {
            Assert.That(seen.Select(s => s.Crossing.Electrons), Is.All.EqualTo(7), "the other turns before");
            Assert.That(seen.Select(s => s.Satellite), Is.EqualTo(Enumerable.Range(0, 12).Select(i => i / 2 % 2)));
            Assert.That(seen.Select(s => s.Crossing.Time), Is.EqualTo(times).Within(1e-8 * period));
            Assert.That(seen.Select(s => s.Crossing.PitchAngle), Is.EqualTo(Enumerable.Range(0, 12).Select(i => i % 4 is 0 or 3 ? α : Math.PI - α)).Within(1e-8));
            Assert.That(seen.Select(s => s.Crossing.Energy), Is.All.EqualTo(energy).Within(1e-8).Percent);
        });
    }

    /// <summary>
    /// Steps within waves that have no amplitude to speak of lead where the bounce leads, gyrophase and all, and do so to second order in the step; so do the times and
    /// angles at which satellites are passed.
    /// </summary>
    [Test]
    public void StepsGoWhereTheBounceGoes()
    {
        const double time = 0.05, energy = 500 * KeV;
        var start = new InitialElectron(energy, 4 * Degree, 5.9, 1, 1);
        (double Error, double Gyrophase) coarse = Departure(24), fine = Departure(48);
        Assert.Multiple(() =>
        {
            Assert.That(coarse.Error, Is.LessThan(1e-6));
            Assert.That(coarse.Error / fine.Error, Is.EqualTo(4).Within(0.1));
            Assert.That(coarse.Gyrophase / fine.Gyrophase, Is.EqualTo(4).Within(0.1));
        });

        (double, double) Departure(int stepsPerGyration)
        {
            FieldLinePoint free = Follow(start, time)[0];
            FieldLinePoint stepped = FieldLineTracer.Follow(
                device, Line, [start], [Nothing()], new() { StopTime = time, StepsPerGyration = stepsPerGyration }, [time])[0][0];
            return (Math.Abs(stepped.Latitude - free.Latitude), Math.Abs(Math.IEEERemainder(stepped.Gyrophase - free.Gyrophase, 2 * Math.PI)));
        }
    }

    [Test]
    public void PassagesWithinWavesAreThoseWithout()
    {
        var population = new GivenElectrons(Line, new(300 * KeV, Line.LossCone(400e3), 0.9, 0, 1), new(900 * KeV, Line.LossCone(50e3), 0.8, 0, 1));
        (List<SatelliteCrossing> free, FieldLineRun freely) = Seen([]);
        (List<SatelliteCrossing> stepped, FieldLineRun run) = Seen([Nothing()]);
        Assert.Multiple(() =>
        {
            Assert.That((freely.LostNorth, run.LostNorth), Is.EqualTo((1L, 1L)));
            Assert.That(free, Has.Count.EqualTo(3));
            Assert.That(stepped.Select(c => c.Time), Is.EqualTo(free.Select(c => c.Time)).Within(1e-7));
            Assert.That(stepped.Select(c => c.PitchAngle), Is.EqualTo(free.Select(c => c.PitchAngle)).Within(1e-5));
            Assert.That(run.WaveSteps, Is.GreaterThan(10_000));
        });

        (List<SatelliteCrossing>, FieldLineRun) Seen(ChorusElement[] elements)
        {
            List<SatelliteCrossing> seen = [];
            FieldLineRun run = FieldLineTracer.Run(
                device, population, elements, new() { StopTime = 0.1 }, [Satellite(Hemisphere.North)], (_, crossing) => seen.Add(crossing), null, default);
            return (seen, run);
        }
    }

    private static ChorusElement Nothing() => new SyntheticElement(Line)
    {
        Frequency = 1e4, WaveNumber = 1e-3, Electric = (1e-30, 1e-30, 0), Sines = (-0.95, 0.95), Fall = (0, 0),
    }.Table();

    private static VirtualSatellite Satellite(Hemisphere hemisphere) => new(Line, hemisphere, 650e3, new([0, 1], [1 * KeV, 1 * MeV], [0, Math.PI]));

    private FieldLinePoint[] Follow(InitialElectron electron, params double[] times) =>
        [.. FieldLineTracer.Follow(device, Line, [electron], [], new() { StopTime = Math.Max(times[^1], 1e-3) }, times)[0]];
}
