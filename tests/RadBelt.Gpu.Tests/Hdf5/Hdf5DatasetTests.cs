using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>What is written is what is read: types, shapes, storage, text, growth.</summary>
public sealed class Hdf5DatasetTests : Hdf5Fixture
{
    private static readonly Hdf5Storage[] Storages =
    [
        Hdf5Storage.Contiguous,
        Hdf5Storage.Compressed,
        new(Deflate: 9),
        new(Shuffle: true),
        new(Deflate: 1, Chunk: [2, 3, 1]),
        new(Chunk: [100, 100, 100]),
    ];

    [Test]
    public void EveryTypeComesBackWithItsExtremes()
    {
        float[] floats = [float.MinValue, float.Epsilon, float.NaN, float.PositiveInfinity];
        double[] doubles = [double.MinValue, double.Epsilon, double.NaN, double.NegativeInfinity];
        using Hdf5File file = Written(f =>
        {
            f.Write<float>("/t/float", floats);
            f.Write<double>("/t/double", doubles);
            f.Write("/t/sbyte", [sbyte.MinValue, sbyte.MaxValue]);
            f.Write("/t/byte", [byte.MinValue, byte.MaxValue]);
            f.Write("/t/short", [short.MinValue, short.MaxValue]);
            f.Write("/t/ushort", [ushort.MinValue, ushort.MaxValue]);
            f.Write("/t/int", [int.MinValue, int.MaxValue]);
            f.Write("/t/uint", [uint.MinValue, uint.MaxValue]);
            f.Write("/t/long", [long.MinValue, long.MaxValue]);
            f.Write("/t/ulong", [ulong.MinValue, ulong.MaxValue]);
        });

        Assert.Multiple(() =>
        {
            Assert.That(file.Read<float>("/t/float"), Is.EqualTo(floats));
            Assert.That(file.Read<double>("/t/double"), Is.EqualTo(doubles));
            Assert.That(file.Read<sbyte>("/t/sbyte"), Is.EqualTo(new[] { sbyte.MinValue, sbyte.MaxValue }));
            Assert.That(file.Read<byte>("/t/byte"), Is.EqualTo(new[] { byte.MinValue, byte.MaxValue }));
            Assert.That(file.Read<short>("/t/short"), Is.EqualTo(new[] { short.MinValue, short.MaxValue }));
            Assert.That(file.Read<ushort>("/t/ushort"), Is.EqualTo(new[] { ushort.MinValue, ushort.MaxValue }));
            Assert.That(file.Read<int>("/t/int"), Is.EqualTo(new[] { int.MinValue, int.MaxValue }));
            Assert.That(file.Read<uint>("/t/uint"), Is.EqualTo(new[] { uint.MinValue, uint.MaxValue }));
            Assert.That(file.Read<long>("/t/long"), Is.EqualTo(new[] { long.MinValue, long.MaxValue }));
            Assert.That(file.Read<ulong>("/t/ulong"), Is.EqualTo(new[] { ulong.MinValue, ulong.MaxValue }));
            Assert.That(file.Children("/t"), Has.Count.EqualTo(10).And.Ordered);
        });
    }

    [TestCaseSource(nameof(Storages))]
    public void EveryStorageKeepsShapeAndValues(Hdf5Storage storage)
    {
        double[] data = [.. Enumerable.Range(0, 5 * 7 * 11).Select(i => Math.Sin(i))];
        using Hdf5File file = Written(f => f.Write("/x", data, [5, 7, 11], storage));

        Assert.That(file.Shape("/x"), Is.EqualTo(new[] { 5, 7, 11 }));
        Assert.That(file.Read<double>("/x", [5, 7, 11]), Is.EqualTo(data));
    }

