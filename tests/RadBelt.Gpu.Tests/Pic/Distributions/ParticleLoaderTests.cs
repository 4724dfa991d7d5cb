using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Distributions;

internal sealed class ParticleLoaderTests
{
    private const ulong Seed = 0xDEADBEEF12345678;
    private static readonly MomentumDistribution Warm = new BiMaxwellian(Species.Electron, 1 * KeV, 2 * KeV);
    private static readonly MomentumDistribution Beam = new Drifting(new Maxwellian(Species.Electron, 1 * KeV), 0.1 * SpeedOfLight);

    [Test]
    public void NumbersDependOnSeedStreamCellAndCountAlone([Values] ParticleStart start)
    {
        Cell cell = Fill(Warm, start, 7, 64);
        Assert.That(Fill(Warm, start, 7, 64).All, Is.EqualTo(cell.All));
        foreach (Cell other in new[] { Fill(Warm, start, 8, 64), Fill(Warm, start, 7, 64, Seed + 1), Fill(Warm, start, 7, 64, Seed, 6) })
        {
            Assert.That(other.Uy.Intersect(cell.Uy).Count(), Is.LessThan(2));
        }
    }

    [Test]
    public void RandomParticlesDependOnTheirOwnIndexAlone() =>
        Assert.That(Fill(Warm, ParticleStart.Random, 7, 64).Uy[..10], Is.EqualTo(Fill(Warm, ParticleStart.Random, 7, 10).Uy));

    [Test]
    public void RandomParticlesAreUniformInPositionAndGyrophaseAndFollowTheDistribution()
    {
        const int n = 50_000;
        Cell cell = Fill(Warm, ParticleStart.Random, 3, n);
        var f = (BiMaxwellian)Warm;
        Assert.That(Uniformity.KolmogorovSmirnov(cell.Offset.Select(x => x + 0.5)), Is.LessThan(Uniformity.Threshold));
        Assert.That(
            Uniformity.KolmogorovSmirnov(cell.Uy.Zip(cell.Uz, (y, z) => 0.5 + Math.Atan2(z, y) / (2 * Math.PI))), Is.LessThan(Uniformity.Threshold));

        // Second moments: standard deviations of u∥² and u⊥² are 2^½ and 1 times their means, at 1 keV to 2 %.
        Assert.That(Temperature(cell).Parallel, Is.EqualTo(f.Moments.ParallelTemperature).Within(5.1 * Math.Sqrt(2.0 / n) * f.Moments.ParallelTemperature));
        Assert.That(
            Temperature(cell).Perpendicular, Is.EqualTo(f.Moments.PerpendicularTemperature).Within(5.1 / Math.Sqrt(n) * f.Moments.PerpendicularTemperature));
    }

    [Test]
    public void OffsetsStayInTheCell([Values] ParticleStart start) =>
        Assert.That(Enumerable.Range(0, 100).SelectMany(c => Fill(Warm, start, c, 999).Offset), Is.All.InRange(-0.5f, MathF.BitDecrement(0.5f)));

    [Test]
    public void QuietRingsCarryNoTransverseCurrent(
        [Values(2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 30, 64, 101)] int count, [Values] bool symmetric)
    {
        // Rings share position and u∥. Each one's momenta add up to zero, to the rounding of a float each; those of three and more have no
        // preferred direction either.
        Cell cell = Fill(symmetric ? Warm : Beam, ParticleStart.Quiet, 12, count);
        int[][] rings = [.. Enumerable.Range(0, count).GroupBy(i => (cell.Offset[i], cell.Ux[i])).Select(g => g.ToArray())];
        foreach (int[] ring in rings)
        {
            double perpendicular = Math.Sqrt(Math.Pow(cell.Uy[ring[0]], 2) + Math.Pow(cell.Uz[ring[0]], 2)), rounding = ring.Length * perpendicular * 6e-8;
            Assert.That(ring.Sum(i => (double)cell.Uy[i]), Is.Zero.Within(rounding));
            Assert.That(ring.Sum(i => (double)cell.Uz[i]), Is.Zero.Within(rounding));
            if (ring.Length >= 3)
            {
                Assert.That(ring.Sum(i => Math.Pow(cell.Uy[i], 2) - Math.Pow(cell.Uz[i], 2)), Is.Zero.Within(4 * rounding * perpendicular));
                Assert.That(ring.Sum(i => (double)cell.Uy[i] * cell.Uz[i]), Is.Zero.Within(4 * rounding * perpendicular));
            }
        }

        int expected = symmetric && count >= 4 ? 2 * Math.Max(1, count / 2 / 4) : Math.Max(1, count / 4);
        Assert.That(rings, Has.Length.EqualTo(expected));
        Assert.That(rings.Select(r => r.Length), Is.All.InRange(Math.Min(count, symmetric ? Math.Min(4, count / 2) : 4), 7));
    }

