#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using hid_t = System.Int64;
using hsize_t = System.UInt64;
using htri_t = System.Int32;
using size_t = System.IntPtr;
using ssize_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Links (H5Lpublic.h).</summary>
internal static class H5L
{
    [DllImport(Constants.DLLFileName, EntryPoint = "H5Lexists", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t exists(hid_t loc_id, byte[] name, hid_t lapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Lget_name_by_idx", CallingConvention = CallingConvention.Cdecl)]
    public static extern ssize_t get_name_by_idx(
        hid_t loc_id,
        byte[] group_name,
        H5.index_t idx_type,
        H5.iter_order_t order,
        hsize_t n,
        [In, Out] byte[]? name,
        size_t size,
        hid_t lapl_id = H5P.DEFAULT);
}
#endif