    [Test]
    public void NumbersAreWidenedOnlyWhereNothingIsLost()
    {
        using Hdf5File file = Written(f =>
        {
            f.Write("/float", [1.5f]);
            f.Write("/int", [-3]);
            f.Write("/uint", [uint.MaxValue]);
            f.Write("/long", [1L]);
            f.Write("/double", [1.0]);
        });

        Assert.Multiple(() =>
        {
            Assert.That(file.Read<double>("/float"), Is.EqualTo(new[] { 1.5 }));
            Assert.That(file.Read<double>("/int"), Is.EqualTo(new[] { -3.0 }));
            Assert.That(file.Read<long>("/int"), Is.EqualTo(new[] { -3L }));
            Assert.That(file.Read<long>("/uint"), Is.EqualTo(new[] { (long)uint.MaxValue }));
            Assert.That(InputError(() => file.Read<float>("/double")), Does.Contain("/double: is stored as 64-bit float"));
            Assert.That(InputError(() => file.Read<int>("/uint")), Does.Contain("32-bit unsigned integer"));
            Assert.That(InputError(() => file.Read<uint>("/int")), Does.Contain("32-bit integer"));
            Assert.That(InputError(() => file.Read<double>("/long")), Does.Contain("64-bit integer"));
            Assert.That(InputError(() => file.Read<float>("/int")), Does.Contain("without loss"));
            Assert.That(InputError(() => file.ReadTexts("/int")), Does.Contain("as text"));
        });
    }

    [Test]
    public void TextKeepsEveryCharacter()
    {
        string deck = "experiment: test-particles\nα0: 45°\n" + new string('x', 100_000);
        using Hdf5File file = Written(f =>
        {
            f.WriteText("/deck", deck);
            f.WriteTexts("/names", ["électron", "", "p+"]);
            f.WriteText("/grüße/Ω", "ascii");
        });

        Assert.Multiple(() =>
        {
            Assert.That(file.ReadTexts("/deck"), Is.EqualTo(new[] { deck }));
            Assert.That(file.ReadTexts("/names"), Is.EqualTo(new[] { "électron", "", "p+" }));
            Assert.That(file.ReadTexts("/grüße/Ω"), Is.EqualTo(new[] { "ascii" }));
            Assert.That(file.Children("/"), Does.Contain("grüße"));
            Assert.That(InputError(() => file.Read<byte>("/deck")), Does.Contain("is stored as text"));
        });
    }

    [Test]
    public void ScalarsAndEmptyArrays()
    {
        using Hdf5File file = Written(f =>
        {
            f.WriteScalar("/seed", 42UL);
            f.Write<double>("/none", []);
            f.Write<double>("/noRows", [], [0, 3], Hdf5Storage.Compressed);
        });

        Assert.Multiple(() =>
        {
            Assert.That(file.ReadScalar<ulong>("/seed"), Is.EqualTo(42));
            Assert.That(file.Shape("/seed"), Is.Empty);
            Assert.That(file.Read<double>("/none"), Is.Empty);
            Assert.That(file.Shape("/noRows"), Is.EqualTo(new[] { 0, 3 }));
            Assert.That(InputError(() => file.ReadScalar<double>("/none")), Does.Contain("0 elements"));
            Assert.That(InputError(() => file.ReadRows<ulong>("/seed", 0, 1)), Does.Contain("single value"));
        });
    }

    [Test]
    public void CompressionCompresses()
    {
        // Steps of a fixed-point counter: 8 bytes each, of which 6 are zero. Shuffled, three quarters of the bytes are runs of zeros.
        long[] counter = [.. Enumerable.Range(0, 60_000).Select(i => (long)i)];
        using Hdf5File file = Written(f =>
        {
            f.Write("/plain", counter);
            f.Write("/small", counter, storage: Hdf5Storage.Compressed);
        });

        Assert.That(file.StoredBytes("/plain"), Is.EqualTo(8 * 60_000));
        Assert.That(file.StoredBytes("/small"), Is.LessThan(file.StoredBytes("/plain") / 4));
        Assert.That(file.Read<long>("/small"), Is.EqualTo(counter));
    }