    [Test]
    public void QuietTwinsCarryNoParallelCurrent([Values(4, 6, 8, 10, 62, 64, 100)] int count)
    {
        Cell cell = Fill(Warm, ParticleStart.Quiet, 3, count);
        Assert.That(cell.Ux.Sum(u => (double)u), Is.Zero);
        Assert.That(cell.Ux.Zip(cell.Offset).Select(p => (-p.First, p.Second)), Is.EquivalentTo(cell.Ux.Zip(cell.Offset).Select(p => (p.First, p.Second))));
    }

    [Test]
    public void OddCountsLeaveOneWithoutATwin([Values(9, 65)] int count)
    {
        // Of either sign, in turn.
        double[] sums = [.. Enumerable.Range(0, 64).Select(c => Fill(Warm, ParticleStart.Quiet, c, count)).Select(cell =>
        {
            double sum = cell.Ux.Sum(u => (double)u);
            Assert.That(cell.Ux.Min(u => Math.Abs(Math.Abs(u) - Math.Abs(sum))), Is.LessThan(1e-6 * Math.Abs(sum)));
            return sum;
        })];
        Assert.That(sums.Count(s => s > 0), Is.EqualTo(32));
    }

    [TestCase(8, 1.2, 5)]
    [TestCase(64, 1.5, 40)]
    [TestCase(96, 2, 40)]
    [TestCase(256, 3, 100)]
    public void MeansOverSixteenQuietCellsAreCloserToTheDistribution(int count, double temperatures, double position)
    {
        // Scatter of T∥, T⊥ and the centre of mass, that of a random start over that of a quiet one: gains as measured, rounded down. Within one cell a ring is one
        // sample of the momenta, and temperatures scatter as those of a random start.
        (double[] random, double[] quiet) = (Scatter(ParticleStart.Random, count, 16), Scatter(ParticleStart.Quiet, count, 16));
        double[] gain = [.. random.Zip(quiet, (r, q) => r / q)];
        TestContext.Out.WriteLine($"{count} a cell: {string.Join(", ", gain.Select(g => $"{g:F1}"))} times closer");
        Assert.That(gain[..2], Is.All.GreaterThan(temperatures));
        Assert.That(gain[2], Is.GreaterThan(position));
    }

    [TestCase(0.3, 0.2)]
    [TestCase(1, 0.2)]
    [TestCase(3, 0.2)]
    [TestCase(30, 3.5)]
    public void ChargeStaysQuietForSomeCrossingTimes(double crossings, double bound)
    {
        // Amplitudes of charge at wavelengths of 32 … 256 cells, of particles that stream freely for so many times wavelength/(2π thermal speed). In the end a ring is
        // one particle of four times the charge, with √4 times the noise; of 8 modes of each kind the ratio of amplitudes scatters by a quarter.
        const int cells = 256, count = 64, modes = 8;
        double ratio = Amplitude(ParticleStart.Quiet) / Amplitude(ParticleStart.Random);
        TestContext.Out.WriteLine($"quiet over random after {crossings}: {ratio:F3}");
        Assert.That(ratio, Is.LessThan(bound));

        double Amplitude(ParticleStart start)
        {
            Cell[] loaded = [.. Enumerable.Range(0, cells).Select(c => Fill(Warm, start, c, count))];
            return Math.Sqrt(Enumerable.Range(1, modes).Sum(mode =>
            {
                double k = 2 * Math.PI * mode / cells, time = crossings / (k * Math.Sqrt(Warm.Moments.ParallelTemperature));
                Complex sum = 0;
                for (int c = 0; c < cells; c++)
                {
                    for (int p = 0; p < count; p++)
                    {
                        sum += Complex.FromPolarCoordinates(1, k * (c + loaded[c].Offset[p] + time * loaded[c].Ux[p]));
                    }
                }

                return sum.Magnitude * sum.Magnitude;
            }));
        }
    }

