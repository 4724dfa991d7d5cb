#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using hbool_t = System.UInt32;
using herr_t = System.Int32;
using hid_t = System.Int64;
using hsize_t = System.UInt64;

namespace HDF.PInvoke;

/// <summary>Groups (H5Gpublic.h).</summary>
internal static class H5G
{
    public enum storage_type_t
    {
        UNKNOWN = -1,
        SYMBOL_TABLE = 0,
        COMPACT = 1,
        DENSE = 2,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Gcreate2", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(
        hid_t loc_id, byte[] name, hid_t lcpl_id = H5P.DEFAULT, hid_t gcpl_id = H5P.DEFAULT, hid_t gapl_id = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Gclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t group_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Gget_info", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t get_info(hid_t loc_id, ref info_t ginfo);

    public struct info_t
    {
        public storage_type_t storage_type;
        public hsize_t nlinks;
        public long max_corder;
        public hbool_t mounted;
    }
}
#endif
