using System.Diagnostics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>A memory disk of a given size; ignores the test where one cannot be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string path, int bytes)
    {
        Path = Directory.CreateDirectory(path).FullName;
        bool mayMount = OperatingSystem.IsLinux() && Environment.UserName == "root";
        if (!mayMount || !Run("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", path))
        {
            Assert.Ignore("a small disk was not tried: needs root on Linux to mount one");
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

    /// <summary>From now on nothing can be written, not even by root.</summary>
    public void MakeReadOnly() => Assert.That(Run("mount", "-o", "remount,ro", Path));

    public void Dispose() => Run("umount", "-l", Path);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