    [Test]
    public void LoadingAllocatesNothing([Values] ParticleStart start)
    {
        Cell cell = Fill(Beam, start, 0, 64);
        Fill(Warm, start, 0, 64);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParticleLoader.Fill(Warm, start, Seed, 5, 1, cell.Offset, cell.Ux, cell.Uy, cell.Uz);
        ParticleLoader.Fill(Beam, start, Seed, 5, 1, cell.Offset, cell.Ux, cell.Uy, cell.Uz);
        Assert.That(GC.GetAllocatedBytesForCurrentThread(), Is.EqualTo(before));
    }

    [Test]
    public void ColdSpeciesAndEmptyCellsAreLoaded([Values] ParticleStart start)
    {
        var beam = new Ring(Species.Electron, 0.6 * SpeedOfLight, 0, 0);
        Assert.That(Fill(beam, start, 1, 13).Ux, Is.All.EqualTo(0.75f));
        Assert.That(Fill(beam, start, 1, 13).Uy, Is.All.Zero);
        Assert.That(Fill(beam, start, 1, 0).All, Is.Empty);
        Assert.That(() => Fill(beam, start, -1, 4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static (double Parallel, double Perpendicular) Temperature(Cell cell)
    {
        (double along, double across) = (0, 0);
        for (int i = 0; i < cell.Ux.Length; i++)
        {
            double parallel = (double)cell.Ux[i] * cell.Ux[i], perpendicular = (double)cell.Uy[i] * cell.Uy[i] + (double)cell.Uz[i] * cell.Uz[i];
            double γ = Math.Sqrt(1 + parallel + perpendicular);
            (along, across) = (along + parallel / γ / cell.Ux.Length, across + 0.5 * perpendicular / γ / cell.Ux.Length);
        }

        return (along, across);
    }

    // Of T∥, T⊥ and the mean offset: root mean squares about what they should be, over 256 means of so many neighbours.
    private static double[] Scatter(ParticleStart start, int count, int neighbours)
    {
        const int means = 64;
        double[] squares = new double[3];
        for (int mean = 0; mean < means; mean++)
        {
            double[] error = [-Warm.Moments.ParallelTemperature, -Warm.Moments.PerpendicularTemperature, 0];
            for (int neighbour = 0; neighbour < neighbours; neighbour++)
            {
                Cell cell = Fill(Warm, start, mean * neighbours + neighbour, count);
                (double parallel, double perpendicular) = Temperature(cell);
                error[0] += parallel / neighbours;
                error[1] += perpendicular / neighbours;
                error[2] += cell.Offset.Average(x => (double)x) / neighbours;
            }

            for (int i = 0; i < 3; i++)
            {
                squares[i] += error[i] * error[i] / means;
            }
        }

        return [.. squares.Select(Math.Sqrt)];
    }

    private static Cell Fill(MomentumDistribution f, ParticleStart start, long cell, int count, ulong seed = Seed, uint stream = 5)
    {
        var particles = new Cell(new float[count], new float[count], new float[count], new float[count]);
        ParticleLoader.Fill(f, start, seed, stream, cell, particles.Offset, particles.Ux, particles.Uy, particles.Uz);
        return particles;
    }

    private sealed record Cell(float[] Offset, float[] Ux, float[] Uy, float[] Uz)
    {
        public float[] All => [.. Offset, .. Ux, .. Uy, .. Uz];
    }
}
