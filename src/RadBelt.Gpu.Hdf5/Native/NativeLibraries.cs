using System.Reflection;
using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// Finds libhdf5 and libhdf5_hl on this machine. The two must come from one installation (the second links the first), so candidates are
/// tried in pairs.
/// </summary>
internal static class NativeLibraries
{
    private static nint core;
    private static nint highLevel;

    /// <summary>Loads the pair once; <see cref="Hdf5LibraryMissingException"/> when there is none.</summary>
    public static void Load()
    {
        if (core != 0)
        {
            return;
        }

        Assembly assembly = typeof(NativeLibraries).Assembly;
        foreach ((string coreName, string highLevelName) in Candidates())
        {
            if (!NativeLibrary.TryLoad(coreName, assembly, null, out nint first))
            {
                continue;
            }

            if (NativeLibrary.TryLoad(highLevelName, assembly, null, out nint second))
            {
                (core, highLevel) = (first, second);
                NativeLibrary.SetDllImportResolver(assembly, Resolve);
                return;
            }

            NativeLibrary.Free(first);
        }

        throw Hdf5LibraryMissingException.NotFound();
    }

    /// <summary>
    /// The identifier that the library exports as <paramref name="symbol"/>, such as H5T_NATIVE_DOUBLE_g; valid after H5open.
    /// </summary>
    public static long Exported(string symbol) => Marshal.ReadInt64(NativeLibrary.GetExport(core, symbol));

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        Constants.DLLFileName => core,
        Constants.HLDLLFileName => highLevel,
        _ => 0,
    };

    private static IEnumerable<(string Core, string HighLevel)> Candidates()
    {
        // What a package beside the application brings, or what the loader's own path has.
        yield return (Constants.DLLFileName, Constants.HLDLLFileName);

#if !HDF_PINVOKE // HDF.PInvoke loads the libraries of its own package, and no others.
        if (OperatingSystem.IsWindows())
        {
            yield break;
        }

        string? conda = Environment.GetEnvironmentVariable("CONDA_PREFIX");
        string extension = OperatingSystem.IsMacOS() ? "dylib" : "so";
        if (!string.IsNullOrEmpty(conda))
        {
            yield return ($"{conda}/lib/libhdf5.{extension}", $"{conda}/lib/libhdf5_hl.{extension}");
        }

        if (OperatingSystem.IsMacOS())
        {
            // Homebrew on Apple silicon and on Intel, then MacPorts.
            foreach (string folder in new[] { "/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib" })
            {
                yield return ($"{folder}/libhdf5.dylib", $"{folder}/libhdf5_hl.dylib");
            }

            yield break;
        }

        // Sonames of HDF5 1.10, 1.12, 1.14 and 2.0; Debian and Ubuntu call the serial build libhdf5_serial.
        foreach ((int coreVersion, int highLevelVersion) in new[] { (103, 100), (200, 200), (310, 310), (320, 320) })
        {
            yield return ($"libhdf5_serial.so.{coreVersion}", $"libhdf5_serial_hl.so.{highLevelVersion}");
            yield return ($"libhdf5.so.{coreVersion}", $"libhdf5_hl.so.{highLevelVersion}");
        }

        string triplet = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        string serial = $"/usr/lib/{triplet}/hdf5/serial";
        yield return ($"{serial}/libhdf5.so", $"{serial}/libhdf5_hl.so");
#endif
    }
}
