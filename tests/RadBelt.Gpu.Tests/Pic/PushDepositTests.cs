using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>What particles deposit as they move is the current of their charges, and they come to where they go.</summary>
public sealed class PushDepositTests
{
    private const int Seed = 17;

    // Registers of all widths, full and not, empty lists, and one that fills more than a block of the widest.
    private static readonly int[] Counts = [0, 1, 7, 8, 9, 15, 16, 17, 40, 33, 2100, 5];

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void ChargeIsConservedExactly(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Conserves<Linear>(device, 1);
            Conserves<Quadratic>(device, 1);
            Conserves<Cubic>(device, 1);
            Conserves<Quadratic>(device, 3);
        });
    }

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void TransverseCurrentIsTheVelocityOnTheMeanShape(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Transverse<Linear>(device);
            Transverse<Quadratic>(device);
            Transverse<Cubic>(device);
        });
    }

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void EveryParticleArrivesOnceAndInOrder(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Marker[][] lists = Random(parts: 3);
        using var box = new ParticleBox<Quadratic>(device, lists, parts: 3);
        box.Step();
        Marker[][] after = box.Particles();
        for (int i = 0; i < lists.Length; i++)
        {
            // Those that stay, then those from below, then those from above.
            Marker[] expected = [.. Going(i, 0), .. Going(i - 3, 1), .. Going(i + 3, -1)];
            Assert.That(after[i].Select(m => m.Uy), Is.EqualTo(expected.Select(m => m.Uy)), $"list {i}, seed {Seed}");
            Assert.That(
                after[i].Select(m => (double)m.Offset), Is.EqualTo(expected.Select(m => Offset(m) - CellsOn(m))).Within(2e-7), $"list {i}, seed {Seed}");
        }

        IEnumerable<Marker> Going(int list, int cells) => lists[(list + lists.Length) % lists.Length].Where(m => CellsOn(m) == cells);
    }

    // Beams from both sides meet in the middle, where there is room for none of them.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void ListsGrowAndNothingElseChanges(DeviceFactory factory)
    {
        const int cells = 12;
        Marker[][] lists = [.. Enumerable.Range(0, cells).Select(c => Enumerable.Range(0, 100).Select(k =>
            new Marker((k / 100f) - 0.5f, c < cells / 2 ? 2 : -2, ((100 * c) + k) / 1000f, 0.1f)).ToArray())];
        using Device device = factory.Open();
        using var tight = new ParticleBox<Quadratic>(device, lists);
        using var wide = new ParticleBox<Quadratic>(device, lists, room: 100 * cells);
        long before = tight.Store.Places, unchanged = wide.Store.Places;
        for (int step = 0; step < 6; step++)
        {
            Assert.That(tight.Step().Y, Is.EqualTo(wide.Step().Y));
        }

        Assert.That(tight.Particles(), Is.EqualTo(wide.Particles()));
        Assert.That(tight.Particles().Sum(l => l.Length), Is.EqualTo(100 * cells));
        Assert.That(tight.Store.Places, Is.GreaterThan(before));
        Assert.That(wide.Store.Places, Is.EqualTo(unchanged), "it had room");
    }

    // The lists of one species grow, those of another that share the room on the way do not need to, nor do the weights of a third.
    [Test]
    public void GrowthLeavesRoomForOtherSpecies()
    {
        using Device device = DeviceSource.Reference();
        Marker[][] lists = [.. Enumerable.Range(0, 12).Select(c => Enumerable.Repeat(new Marker(0.45f, c < 6 ? 2 : -2, 0, 0), 60).ToArray())];
        using var box = new ParticleBox<Linear>(device, lists);
        using MacroParticleStore large = new(device, [.. Enumerable.Repeat(1000, 12)], MarkerKind.DeltaF);
        using LeavingParticles leaving = new(device, [box.Store, large]);
        leaving.UseListsOf(box.Store);
        long places = box.Store.Places;
        box.Store.Grow([.. Enumerable.Repeat(1, 12)]);
        Assert.That(box.Store.Places, Is.GreaterThan(places));
        Assert.That(
            box.Store.Moved(device.AllocateEach<float>(large.Places, large.Places, large.Places, large.Places, large.Places), large.Starts, new int[12]),
            Has.Length.EqualTo(5).And.All.Property(nameof(DeviceBuffer<float>.Length)).GreaterThanOrEqualTo(large.Places));
    }

    private static void Conserves<TShape>(Device device, int parts)
        where TShape : struct, IShape
    {
        using var box = new ParticleBox<TShape>(device, Random(parts), parts);
        double[] before = box.Charge();
        for (int step = 0; step < 4; step++)
        {
            (double[] current, _, _) = box.Step();
            double[] after = box.Charge();
            for (int i = 1; i < after.Length; i++)
            {
                Assert.That(after[i] - before[i], Is.EqualTo(current[i - 1] - current[i]), $"{typeof(TShape).Name}: element {i}, step {step}, seed {Seed}");
            }

            Assert.That(after.Skip(GridFields.Ghosts).Take(box.Range.Cells).Sum(), Is.EqualTo((double)ChargeUnits.PerParticle * parts * Counts.Sum()));
            before = after;
        }
    }

    // Sums in float over up to 128 particles a lane: 128 roundings of 2⁻²⁴ of the sum of magnitudes, and as much for positions.
    private static void Transverse<TShape>(Device device)
        where TShape : struct, IShape
    {
        Marker[][] lists = Random(parts: 1);
        using var box = new ParticleBox<TShape>(device, lists);
        (_, double[] y, double[] z) = box.Step();
        double[] expectedY = new double[y.Length], expectedZ = new double[y.Length], magnitude = new double[y.Length];
        double centre = TShape.Order % 2 == 0 ? 0 : 0.5;
        for (int cell = 0; cell < lists.Length; cell++)
        {
            foreach (Marker m in lists[cell])
            {
                double from = cell + centre + m.Offset, to = from + m.Way(ParticleBox<TShape>.Courant);
                for (int i = 0; i < y.Length; i++)
                {
                    for (int period = -1; period <= 1; period++)
                    {
                        double node = i - GridFields.Ghosts + (period * lists.Length);
                        double shape = (BSpline.At(TShape.Order, from - node) + BSpline.At(TShape.Order, to - node)) / 2;
                        expectedY[i] += m.Uy / m.Gamma * shape;
                        expectedZ[i] += m.Uz / m.Gamma * shape;
                        magnitude[i] += shape;
                    }
                }
            }
        }

        for (int i = 0; i < y.Length; i++)
        {
            double tolerance = 1e-6 + (256 * Math.Pow(2, -24) * magnitude[i]);
            Assert.That(y[i], Is.EqualTo(expectedY[i]).Within(tolerance), $"{typeof(TShape).Name}: J_y, element {i}, seed {Seed}");
            Assert.That(z[i], Is.EqualTo(expectedZ[i]).Within(tolerance), $"{typeof(TShape).Name}: J_z, element {i}, seed {Seed}");
        }
    }

    // u_y is a particle's own. None ends so near an edge that rounding decides.
    private static Marker[][] Random(int parts)
    {
        var random = new Random(Seed);
        int id = 0;
        return [.. Counts.SelectMany(n => Enumerable.Range(0, parts).Select(_ => Enumerable.Range(0, n).Select(_ => Next()).ToArray()))];

        Marker Next()
        {
            id++;
            while (true)
            {
                var m = new Marker(random.NextSingle() - 0.5f, (float)(8 * Math.Pow(random.NextDouble() - 0.5, 3)), id / 10000f, random.NextSingle() - 0.5f);
                if (Math.Abs(Math.Abs(Offset(m)) - 0.5) > 1e-5)
                {
                    return m;
                }
            }
        }
    }

    private static double Offset(Marker m) => m.Offset + m.Way(ParticleBox<Quadratic>.Courant);

    private static int CellsOn(Marker m) => Offset(m) >= 0.5 ? 1 : Offset(m) < -0.5 ? -1 : 0;
}
