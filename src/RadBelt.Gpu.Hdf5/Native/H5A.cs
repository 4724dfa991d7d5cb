#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;
using hid_t = System.Int64;
using hsize_t = System.UInt64;
using htri_t = System.Int32;
using size_t = System.IntPtr;
using ssize_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Attributes (H5Apublic.h).</summary>
internal static class H5A
{
    [DllImport(Constants.DLLFileName, EntryPoint = "H5Acreate2", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(
        hid_t loc_id, byte[] attr_name, hid_t type_id, hid_t space_id, hid_t acpl_id = H5P.DEFAULT, hid_t aapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aopen", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t open(hid_t obj_id, byte[] attr_name, hid_t aapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t attr_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aread", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t read(hid_t attr_id, hid_t type_id, IntPtr buf);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Awrite", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t write(hid_t attr_id, hid_t mem_type_id, IntPtr buf);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aexists", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t exists(hid_t obj_id, byte[] attr_name);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Adelete", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t delete(hid_t loc_id, byte[] name);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aget_type", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t get_type(hid_t attr_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aget_space", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t get_space(hid_t attr_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Aget_name_by_idx", CallingConvention = CallingConvention.Cdecl)]
    public static extern ssize_t get_name_by_idx(
        hid_t loc_id,
        byte[] obj_name,
        H5.index_t idx_type,
        H5.iter_order_t order,
        hsize_t n,
        [In, Out] byte[]? name,
        size_t size,
        hid_t lapl_id = H5P.DEFAULT);
}
#endif
