using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>Elements in whose plasma, of 10 cm⁻³, later waves of the tone overtake earlier ones: that of Chen et al. (2021), and one that rises twice as fast.</summary>
public sealed class SwitchedCellTests
{
    private const double Peak = 300e-12, Low = 550, High = 1400;

    private static readonly Lazy<ChorusElement> Paper = new(() => Ducted(0.2)), Overtaking = new(() => Ducted(0.1));

    [Test]
    public void Phase_changes_by_frequency_and_wave_number()
    {
        ChorusElement element = Paper.Value;
        PhaseContinuity worst = PhaseContinuity.Of(element, Peak, seed: 3);
        TestContext.Out.WriteLine($"{worst}, {element.Coverage}");
        Assert.That(worst.Places, Is.GreaterThan(3000));
        Assert.That(worst.Frequency, Is.LessThan(1e-3));
        Assert.That(worst.ParallelWaveNumber, Is.LessThan(1e-3));
        Assert.That(worst.Steep, Is.LessThan(0.1 * worst.Places), "edges of waves, as a rule");
        Assert.That(worst.Switched, Is.LessThan(0.01 * worst.Places));
        Assert.That(worst.WorstSteep, Is.LessThan(0.1), "the bend of a slope between its ends");
    }

    /// <summary>The faster a tone rises, the sooner later waves overtake earlier ones; one slow enough has no such waves, and no cell that switches.</summary>
    [Test]
    public void Cells_that_switch_are_those_where_waves_overtake()
    {
        TestContext.Out.WriteLine($"{Paper.Value.Coverage}, {Overtaking.Value.Coverage}, {Ducted(0.5).Coverage}");
        Assert.That(Paper.Value.Coverage.SwitchedCells, Is.InRange(10, 400));
        Assert.That(Overtaking.Value.Coverage.SwitchedCells, Is.GreaterThan(Paper.Value.Coverage.SwitchedCells));
        Assert.That(Ducted(0.5).Coverage.SwitchedCells, Is.Zero);
    }

    [Test]
    public void Waves_stay_in_the_band_of_their_tone()
    {
        const int seed = 8;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        ChorusElement element = Overtaking.Value;
        PhaseGrid phases = element.Phases;
        ElementGrid grid = element.Grid;
        (double least, double greatest, double strongest, int switched) = (double.PositiveInfinity, 0, 0, 0);
        for (int i = 0; i + 1 < grid.Times; i++)
        {
            for (int j = 0; j + 1 < grid.Latitudes; j++)
            {
                if (!phases.HasWave(i, j))
                {
                    continue;
                }

                bool switches = phases.IsSwitched(i, j);
                switched += switches ? 1 : 0;
                for (int n = 0; n < (switches ? 20 : 1); n++)
                {
                    (double row, double column) = (i + random.NextDouble(), j + random.NextDouble());
                    ElementNode node = element.At(row * grid.TimeStep, Math.Asin(grid.LeastSine + column * grid.SineStep));
                    (least, greatest) = (Math.Min(least, node.Frequency), Math.Max(greatest, node.Frequency));
                    (double x, double y, double z) = node.Magnetic;
                    strongest = Math.Max(strongest, Math.Sqrt(x * x + y * y + z * z) / node.Amplitude);
                }
            }
        }

        TestContext.Out.WriteLine($"{least / (2 * Math.PI):F1} to {greatest / (2 * Math.PI):F1} Hz, |b|/A_w to {strongest:F3}, {switched} cells switch");
        Assert.That(element.Coverage.SwitchedCells, Is.EqualTo(switched).And.GreaterThan(100));

        // A wave that goes on as from node to node, by no more than a twentieth each in t and s.
        Assert.That(least, Is.GreaterThan(2 * Math.PI * Low * 0.9));
        Assert.That(greatest, Is.LessThan(2 * Math.PI * High * 1.1));
        Assert.That(strongest, Is.LessThan(2), "√2 for circular polarisation");
    }

    /// <summary>Steps halved twice: electrons that meet the overtaking waves are scattered by the same, for fields are bounded and jump from cell to cell only.</summary>
    [Test]
    public void Scattering_converges_with_the_steps()
    {
        using var device = CpuDevice.Create(threads: 1);
        ChorusElement element = Overtaking.Value;
        InitialElectron[] electrons =
        [
            .. Enumerable.Range(0, 64).Select(n => new InitialElectron((50 + 25 * (n % 4)) * Units.KeV, 20 * Units.Degree, 2 * Math.PI * (n / 4) / 16, 2.4 * n, 1)),
        ];
        double[][] changes = [.. new[] { 24, 48, 96 }.Select(Changes)];
        double size = Rms(changes[2], new double[electrons.Length]), first = Rms(changes[0], changes[1]), second = Rms(changes[1], changes[2]);
        TestContext.Out.WriteLine($"rms Δα_eq {size / Units.Degree:F4}°, 24 to 48 {first / size:E2}, 48 to 96 {second / size:E2}");
        Assert.That(size, Is.GreaterThan(0.01 * Units.Degree));
        Assert.That(second, Is.LessThan(0.6 * first).And.LessThan(0.03 * size));

        double[] Changes(int steps) =>
        [
            .. FieldLineTracer.Follow(device, element.Line, electrons, [element], new() { StopTime = 0.6, StepsPerGyration = steps }, [0, 0.6])
                .Select(points => points[1].EquatorialPitchAngle - points[0].EquatorialPitchAngle),
        ];

        static double Rms(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Average());
    }

    private static ChorusElement Ducted(double duration) => ChorusElement.Ducted(
        new DipolePlasma(new DiffusiveEquilibriumDensity()).On(5.5),
        new()
        {
            Tone = new LinearChirp(Low, High, duration),
            Amplitude = Peak,
            ByFrequency = new FlatTop(600, 1350, 10, 10),
            ByLatitude = new FlatTop(1 * Units.Degree, 28 * Units.Degree, 0.1 * Units.Degree, 0.1 * Units.Degree),
        },
        new() { Duration = 0.8 + (duration > 0.2 ? duration : 0), Times = 601, GreatestLatitude = 30 * Units.Degree, Latitudes = 401 });
}
