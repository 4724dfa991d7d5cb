using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>The ducted element of Chen et al. (2021), 550 to 1400 Hz in 0.2 s, 300 pT, L = 5.5, and others like it, against <see cref="ReferenceTone"/>.</summary>
public sealed class DuctedElementTests
{
    private const double Peak = 300e-12;

    // 3 cm⁻³ on the equator: light enough that no wave of the tone overtakes another.
    private static readonly FieldLinePlasma Plasma = new(
        new DipoleFieldLine(5.5), new PowerLawDensity(3e6, exponent: 1), new IonFraction(Species.Proton, 0.9), new IonFraction(Species.Helium, 0.1));

    private static readonly ChorusSource Source = new()
    {
        Tone = new LinearChirp(550, 1400, 0.2),
        Amplitude = Peak,
        ByFrequency = new FlatTop(600, 1350, 10, 10),
        ByLatitude = new FlatTop(1 * Units.Degree, 28 * Units.Degree, 0.1 * Units.Degree, 0.1 * Units.Degree),
    };

    private static readonly ElementGrid Grid = new() { Duration = 0.6, Times = 301, GreatestLatitude = 29 * Units.Degree, Latitudes = 201 };
    private static readonly ChorusElement Element = ChorusElement.Ducted(Plasma, Source, Grid);

    [Test]
    public void Phase_changes_by_frequency_and_wave_number()
    {
        // What is left are the errors of interpolation of either, largest where late waves nearly catch up.
        PhaseContinuity worst = PhaseContinuity.Of(Element, Peak, seed: 1);
        TestContext.Out.WriteLine(worst);
        Assert.That(worst.Places, Is.GreaterThan(500));
        Assert.That(worst.Frequency, Is.LessThan(1e-3));
        Assert.That(worst.ParallelWaveNumber, Is.LessThan(1e-3));
        Assert.That(Element.Coverage.SwitchedCells, Is.Zero, "nothing overtakes");
    }

    [TestCase("rising")]
    [TestCase("falling")]
    [TestCase("hook")]
    public void Waves_are_those_of_the_characteristics(string shape)
    {
        ChorusSource source = Source with { Tone = Tone(shape), ByFrequency = null, ByLatitude = null };
        ChorusElement element = shape == "rising" ? Element : ChorusElement.Ducted(Plasma, source, Grid);
        const int seed = 7;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (double latitude in new[] { 2.0, 11, 20, 26 })
        {
            var reference = new ReferenceTone(Plasma, source.Tone, latitude * Units.Degree);
            for (int n = 0; n < 5; n++)
            {
                double emission = (0.15 + 0.7 * random.NextDouble()) * source.Tone.Duration, time = emission + reference.Path(emission).Delay;
                if (shape == "hook" && reference.Emissions(time, scan: 60).Count > 1)
                {
                    continue;
                }

                (double phase, double frequency) = reference.At(time, emission);
                ElementNode node = element.At(time, latitude * Units.Degree);

                // Cubic cells of 2 ms and 0.14°: their error is h⁴ φ⁗/384, at most 1e-4 where φ⁗ is largest, at 26°.
                Assert.That(node.Phase, Is.EqualTo(phase).Within(1e-3), $"{shape}, {latitude}°, emitted at {emission} s");
                Assert.That(node.Frequency, Is.EqualTo(frequency).Within(1e-4 * frequency), $"{shape}, {latitude}°, emitted at {emission} s");
            }
        }
    }

    [Test]
    public void Phase_converges_with_the_fourth_power_of_the_cell()
    {
        double latitude = 21.3 * Units.Degree;
        var reference = new ReferenceTone(Plasma, Source.Tone, latitude);
        double[] misses = [.. new[] { 26, 51 }.Select(Miss)];
        TestContext.Out.WriteLine(string.Join(" ", misses));

        // Cells halved: 16 times less, up to the places' luck within the cells.
        Assert.That(misses[1], Is.LessThan(misses[0] / 8).And.GreaterThan(0));

        double Miss(int count)
        {
            ChorusElement element = ChorusElement.Ducted(Plasma, Source, Grid with { Times = 2 * count - 1, Latitudes = count });
            return Enumerable.Range(0, 60).Max(n =>
            {
                double emission = 0.06 + 0.1 * n / 60, time = emission + reference.Path(emission).Delay;
                return Math.Abs(element.At(time, latitude).Phase - reference.At(time, emission).Phase);
            });
        }
    }

    [Test]
    public void Waves_are_as_strong_as_they_left()
    {
        long withWaves = 0;
        double worst = 0;
        for (int n = 0; n < Element.Nodes.Length; n++)
        {
            ElementNode node = Element.Nodes[n];
            double latitude = Math.Asin(Grid.Sine(n % Grid.Latitudes));
            if (node.Amplitude > 0)
            {
                double expected = Peak * Source.ByFrequency!.At(node.Frequency / (2 * Math.PI)) * Source.ByLatitude!.At(latitude);
                worst = Math.Max(worst, Math.Abs(node.Amplitude - expected));
                withWaves++;
            }
        }

        Assert.That(worst, Is.LessThan(1e-12 * Peak));
        Assert.That(withWaves, Is.EqualTo(Element.Coverage.WithWaves).And.GreaterThan(5000));
        Assert.That(Element.Coverage.Nodes, Is.EqualTo(Element.Nodes.Length));
        Assert.That(Element.Coverage.MultiValued, Is.Zero);
    }

