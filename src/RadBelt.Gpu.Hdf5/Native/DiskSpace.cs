using System.Runtime.InteropServices;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// Room on the disk of a file being written. libhdf5 does not survive a full disk well: once writing its metadata has failed, the file can
/// be neither flushed nor closed any more. So writing stops while there is still room for what the library holds in memory.
/// </summary>
internal sealed partial class DiskSpace(string path)
{
    private readonly DriveInfo? drive = DriveOf(path);

    /// <summary>Bytes free to this user; the largest number when the system does not say.</summary>
    public long Free
    {
        get
        {
            try
            {
                return drive is null || drive.TotalSize == 0 ? long.MaxValue : drive.AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return long.MaxValue;
            }
        }
    }

    /// <summary>Empties the file at <paramref name="path"/>, which the library still has open and which is about to be discarded.</summary>
    public static void GiveBack(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            // A FileStream would respect the lock that the library holds on its file; this has to go past it.
            _ = Truncate(path, 0);
            return;
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(0);
        }
        catch (IOException)
        {
            // Windows then frees the space when the file is deleted.
        }
    }

    private static DriveInfo? DriveOf(string path)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : Path.GetDirectoryName(path)!);
        }
        catch (ArgumentException)
        {
            // A network share has no drive to ask.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "truncate", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Truncate(string path, long length);
}
