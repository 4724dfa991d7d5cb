using System.Diagnostics;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Bad files, bad names, bad places: one clear error each, and nothing left behind.</summary>
public sealed class Hdf5ErrorTests : Hdf5Fixture
{
    [Test]
    public void FilesThatAreNotHdf5()
    {
        File.WriteAllText(At("text.h5"), "not HDF5");
        File.WriteAllBytes(At("empty.h5"), []);
        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => Hdf5File.Open(At("text.h5"))), Does.Contain("text.h5: is not an HDF5 file"));
            Assert.That(InputError(() => Hdf5File.Open(At("empty.h5"))), Does.Contain("is empty"));
            Assert.That(InputError(() => Hdf5File.Open(At("missing.h5"))), Does.Contain("does not exist"));
            Assert.That(InputError(() => Hdf5File.Open(At("no/such/folder.h5"))), Does.Contain("does not exist"));
            Assert.That(InputError(() => Hdf5File.Open(Folder)), Does.Contain("is a folder"));
            Assert.That(InputError(() => Hdf5File.Open(" ")), Does.Contain("empty"));
        });
    }

    [Test]
    public void AFileWithoutReadPermission()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Ignore("permissions do not bind this user");
            return;
        }

        Written(f => f.WriteScalar("/n", 1), "secret.h5").Dispose();
        File.SetUnixFileMode(At("secret.h5"), UnixFileMode.None);
        Assert.That(InputError(() => Hdf5File.Open(At("secret.h5"))), Does.Contain("cannot be read").And.Contain("permissions"));
    }

    [Test]
    public void MissingObjectsAreNamedWithWhatIsThere()
    {
        using Hdf5File file = Written(f =>
        {
            f.Write("/run/energy", [1.0]);
            f.SetAttribute("/run/energy", "units", "J");
        });

        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => file.Read<double>("/run/enregy")), Does.Contain("/run/enregy: does not exist; '/run' holds: energy."));
            Assert.That(InputError(() => file.Read<double>("/a/b/c")), Does.Contain("'/' holds: run."));
            Assert.That(InputError(() => file.Read<double>("/run/energy/x")), Does.Contain("'/run/energy' is a dataset"));
            Assert.That(InputError(() => file.Read<double>("/run")), Does.Contain("is a group, not a dataset"));
            Assert.That(InputError(() => file.Children("/run/energy")), Does.Contain("is not a group"));
            Assert.That(InputError(() => file.ReadStringAttribute("/run/energy", "unit")), Does.Contain("'/run/energy' has: units."));
        });
    }

    [Test]
    public void PlacesThatCannotBeWritten()
    {
        Directory.CreateDirectory(At("folder.h5"));
        Assert.Multiple(() =>
        {
            Assert.That(OutputError(() => Hdf5File.Create(At("none/run.h5"))), Does.Contain("none' does not exist; create it"));
            Assert.That(OutputError(() => Hdf5File.Create(At("folder.h5"))), Does.Contain("is a folder"));
            Assert.That(OutputError(() => Hdf5File.Create("")), Does.Contain("empty"));
            Assert.That(Directory.GetFiles(Folder), Is.Empty);
        });
    }

    [Test]
    public void AFolderThatTheSystemForbids()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("needs a folder that nobody can write, as Linux has in /proc");
        }

        Hdf5Exception error = Assert.Throws<Hdf5Exception>(() => Hdf5File.Create("/proc/run.h5"))!;
        Assert.That(error.Message, Does.StartWith("/proc/run.h5: cannot be created (").And.EndsWith("."));
        Assert.That(error.LibraryMessages, Is.Not.Empty);
    }

    /// <summary>Reading a file cut anywhere either works or is our error; the process lives on.</summary>
    [Test]
    public void TruncatedFilesNeverCrash()
    {
        using (Hdf5File whole = Written(WriteABitOfEverything, "whole.h5"))
        {
            ReadEverything(whole);
        }

        byte[] bytes = File.ReadAllBytes(At("whole.h5"));
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int trial = 0; trial < 400; trial++)
        {
            int length = trial < 200 ? trial : random.Next(bytes.Length);
            File.WriteAllBytes(At("cut.h5"), bytes[..length]);
            string message = InputError(() =>
            {
                using Hdf5File cut = Hdf5File.Open(At("cut.h5"));
                ReadEverything(cut);
            });
            Assert.That(message, Does.Contain("cut.h5").And.Contain(length == 0 ? "empty" : length < 8 ? "not an HDF5 file" : length < 96 ? "cannot be opened" : "truncated"), $"{length}");
        }
    }

    /// <summary>So does one whose bytes were spoilt, for the data and the headers that are ours to check.</summary>
    [Test]
    public void ZeroedBlocksNeverCrash()
    {
        Written(WriteABitOfEverything, "whole.h5").Dispose();
        byte[] bytes = File.ReadAllBytes(At("whole.h5"));
        for (int start = 0; start < bytes.Length; start += 512)
        {
            byte[] spoilt = [.. bytes];
            spoilt.AsSpan(start, Math.Min(512, bytes.Length - start)).Clear();
            File.WriteAllBytes(At("spoilt.h5"), spoilt);
            try
            {
                using Hdf5File file = Hdf5File.Open(At("spoilt.h5"));
                ReadEverything(file);
            }
            catch (InvalidInputException e)
            {
                Assert.That(e.Message, Does.Contain("spoilt.h5"));
            }
        }
    }

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

    [Test]
    public void TheMissingLibraryIsNamedWithItsRemedy()
    {
        Assert.That(
            Hdf5LibraryMissingException.NotFound().Message,
            Does.Contain("libhdf5").And.Contain("not found").And.Contain(Hdf5LibraryMissingException.Remedy));
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

    private static void WriteABitOfEverything(Hdf5File f)
    {
        double[] data = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
        f.Write("/a/plain", data);
        f.Write("/a/packed", data, [10, 100], new Hdf5Storage(Deflate: 3, Shuffle: true, Chunk: [3, 30]));
        f.WriteTexts("/a/names", ["x", "why", "zed"]);
        f.SetAttribute("/a", "numbers", [1.0, 2.0, 3.0]);
        f.SetAttribute("/a/plain", "units", "m");
        f.Write("/a/axis", [1.0, 2.0]);
        f.MakeAxis("/a/axis");
    }

    private static void ReadEverything(Hdf5File f)
    {
        foreach (string name in f.Children("/a"))
        {
            _ = name == "names" ? f.ReadTexts("/a/names").Length : f.Read<double>($"/a/{name}").Length;
            _ = f.AttributeNames($"/a/{name}");
        }

        _ = f.ReadAttributes<double>("/a", "numbers");
        _ = f.ReadStringAttribute("/a/plain", "units");
    }

    /// <summary>A memory disk of a given size; ignores the test where one cannot be mounted.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public SmallDisk(string path, int bytes)
        {
            Path = Directory.CreateDirectory(path).FullName;
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !Run("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", path))
            {
                Assert.Ignore("a full disk was not tried: needs root on Linux to mount a small one");
            }
        }

        public string Path { get; }

        public string At(string name) => System.IO.Path.Combine(Path, name);

        /// <summary>Fills the disk but for <paramref name="bytes"/>.</summary>
        public void LeaveFree(long bytes)
        {
            using FileStream ballast = File.Create(At("ballast"));
            ballast.Write(new byte[Math.Max(0, new DriveInfo(Path).AvailableFreeSpace - bytes)]);
        }

        public void Dispose() => Run("umount", "-l", Path);

        private static bool Run(string program, params string[] arguments)
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
