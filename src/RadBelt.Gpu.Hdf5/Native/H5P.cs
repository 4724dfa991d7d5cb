#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using System.Text;
using RadBelt.Gpu.Hdf5.Native;
using herr_t = System.Int32;
using hid_t = System.Int64;
using hsize_t = System.UInt64;
using size_t = System.IntPtr;
using ssize_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Property lists (H5Ppublic.h).</summary>
internal static class H5P
{
    public const hid_t DEFAULT = 0;

    public static hid_t FILE_ACCESS { get; } = NativeLibraries.Exported("H5P_CLS_FILE_ACCESS_ID_g");

    public static hid_t DATASET_CREATE { get; } = NativeLibraries.Exported("H5P_CLS_DATASET_CREATE_ID_g");

    public static hid_t LINK_CREATE { get; } = NativeLibraries.Exported("H5P_CLS_LINK_CREATE_ID_g");

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pcreate", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(hid_t cls_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t plist);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_fclose_degree", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_fclose_degree(hid_t fapl_id, H5F.close_degree_t fc_degree);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_libver_bounds", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_libver_bounds(hid_t fapl_id, H5F.libver_t low, H5F.libver_t high);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_create_intermediate_group", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_create_intermediate_group(hid_t lcpl_id, uint crt_intermed_group);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_char_encoding", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_char_encoding(hid_t plist_id, H5T.cset_t encoding);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_chunk", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_chunk(hid_t plist_id, int ndims, hsize_t[] dims);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_deflate", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_deflate(hid_t plist_id, uint level);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_shuffle", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_shuffle(hid_t plist_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pget_layout", CallingConvention = CallingConvention.Cdecl)]
    public static extern H5D.layout_t get_layout(hid_t plist);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pget_virtual_count", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t get_virtual_count(hid_t dcpl_id, ref size_t count);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pget_virtual_filename", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern ssize_t get_virtual_filename(hid_t dcpl_id, size_t index, [In, Out] StringBuilder? name, size_t size);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_fill_value", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_fill_value(hid_t plist_id, hid_t type_id, IntPtr value);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Pset_virtual", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_virtual(hid_t dcpl_id, hid_t vspace_id, string src_file_name, string src_dset_name, hid_t src_space_id);
}
#endif
