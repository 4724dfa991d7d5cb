#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;
using hid_t = System.Int64;
using hsize_t = System.UInt64;

namespace HDF.PInvoke;

/// <summary>Datasets (H5Dpublic.h).</summary>
internal static class H5D
{
    public enum layout_t
    {
        LAYOUT_ERROR = -1,
        COMPACT = 0,
        CONTIGUOUS = 1,
        CHUNKED = 2,
        VIRTUAL = 3,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dget_create_plist", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t get_create_plist(hid_t dset_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dcreate2", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(
        hid_t loc_id,
        byte[] name,
        hid_t type_id,
        hid_t space_id,
        hid_t lcpl_id = H5P.DEFAULT,
        hid_t dcpl_id = H5P.DEFAULT,
        hid_t dapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t dset_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dread", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t read(hid_t dset_id, hid_t mem_type_id, hid_t mem_space_id, hid_t file_space_id, hid_t plist_id, IntPtr buf);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dwrite", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t write(
        hid_t dset_id, hid_t mem_type_id, hid_t mem_space_id, hid_t file_space_id, hid_t plist_id, IntPtr buf);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dget_space", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t get_space(hid_t dset_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dget_type", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t get_type(hid_t dset_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dset_extent", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_extent(hid_t dset_id, hsize_t[] size);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dget_storage_size", CallingConvention = CallingConvention.Cdecl)]
    public static extern hsize_t get_storage_size(hid_t dset_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Dvlen_reclaim", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t vlen_reclaim(hid_t type_id, hid_t space_id, hid_t plist_id, IntPtr buf);
}
#endif
