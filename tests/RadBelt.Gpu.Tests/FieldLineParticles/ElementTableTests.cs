using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

internal sealed class ElementTableTests
{
    private static readonly DipoleFieldLine Line = new(5.5);

    private static ChorusElement[] Elements { get; } =
    [
        ChorusElement.Ducted(
            new(Line, new FrequencyRatioDensity(5)),
            new() { Tone = new LinearChirp(550, 1400, 0.05), Amplitude = 300 * PicoTesla },
            new() { Duration = 0.2, Times = 81, GreatestLatitude = 30 * Degree, Latitudes = 41 }),
        new SyntheticElement(Line)
        {
            Frequency = 7e3, Chirp = 4e4, WaveNumber = 6e-4, Bend = (-0.4, 0.3), Outward = (5e-4, 1e-3), Electric = (4e-3, 2e-3, 1e-3), Sines = (-0.1, 0.4),
        }.Table(),
    ];

    /// <summary>The polynomials of the rows, within cells, are what the element says is there.</summary>
    [Test]
    public void RowsAreTheElementBetweenItsNodes([ValueSource(nameof(Elements))] ChorusElement element)
    {
        const int seed = 5;
        var random = new Random(seed);
        var table = new ElementTable(element);
        double[] rows = new double[table.Sines * ObliqueElementWaves.Width];
        ElementGrid grid = element.Grid;
        double q = -ElementaryCharge / (2 * ElectronMass * SpeedOfLight), k = SpeedOfLight / Line.EquatorialGyrofrequency() / (2 * Math.PI);
        int waves = 0;
        for (int n = 0; n < 1000; n++)
        {
            (int i, int j) = (random.Next(table.Times), random.Next(table.Sines));
            (double ξ, double η) = (random.NextDouble(), random.NextDouble());
            table.Write(i, ObliqueElementWaves.Width, rows);
            double[] row = rows[(j * ObliqueElementWaves.Width)..((j + 1) * ObliqueElementWaves.Width)];
            ElementNode there = element.At((i + ξ) * grid.TimeStep, Math.Asin(grid.LeastSine + (j + η) * grid.SineStep));
            double[] field = [.. Enumerable.Range(4, 4).Select(c => row[4 * c] + row[4 * c + 1] * η + ξ * (row[4 * c + 2] + row[4 * c + 3] * η))];
            Assert.That(
                field[..3], Is.EqualTo((double[])[q * there.Electric.X, q * there.Electric.Y, q * there.Electric.Z]).Within(1e-10 * Math.Abs(q) * 4e-3), $"seed {seed}");
            if (there.Amplitude != 0)
            {
                double turns = Enumerable.Range(0, 16).Sum(c => row[c] * Math.Pow(ξ, c / 4) * Math.Pow(η, c % 4));
                Assert.That(Math.IEEERemainder(turns - there.Phase / (2 * Math.PI), 1), Is.Zero.Within(1e-9), $"seed {seed}");
                Assert.That(field[3], Is.EqualTo(k * there.OutwardWaveNumber).Within(1e-12), $"seed {seed}");
                waves++;
            }
        }

        Assert.That(waves, Is.GreaterThan(50));
    }

    [Test]
    public void WavesAreAliveWhereTheyAre()
    {
        ElementTable ducted = new(Elements[0]), oblique = new(Elements[1]);
        Assert.Multiple(() =>
        {
            Assert.That((ducted.IsFieldAligned, oblique.IsFieldAligned), Is.EqualTo((true, false)));
            Assert.That(ducted.Between(0, 1e-3).High, Is.LessThan(0.1), "waves begin at the equator");
            Assert.That(ducted.Between(0.14, 0.15).High, Is.GreaterThan(0.1));
            Assert.That(ducted.Between(1, 2).Low, Is.GreaterThan(ducted.Between(1, 2).High), "nothing later");
            Assert.That(oblique.Between(0, 0.1), Is.EqualTo((-0.1, 0.4)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) < 1e-12));
        });
    }

    [Test]
    public void AWaveBesideANodeWithoutFrequencyIsRefused()
    {
        ChorusElement whole = Elements[1];
        var holed = new ChorusElement(Line, whole.Grid, whole.Nodes.SetItem(30, default), whole.Coverage);
        var table = new ElementTable(holed);
        Refused(() => table.Write(1, ObliqueElementWaves.Width, new double[table.Sines * ObliqueElementWaves.Width]), "has no frequency");
    }

    [Test]
    public void ElectronsStandInOrderOfTheirSteps()
    {
        double[] steps = [5, -1, 9000, 3, 0, 5, 20_000, 3, 1], order = new double[steps.Length];
        var sorter = new StepOrder();
        Assert.That(sorter.Sort(steps, order), Is.EqualTo(7));
        Assert.That(order[..7].Order(), Is.EqualTo((int[])[0, 2, 3, 5, 6, 7, 8]));
        Assert.That(order[5..7], Is.EqualTo((int[])[2, 6]));
        Assert.That(sorter.Sort([2, 0, 1, 2, -1, 1], order), Is.EqualTo(4));
        Assert.That(order[..4], Is.EqualTo((int[])[2, 5, 0, 3]));
        Assert.That(sorter.Sort([0, -1], order), Is.Zero);
    }
}
