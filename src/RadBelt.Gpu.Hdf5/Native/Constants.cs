#if !HDF_PINVOKE
namespace HDF.PInvoke;

/// <summary>
/// Names of the native libraries, as HDF.PInvoke spells them; <see cref="RadBelt.Gpu.Hdf5.Native.NativeLibraries"/> resolves them.
/// </summary>
internal static class Constants
{
    public const string DLLFileName = "hdf5";

    public const string HLDLLFileName = "hdf5_hl";
}
#endif
