namespace RadBelt.Gpu.Hdf5;

/// <summary>The HDF5 library is not on this machine, or is too old; the message says how to install it.</summary>
public sealed class Hdf5LibraryMissingException : Hdf5Exception
{
    /// <summary>An error with the whole sentence to show.</summary>
    public Hdf5LibraryMissingException(string message)
        : base(message)
    {
    }

    /// <summary>The command or step that brings the library to this operating system.</summary>
    public static string Remedy =>
        OperatingSystem.IsWindows() ? "install HDF5 (1.10 or later) from The HDF Group and put its bin folder on PATH"
        : OperatingSystem.IsMacOS() ? "run 'brew install hdf5'"
        : "install it, on Debian or Ubuntu with 'apt-get install libhdf5-103-1 libhdf5-hl-100' (Debian 13: libhdf5-310 libhdf5-hl-310), "
            + "on Fedora or RHEL with 'dnf install hdf5', or put the folder of libhdf5.so and libhdf5_hl.so on LD_LIBRARY_PATH";

    internal static Hdf5LibraryMissingException NotFound() =>
        new($"HDF5: the libraries libhdf5 and libhdf5_hl were not found, so HDF5 files can be neither written nor read; {Remedy}.");

    internal static Hdf5LibraryMissingException TooOld(Version found) =>
        new($"HDF5: the library found is version {found}, 1.10 or later is needed; {Remedy}.");
}
