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
    private static readonly DipolePlasma Plasma = new(new PowerLawDensity(5e6, exponent: 1), new IonFraction(Species.Proton, 1));

    private static readonly ChorusSource Source = new()
    {
        Tone = new LinearChirp(700, 1300, 0.2),
        Amplitude = Peak,
        ByLShell = new FlatTop(5.5, 5.5, 0.05, 0.05),
    };

    private static readonly ElementGrid Grid = new() { Duration = 0.5, Times = 301, GreatestLatitude = 16 * Units.Degree, Latitudes = 201 };
    private static readonly Lazy<IReadOnlyList<Ray>> Rays = new(
        () => HostRays.Trace(Plasma, ChorusRays.Launches(Source, Spaced(5.3, 5.7, 17), Spaced(0, 0.2, 13)), 17 * Units.Degree, step: 4e-3));

    private static IReadOnlyList<double> Spaced(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];

    [TestCase(5.5)]
    [TestCase(5.6)]
    public void Phase_and_its_derivatives_agree_with_frequency_and_wave_number(double lShell)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _ = Rays.Value;
        TestContext.Out.WriteLine($"rays {watch.ElapsedMilliseconds} ms, {Rays.Value.Average(r => r.Points.Length)} points");
        watch.Restart();
        ChorusElement element = ChorusElement.Nonducted(Plasma, Source, Rays.Value, lShell, Grid);
        TestContext.Out.WriteLine($"build {watch.ElapsedMilliseconds} ms {element.Coverage}");
        PhaseContinuity worst = PhaseContinuity.Of(element, Peak, seed: 2);
        TestContext.Out.WriteLine(worst);
        Assert.That(worst.Places, Is.GreaterThan(500));
        Assert.That(worst.Frequency, Is.LessThan(3e-5));
        Assert.That(worst.ParallelWaveNumber, Is.LessThan(3e-5));
    }
}
