using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>Nonducted elements of rays that the tests trace themselves (<see cref="HostRays"/>).</summary>
public sealed class NonductedElementTests
{
    private const double Peak = 300e-12;

    private static readonly ChorusSource Source = new()
    {
        Tone = new LinearChirp(700, 1300, 0.2),
        Amplitude = Peak,
        ByFrequency = new FlatTop(750, 1250, 10, 10),
        ByLShell = new FlatTop(5.5, 5.5, 0.05, 0.05),
    };

    private static readonly ElementGrid Grid = new() { Duration = 0.5, Times = 301, GreatestLatitude = 16 * Units.Degree, Latitudes = 201 };

    // Density the same on all L: wave normals turn outward, as field lines bend away from them. n ∝ L⁻¹⁵: they are turned inward, faster than field lines bend.
    private static readonly Case Outward = new(new DipolePlasma(new PowerLawDensity(5e6, exponent: 1), new IonFraction(Species.Proton, 1)));
    private static readonly Case Inward = new(new DipolePlasma(new FallingDensity()));

    [TestCase(5.5)]
    [TestCase(5.6)]
    public void Phase_changes_by_frequency_and_wave_number(double lShell)
    {
        PhaseContinuity worst = PhaseContinuity.Of(Outward.Element(lShell), Peak, seed: 2);
        TestContext.Out.WriteLine(worst);
        Assert.That(worst.Places, Is.GreaterThan(500));
        Assert.That(worst.Frequency, Is.LessThan(1e-4));
        Assert.That(worst.ParallelWaveNumber, Is.LessThan(1e-4));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_ray_between_those_of_the_grid_finds_itself_in_the_element(bool isOutward)
    {
        Case @case = isOutward ? Outward : Inward;
        const double emission = 0.0917, source = 5.5138;
        RayLaunch launch = new() { LShell = source, Time = emission, Frequency = Source.Tone.Frequency(emission) };
        Ray ray = HostRays.Trace(@case.Plasma, [launch], 13 * Units.Degree, step: 2e-3, Case.Gain)[0];
        foreach (RayPoint point in new[] { ray.Points[ray.Points.Length / 2], ray.Points[^2] })
        {
            ElementNode node = @case.Element(point.LShell).At(point.Time, point.Latitude);
            double phase = -2 * Math.PI * Source.Tone.Turns(emission) + point.Phase;
            TestContext.Out.WriteLine($"λ = {point.Latitude / Units.Degree:F2}°, ψ = {point.WaveNormalAngle / Units.Degree:F2}°: {node.Phase - phase}");
            Assert.That(isOutward ? point.WaveNormalAngle : -point.WaveNormalAngle, Is.GreaterThan(10 * Units.Degree));

            // Phase, of 1e3 rad, and its slopes come from polynomials of high degree; amplitudes are bilinear in a cell, 1e-3 of their scale.
            Assert.That(node.Phase, Is.EqualTo(phase).Within(1e-3));
            Assert.That(node.Frequency, Is.EqualTo(2 * Math.PI * launch.Frequency).Within(1e-5 * node.Frequency));
            Assert.That(node.ParallelWaveNumber, Is.EqualTo(point.ParallelWaveNumber).Within(1e-5 * point.ParallelWaveNumber));
            Assert.That(node.OutwardWaveNumber, Is.EqualTo(point.OutwardWaveNumber).Within(1e-3 * Math.Abs(point.OutwardWaveNumber)));
            Assert.That(node.Amplitude, Is.EqualTo(Peak * Source.ByLShell!.At(source) * Math.Exp(point.Gain)).Within(2e-3 * node.Amplitude));
        }
    }

    [Test]
    public void Fields_obey_Maxwells_equations_in_the_cold_plasma()
    {
        foreach (Case @case in new[] { Outward, Inward })
        {
            foreach (double lShell in new[] { 5.47, 5.53 })
            {
                ChorusElement element = @case.Element(lShell);
                WaveFieldCheck.Of(element, @case.Plasma.On(lShell), Peak);
            }
        }
    }

    [Test]
    public void Where_rays_cross_the_strongest_is_kept_and_counted()
    {
        // The rays are folded by hand: beyond 8° three of them come to L = 5.5, the one from 5.5 as the strongest.
        Ray[] folded = [.. Outward.Rays.Select(Fold)];
        ChorusElement element = ChorusElement.Nonducted(Outward.Plasma, Source with { ByFrequency = null }, folded, 5.5, Grid);
        Assert.That(element.Coverage.MultiValued, Is.GreaterThan(1000));
        Assert.That(element.Coverage.WorstRatio, Is.GreaterThan(0).And.LessThan(1));

        // At 12° the wave of the ray from 5.5 is kept whenever it is there.
        int j = (int)(Math.Sin(12 * Units.Degree) / Grid.SineStep);
        Ray[] middle = [.. Outward.Rays.Where(ray => Math.Abs(ray.Launch.LShell - 5.5) < 1e-9).OrderBy(ray => ray.Launch.Time)];
        (double from, double to) = (Passes(middle[0], j), Passes(middle[^1], j));
        double[] there = [.. Enumerable.Range(0, Grid.Times).Where(i => Grid.Time(i) > from && Grid.Time(i) < to).Select(i => element.Nodes[i * Grid.Latitudes + j].Amplitude)];
        Assert.That(there, Has.Length.GreaterThan(50));

        double expected = Peak * Math.Exp(Case.Gain(new RayPoint { Latitude = Math.Asin(Grid.Sine(j)) }));
        Assert.That((there.Min(), there.Max()), Is.EqualTo((expected, expected)).Within(1e-6 * Peak));

        static double Passes(Ray ray, int j)
        {
            double λ = Math.Asin(Grid.Sine(j));
            int after = Enumerable.Range(0, ray.Points.Length).First(i => ray.Points[i].Latitude > λ);
            (RayPoint a, RayPoint b) = (ray.Points[after - 1], ray.Points[after]);
            return a.Time + (b.Time - a.Time) * (λ - a.Latitude) / (b.Latitude - a.Latitude);
        }

        static Ray Fold(Ray ray) => new(ray.Launch, [.. ray.Points.Select(point => Moved(point, ray.Launch.LShell - 5.5))], ray.End, ray.DispersionError);

        // L = 5.5 + d (1 − x) + x d³/0.02, x = λ/8°, the group velocity with it.
        static RayPoint Moved(RayPoint p, double d)
        {
            double x = p.Latitude / (8 * Units.Degree), lShell = 5.5 + d * (1 - x) + x * d * d * d / 0.02;
            (double s, double c) = Math.SinCos(p.Latitude);
            double h = Math.Sqrt(1 + 3 * s * s), radius = p.Radius * lShell / p.LShell;
            double turning = (p.ParallelGroupSpeed * c + 2 * p.OutwardGroupSpeed * s) / (h * p.Radius);
            double up = radius * turning * ((-d + d * d * d / 0.02) / (8 * Units.Degree) / lShell - 2 * s / c), north = radius * turning;
            return p with
            {
                LShell = lShell, Radius = radius, ParallelGroupSpeed = (c * north - 2 * s * up) / h, OutwardGroupSpeed = (c * up + 2 * s * north) / h,
            };
        }
    }

    [Test]
    public void Rays_that_are_no_grid_of_this_source_and_plasma_are_refused()
    {
        Ray[] rays = [.. Outward.Rays];
        Assert.That(Error([]), Does.Contain("0 rays are no grid"));
        Assert.That(Error(rays[1..]), Does.Contain("are no grid"));
        Assert.That(Error([.. rays, rays[0]]), Does.Contain("are no grid"));
        Assert.That(Error(Launched(launch => launch with { Latitude = 0.1 })), Does.Contain("launch its rays with 0"));
        Assert.That(Error(Launched(launch => launch with { WaveNormalAngle = 0.1 })), Does.Contain("launch its rays with 0"));
        Assert.That(Error(Launched(launch => launch with { Frequency = 1.01 * launch.Frequency })), Does.Contain("rays of the same tone"));
        Assert.That(Error(Launched(launch => launch with { Longitude = 1 })), Does.Contain("leaves its meridian plane"));
        Assert.That(Error(Changed(p => p with { EastwardWaveNumber = 1e-4 * p.ParallelWaveNumber })), Does.Contain("leaves its meridian plane"));
        Assert.That(Error(rays, plasma: Inward.Plasma), Does.Contain("trace the rays in the plasma"));
        Assert.That(Error(rays, source: Source with { ByLatitude = new FlatTop(0.1, 0.2, 0.1, 0.1) }), Does.Contain("leave ByLatitude out"));
        Assert.That(Error(rays, lShell: 7), Does.Contain("no ray comes to L = 7").And.Contains("from L = 5.3"));
        Assert.That(Error(rays, lShell: 0.9), Does.Contain("L shell"));
        Assert.That(Error(rays, source: Source with { Amplitude = -1 }), Does.Contain("amplitude of a chorus source"));
        Assert.That(Error(rays, grid: Grid with { LeastLatitude = -9 * Units.Degree, GreatestLatitude = -5 * Units.Degree }), Does.Contain("pass none of the latitudes"));
        Assert.That(Error(Changed(p => p with { Gain = -30 })), Does.Contain("no wave is left"));

        Ray[] Launched(Func<RayLaunch, RayLaunch> change) => [.. rays.Select(ray => new Ray(change(ray.Launch), ray.Points, ray.End, 0))];

        Ray[] Changed(Func<RayPoint, RayPoint> change) => [.. rays.Select(ray => new Ray(ray.Launch, [.. ray.Points.Select(change)], ray.End, 0))];

        static string Error(Ray[] rays, double lShell = 5.5, DipolePlasma? plasma = null, ChorusSource? source = null, ElementGrid? grid = null) =>
            Assert.Throws<InvalidInputException>(() => ChorusElement.Nonducted(plasma ?? Outward.Plasma, source ?? Source, rays, lShell, grid ?? Grid)).Message;
    }

    private sealed class Case(DipolePlasma plasma)
    {
        private readonly Lazy<IReadOnlyList<Ray>> rays = new(
            () => HostRays.Trace(plasma, ChorusRays.Launches(Source, Spaced(5.3, 5.7, 15), Spaced(0, 0.2, 13)), 17 * Units.Degree, step: 5e-3, Gain));

        private readonly Dictionary<double, ChorusElement> elements = [];

        public DipolePlasma Plasma => plasma;

        public IReadOnlyList<Ray> Rays => rays.Value;

        /// <summary>A damping to follow: there is none in these rays of their own.</summary>
        public static double Gain(RayPoint point) => -10 * point.Latitude * point.Latitude;

        public ChorusElement Element(double lShell)
        {
            lock (elements)
            {
                return elements.TryGetValue(lShell, out ChorusElement? element)
                    ? element
                    : elements[lShell] = ChorusElement.Nonducted(plasma, Source, Rays, lShell, Grid);
            }
        }

        private static IReadOnlyList<double> Spaced(double from, double to, int count) =>
            [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];
    }

    private sealed class FallingDensity : IDensityModel
    {
        public double At(DipoleFieldLine line, double latitude) => 5e6 * Math.Pow(5.5 / line.LShell, 15);
    }
}
