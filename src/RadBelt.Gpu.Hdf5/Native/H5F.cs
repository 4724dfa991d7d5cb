#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;
using hid_t = System.Int64;
using htri_t = System.Int32;
using size_t = System.IntPtr;
using ssize_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Files (H5Fpublic.h).</summary>
internal static class H5F
{
    public const uint ACC_RDONLY = 0x0000u;
    public const uint ACC_TRUNC = 0x0002u;
    public const uint OBJ_DATASET = 0x0002u;
    public const uint OBJ_ALL = 0x001Fu;

    public enum scope_t
    {
        LOCAL = 0,
        GLOBAL = 1,
    }

    /// <summary>Versions of the file format.</summary>
    public enum libver_t
    {
        EARLIEST = 0,
        V18 = 1,
    }

    public enum close_degree_t
    {
        DEFAULT = 0,
        WEAK = 1,
        SEMI = 2,
        STRONG = 3,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fcreate", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(
        string filename, uint flags, hid_t create_plist = H5P.DEFAULT, hid_t access_plist = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fopen", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t open(string filename, uint flags, hid_t plist = H5P.DEFAULT);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t file_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fflush", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t flush(hid_t object_id, scope_t scope);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fis_hdf5", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t is_hdf5(string filename);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fget_obj_count", CallingConvention = CallingConvention.Cdecl)]
    public static extern ssize_t get_obj_count(hid_t file_id, uint types);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Fget_mdc_size", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t get_mdc_size(
        hid_t file_id,
        ref size_t max_size_ptr,
        ref size_t min_clean_size_ptr,
        ref size_t cur_size_ptr,
        ref int cur_num_entries_ptr);
}
#endif