    [Test]
    public void A_rising_tone_shortens_with_latitude_and_a_falling_one_lengthens()
    {
        ChorusElement falling = ChorusElement.Ducted(Plasma, Source with { Tone = Tone("falling"), ByFrequency = null }, Grid);
        ChorusElement rising = ChorusElement.Ducted(Plasma, Source with { ByFrequency = null }, Grid);
        foreach ((ChorusElement element, int sign) in new[] { (rising, -1), (falling, 1) })
        {
            int j = (int)(Math.Sin(25 * Units.Degree) / Grid.SineStep);
            double λ = Math.Asin(Grid.Sine(j));
            var low = new ReferenceTone(Plasma, new LinearChirp(550, 550, 1), λ);
            var high = new ReferenceTone(Plasma, new LinearChirp(1400, 1400, 1), λ);
            double change = sign * (low.Path(0).Delay - high.Path(0).Delay);
            int rows = Enumerable.Range(0, Grid.Times).Count(i => element.Nodes[i * Grid.Latitudes + j].Amplitude > 0);
            Assert.That(Math.Abs(change), Is.GreaterThan(0.05));
            Assert.That(rows * Grid.TimeStep, Is.EqualTo(0.2 + change).Within(1.001 * Grid.TimeStep));
        }
    }

    [Test]
    public void Where_waves_overtake_the_strongest_is_kept_and_counted()
    {
        // 600 Hz in 10 ms: on the way the end of the tone overtakes its beginning, which is stronger.
        ChorusSource source = Source with
        {
            Tone = new LinearChirp(700, 1300, 0.01), ByFrequency = new TabulatedProfile([700, 1300], [1, 0.5]), ByLatitude = null,
        };
        ElementGrid grid = Grid with { Duration = 0.3, Times = 1201, LeastLatitude = 3 * Units.Degree, GreatestLatitude = 12 * Units.Degree, Latitudes = 13 };
        ChorusElement element = ChorusElement.Ducted(Plasma, source, grid);
        (long several, double worst) = (0, 0);
        for (int j = 0; j < grid.Latitudes; j++)
        {
            var reference = new ReferenceTone(Plasma, source.Tone, Math.Asin(grid.Sine(j)));
            double[] arrivals = [.. Enumerable.Range(0, 61).Select(m => source.Tone.Duration * m / 60).Select(t0 => t0 + reference.Path(t0).Delay)];
            for (int i = 0; i < grid.Times; i++)
            {
                if (grid.Time(i) < arrivals.Min() || grid.Time(i) > arrivals.Max())
                {
                    continue;
                }

                double[] amplitudes =
                [
                    .. reference.Emissions(grid.Time(i), scan: 60)
                        .Select(t0 => Peak * source.ByFrequency!.At(source.Tone.Frequency(t0))).OrderDescending(),
                ];

                // t0 by cubics through 400 waves, and 0.5 in amplitude over 10 ms.
                Assert.That(element.Nodes[i * grid.Latitudes + j].Amplitude, Is.EqualTo(amplitudes[0]).Within(1e-7 * Peak));
                if (amplitudes.Length > 1)
                {
                    several++;
                    worst = Math.Max(worst, amplitudes[1] / amplitudes[0]);
                }
            }
        }

        Assert.That(several, Is.GreaterThan(20));
        Assert.That(element.Coverage.MultiValued, Is.EqualTo(several));
        Assert.That(element.Coverage.WorstRatio, Is.EqualTo(worst).Within(1e-6));
    }

    [Test]
    public void There_is_no_wave_outside_the_grid_nor_south_of_the_source()
    {
        ChorusElement element = ChorusElement.Ducted(Plasma, Source with { ByLatitude = null }, Grid with { LeastLatitude = -10 * Units.Degree });
        Assert.That(element.At(-0.001, 0.1), Is.EqualTo(default(ElementNode)));
        Assert.That(element.At(0.1, 30 * Units.Degree), Is.EqualTo(default(ElementNode)));
        Assert.That(
            element.Nodes.Where((node, n) => node.Amplitude > 0 && element.Grid.Sine(n % element.Grid.Latitudes) < 0), Is.Empty);
    }

    [Test]
    public void What_cannot_be_used_is_refused()
    {
        Assert.That(Error(Source with { Amplitude = 0 }, Grid), Does.Contain("amplitude of a chorus source"));
        Assert.That(Error(Source, Grid with { Times = 1 }), Does.Contain("1 times").And.Contains("at least 2"));
        Assert.That(Error(Source, Grid with { Duration = 0 }), Does.Contain("duration"));
        Assert.That(Error(Source, Grid with { GreatestLatitude = 70 * Units.Degree }), Does.Contain("70°").And.Contains("meets the Earth"));
        Assert.That(Error(Source, Grid with { LeastLatitude = 30 * Units.Degree }), Does.Contain("let them rise"));
        Assert.That(Error(Source with { Tone = new LinearChirp(550, 6000, 0.2) }, Grid), Does.Contain("no whistler").And.Contains("lower the tone"));
        Assert.That(Error(Source with { ByFrequency = new FlatTop(3000, 3100, 1, 1) }, Grid), Does.Contain("no wave is left"));
        Assert.That(Error(Source, Grid with { Duration = 0.01 }), Does.Contain("no wave is left"));
        Assert.That(Error(Source with { ByLShell = new FlatTop(5.5, 5.5, 0.05, 0.05) }, Grid), Does.Contain("leave ByLShell out"));

        static string Error(ChorusSource source, ElementGrid grid) =>
            Assert.Throws<InvalidInputException>(() => ChorusElement.Ducted(Plasma, source, grid)).Message;
    }

    private static Chirp Tone(string shape) => shape switch
    {
        "falling" => new LinearChirp(1400, 550, 0.2),
        "hook" => new TabulatedChirp([0, 0.05, 0.1, 0.2], [600, 900, 1000, 800]),
        _ => Source.Tone,
    };
}
