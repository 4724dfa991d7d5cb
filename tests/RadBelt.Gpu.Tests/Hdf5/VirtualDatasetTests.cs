using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

internal sealed class VirtualDatasetTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("radbelt-virtual-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(false)]
    [TestCase(true)]
    public void Blocks_of_several_files_are_one_dataset(bool copy)
    {
        double[] left = [.. Enumerable.Range(0, 6).Select(i => i + 0.5)], right = [.. Enumerable.Range(0, 9).Select(i => -i - 0.25)];
        using Hdf5File a = Source("a 100%.h5", left, 3, 2, "north"), b = Source("b.h5", right, 3, 3, "the south");
        DatasetPart[] numbers = [new(a, "/t/x", [0, 0], [0, 0], [3, 2]), new(b, "/t/x", [1, 0], [1, 2], [2, 3])];
        DatasetPart[] texts = [new(a, "/t/names", [0], [0], [1]), new(b, "/t/names", [0], [1], [1])];
        using (Hdf5File file = Hdf5File.Create(At("all.h5")))
        {
            if (copy)
            {
                file.WriteCopy("/g/x", [3, 5], numbers, Hdf5Storage.Compressed);
                file.WriteCopy("/g/names", [2], texts);
            }
            else
            {
                file.WriteVirtual("/g/x", [3, 5], numbers);
                file.WriteVirtual("/g/names", [2], texts);
            }

            file.CopyAttributes(a, "/t/x", "/g/x");
            file.Commit();
        }

        a.Dispose();
        b.Dispose();
        using Hdf5File all = Hdf5File.Open(At("all.h5"));
        double[] expected = [.. Enumerable.Range(0, 15).Select(i => (i / 5, i % 5) switch
        {
            (var row, < 2 and var column) => left[(2 * row) + column],
            (0, _) => copy ? 0 : double.NaN,
            var (row, column) => right[(3 * row) + column - 2],
        })];
        Assert.Multiple(() =>
        {
            Assert.That(all.Read<double>("/g/x", [3, 5]), Is.EqualTo(expected), "what no part has is NaN in a virtual dataset");
            Assert.That(all.ReadTexts("/g/names"), Is.EqualTo(new[] { "north", "the south" }));
            Assert.That(all.ReadStringAttribute("/g/x", "units"), Is.EqualTo("m"));
            Assert.That(all.StoredBytes("/g/x"), copy ? Is.Positive : Is.Zero);
        });
    }

    /// <summary>2³² rows: more than a 32-bit index counts, of which each file has few.</summary>
    [Test]
    public void Rows_beyond_32_bits_are_found()
    {
        const long Rows = 1L << 32;
        using (Hdf5File a = Source("a.h5", [1, 2, 3, 4], 2, 2, "a"))
        {
            using Hdf5File file = Hdf5File.Create(At("all.h5"));
            file.WriteVirtual("/x", [Rows, 2], [new(a, "/t/x", [0, 0], [0, 0], [1, 2]), new(a, "/t/x", [1, 0], [Rows - 1, 0], [1, 2])]);
            file.Commit();
        }

        using Hdf5File all = Hdf5File.Open(At("all.h5"));
        Assert.That(all.Shape("/x"), Is.EqualTo(new[] { Rows, 2 }));
        Assert.That(all.ReadRows<double>("/x", Rows - 2, 2), Is.EqualTo(new[] { double.NaN, double.NaN, 3, 4 }));
        Assert.That(() => all.Read<double>("/x"), Throws.TypeOf<InvalidInputException>().With.Message.Contains("do not fit one array"));
    }

    private Hdf5File Source(string name, double[] values, long rows, long columns, string text)
    {
        using (Hdf5File file = Hdf5File.Create(At(name)))
        {
            file.Write<double>("/t/x", values, [rows, columns]);
            file.SetAttribute("/t/x", "units", "m");
            file.WriteTexts("/t/names", [text]);
            file.Commit();
        }

        return Hdf5File.Open(At(name));
    }

    private string At(string name) => Path.Combine(folder, name);
}
