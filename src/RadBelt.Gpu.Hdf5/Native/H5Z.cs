#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using htri_t = System.Int32;

namespace HDF.PInvoke;

/// <summary>Filters (H5Zpublic.h).</summary>
internal static class H5Z
{
    public enum filter_t
    {
        DEFLATE = 1,
        SHUFFLE = 2,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Zfilter_avail", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t filter_avail(filter_t filter);
}
#endif
