using System.Diagnostics;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>A folder of its own for each test, and outside readers where the machine has them.</summary>
public abstract class Hdf5Fixture
{
    protected string Folder { get; private set; } = string.Empty;

    [OneTimeSetUp]
    public void NeedTheLibrary()
    {
        try
        {
            using Hdf5File probe = Hdf5File.Create(Path.Combine(Path.GetTempPath(), $"radbelt-probe-{Environment.ProcessId}.h5"));
        }
        catch (Hdf5LibraryMissingException e)
        {
            Assert.Ignore(e.Message);
        }
    }

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("radbelt-hdf5-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    protected string At(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file, commits it and opens it again.</summary>
    protected Hdf5File Written(Action<Hdf5File> write, string name = "a.h5")
    {
        using (Hdf5File file = Hdf5File.Create(At(name)))
        {
            write(file);
            file.Commit();
        }

        return Hdf5File.Open(At(name));
    }

    protected static string InputError(Action act) => Assert.Throws<InvalidInputException>(() => act())!.Message;

    protected static string OutputError(Action act) => Assert.Throws<Hdf5Exception>(() => act())!.Message;

    /// <summary>What an outside program prints; null when the machine does not have it or it fails.</summary>
    protected static string? Output(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new AssertionException($"{program}: {errors.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>What a Python with h5py prints for <paramref name="script"/>; ignores the rest of the test when there is none.</summary>
    protected static string H5py(string script, params string[] arguments)
    {
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                if (Output(python, "-c", "import h5py") is not null)
                {
                    return Output(python, ["-c", script, .. arguments])!;
                }
            }
            catch (AssertionException e) when (e.Message.Contains("ModuleNotFoundError", StringComparison.Ordinal))
            {
                // This Python has no h5py: try the next.
            }
        }

        Assert.Ignore("the reading by h5py was not checked: no Python with h5py here");
        return string.Empty;
    }
}
