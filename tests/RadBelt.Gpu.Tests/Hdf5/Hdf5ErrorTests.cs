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
            Assert.That(InputError(() => file.Read<double>("/run/enregy")), Does.Contain("does not exist; '/run' holds: energy."));
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

            // 8 bytes of signature, 96 of superblock, which says how long the file is to be.
            string fault = length switch { 0 => "empty", < 8 => "not an HDF5 file", < 96 => "cannot be opened", _ => "truncated" };
            Assert.That(message, Does.Contain("cut.h5").And.Contain(fault), $"{length} bytes");
        }
    }

    /// <summary>The same with any block of the file zeroed; what lies in a zeroed block of plain data reads as zeros.</summary>
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
    public void TheMissingLibraryIsNamedWithItsRemedy()
    {
        Assert.That(
            Hdf5LibraryMissingException.NotFound().Message,
            Does.Contain("libhdf5").And.Contain("not found").And.Contain(Hdf5LibraryMissingException.Remedy));
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
}