    [Test]
    public void TenThousandRowsAppendedOneByOne()
    {
        using Hdf5File file = Written(f =>
        {
            using ExtendibleDataset<double> energy = f.CreateExtendible<double>("/run/energy");
            for (int i = 0; i < 10_000; i++)
            {
                energy.Append(Math.Sqrt(i));
            }

            Assert.That(energy.Rows, Is.EqualTo(10_000));
        });

        Assert.That(file.Read<double>("/run/energy"), Is.EqualTo(Enumerable.Range(0, 10_000).Select(i => Math.Sqrt(i))));
    }

    [TestCaseSource(nameof(RowStorages))]
    public void RowsOfAnyShapeAppendedInAnyBlocks(Hdf5Storage storage)
    {
        float[] all = [.. Enumerable.Range(0, 50 * 6 * 4).Select(i => (float)i)];
        using Hdf5File file = Written(f =>
        {
            using ExtendibleDataset<float> rows = f.CreateExtendible<float>("/rows", [6, 4], storage);
            int row = 0;
            for (int block = 0; row < 50; block = (block + 1) % 8)
            {
                int count = Math.Min(block, 50 - row);
                rows.Append(all.AsSpan(row * 24, count * 24));
                row += count;
            }
        });

        Assert.That(file.Read<float>("/rows", [50, 6, 4]), Is.EqualTo(all));
        Assert.That(file.ReadRows<float>("/rows", 13, 2), Is.EqualTo(all[(13 * 24)..(15 * 24)]));
        Assert.That(file.ReadRows<float>("/rows", 50, 0), Is.Empty);
        Assert.That(InputError(() => file.ReadRows<float>("/rows", 49, 2)), Does.Contain("has 50 rows; 2 from row 49"));
    }

    [Test]
    public void ChunksHoldAtMostAQuarterMebibyte([Values(1, 3, 1000, 100_000, 1_000_000)] long rowLength, [Values] bool growing)
    {
        ulong[] chunk = Hdf5Storage.Compressed.ChunkFor([growing ? 0 : 123_456, rowLength], sizeof(double), growing);

        // Halving stops just below the bound; growing rows of one number stop at 4096 of them.
        ulong least = growing && rowLength == 1 ? 4096 * sizeof(double) : growing && rowLength == 3 ? 4096 * 3 * sizeof(double) : 120_000UL;
        Assert.That(chunk[0] * chunk[1] * sizeof(double), Is.InRange(least, 256 * 1024UL));
        Assert.That(chunk[1], Is.LessThanOrEqualTo((ulong)rowLength));
    }

    [Test]
    public void WrongShapesAreRefused()
    {
        using Hdf5File file = Hdf5File.Create(At("a.h5"));
        using ExtendibleDataset<int> rows = file.CreateExtendible<int>("/rows", [3]);
        file.Write("/x", [1, 2, 3, 4], [2, 2]);

        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => file.Write("/y", [1, 2, 3], [2, 2])), Does.Contain("3 elements do not fill the shape (2, 2)"));
            Assert.That(InputError(() => file.Write("/y", [1, 2], [-1, -2])), Does.Contain("shape (-1, -2)"));
            Assert.That(InputError(() => rows.Append([1, 2])), Does.Contain("whole rows of 3"));
            Assert.That(InputError(() => file.CreateExtendible<int>("/z", [0])), Does.Contain("empty dimension"));
            Assert.That(InputError(() => file.Read<int>("/x", [4])), Does.Contain("has the shape (2, 2), (4) was expected"));
            Assert.That(InputError(() => file.Write("/y", [DateTime.MinValue])), Does.Contain("DateTime"));
            Assert.That(OutputError(() => file.Write("/x", [1])), Does.Contain("/x: exists already"));
            Assert.That(file.Exists("/y"), Is.False);
        });
    }

    private static Hdf5Storage[] RowStorages() => [Hdf5Storage.Compressed, new(Chunk: [7, 6, 4]), new(Deflate: 2, Chunk: [1, 2, 3])];
}
