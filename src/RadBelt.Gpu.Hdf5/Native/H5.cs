#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;

namespace HDF.PInvoke;

/// <summary>The library itself (H5public.h), declared as HDF.PInvoke declares it and bound to the system's libhdf5.</summary>
internal static class H5
{
    public enum index_t
    {
        NAME = 0,
        CRT_ORDER = 1,
    }

    public enum iter_order_t
    {
        INC = 0,
        DEC = 1,
        NATIVE = 2,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5dont_atexit", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t dont_atexit();

    [DllImport(Constants.DLLFileName, EntryPoint = "H5open", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t open();

    [DllImport(Constants.DLLFileName, EntryPoint = "H5get_libversion", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t get_libversion(ref uint majnum, ref uint minnum, ref uint relnum);
}
#endif
