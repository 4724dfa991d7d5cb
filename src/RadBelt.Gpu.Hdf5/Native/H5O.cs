#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;
using hid_t = System.Int64;

namespace HDF.PInvoke;

/// <summary>Objects of any kind (H5Opublic.h).</summary>
internal static class H5O
{
    [DllImport(Constants.DLLFileName, EntryPoint = "H5Oopen", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t open(hid_t loc_id, byte[] name, hid_t lapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Oclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t object_id);
}
#endif
