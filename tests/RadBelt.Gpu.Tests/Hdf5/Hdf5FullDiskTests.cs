using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>A full disk is one clear error, leaves nothing half-written, and does not spoil the library for the next file.</summary>
public sealed class Hdf5FullDiskTests : Hdf5Fixture
{
    [Test]
    public void AFullDiskIsOneErrorAndLeavesNothing([Values(0, 50, 5000)] int firstKilobytes, [Values] bool compressed)
    {
        using SmallDisk disk = new(At("disk"), bytes: 8 << 20);
        using (Hdf5File file = Hdf5File.Create(disk.At("run.h5")))
        {
            string message = OutputError(() => FillUp(file, firstKilobytes * 1000, compressed));
            Assert.That(message, Does.Contain("run.h5: cannot be written (the disk is full: ").And.Contain("free some space"));
        }

        Assert.That(Directory.GetFiles(disk.Path), Is.Empty);
        AssertTheNextFileIsWritten(disk);
    }

    [Test]
    public void ARunThatFillsTheDiskCanStillKeepWhatItWrote([Values] bool compressed)
    {
        using SmallDisk disk = new(At("disk"), bytes: 8 << 20);
        using (Hdf5File file = Hdf5File.Create(disk.At("run.h5")))
        {
            Assert.That(() => FillUp(file, 0, compressed), Throws.InstanceOf<Hdf5Exception>());
            file.CommitPartial();
        }

        using Hdf5File read = Hdf5File.Open(disk.At("run.h5"));
        double[] rows = read.Read<double>("/rows");
        Assert.That(read.IsComplete, Is.False);
        Assert.That(rows, Has.Length.GreaterThan(100_000));
        Assert.That(rows, Is.EqualTo(Noise(rows.Length)));
    }

    /// <summary>Another program takes the rest of the disk while the file is open, down to the last page.</summary>
    [Test]
    public void ADiskThatOthersFillLeavesNothingOrAWholeFile()
    {
        using SmallDisk disk = new(At("disk"), bytes: 8 << 20);
        int failures = 0;
        for (int free = 0; free < 3_000_000; free += 65_536)
        {
            try
            {
                using Hdf5File file = Hdf5File.Create(disk.At("run.h5"));
                file.Write("/x", Noise(10_000), storage: new Hdf5Storage(Chunk: [3000]));
                disk.LeaveFree(free);
                file.Commit();
                File.Delete(disk.At("run.h5"));
            }
            catch (Hdf5Exception e)
            {
                failures++;
                Assert.That(e.Message, Does.Contain("the disk is full"), $"{free} bytes free");
            }

            File.Delete(disk.At("ballast"));
            Assert.That(Directory.GetFiles(disk.Path), Is.Empty, $"{free} bytes free");
        }

        // With nothing free it must fail, with 3 MB it must not.
        Assert.That(failures, Is.InRange(1, 3_000_000 / 65_536));
        AssertTheNextFileIsWritten(disk);
    }

    [Test]
    public void AFullDiskRefusesANewFile()
    {
        using SmallDisk disk = new(At("disk"), bytes: 8 << 20);
        disk.LeaveFree(100_000);
        Assert.That(OutputError(() => Hdf5File.Create(disk.At("run.h5"))), Does.Contain("0.1 MB free"));
        Assert.That(Directory.GetFiles(disk.Path), Is.EqualTo(new[] { disk.At("ballast") }));
    }

    /// <summary>Numbers that do not compress, the same ones each time.</summary>
    private static double[] Noise(int count)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    private static void FillUp(Hdf5File file, int firstBytes, bool compressed)
    {
        Hdf5Storage storage = compressed ? Hdf5Storage.Compressed : new(Chunk: [1000]);
        file.Write("/first", Noise(firstBytes / 8), storage: storage);
        double[] noise = Noise(2_000_000);
        using ExtendibleDataset<double> rows = file.CreateExtendible<double>("/rows", storage: storage);
        for (int i = 0; i < noise.Length; i += 1000)
        {
            rows.Append(noise.AsSpan(i, 1000));
        }
    }

    private static void AssertTheNextFileIsWritten(SmallDisk disk)
    {
        using (Hdf5File file = Hdf5File.Create(disk.At("small.h5")))
        {
            file.Write("/x", Noise(1000));
            file.Commit();
        }

        using Hdf5File read = Hdf5File.Open(disk.At("small.h5"));
        Assert.That(read.Read<double>("/x"), Is.EqualTo(Noise(1000)));
    }
}
