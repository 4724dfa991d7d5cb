#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using herr_t = System.Int32;
using hid_t = System.Int64;
using hsize_t = System.UInt64;
using hssize_t = System.Int64;

namespace HDF.PInvoke;

/// <summary>Data spaces (H5Spublic.h).</summary>
internal static class H5S
{
    public const int ALL = 0;
    public const hsize_t UNLIMITED = hsize_t.MaxValue;

    public enum class_t
    {
        NO_CLASS = -1,
        SCALAR = 0,
        SIMPLE = 1,
        NULL = 2,
    }

    public enum seloper_t
    {
        SET = 0,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Screate", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create(class_t type);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Screate_simple", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t create_simple(int rank, hsize_t[] dims, hsize_t[]? maxdims);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Sclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t space_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Sget_simple_extent_ndims", CallingConvention = CallingConvention.Cdecl)]
    public static extern int get_simple_extent_ndims(hid_t space_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Sget_simple_extent_dims", CallingConvention = CallingConvention.Cdecl)]
    public static extern int get_simple_extent_dims(hid_t space_id, [In, Out] hsize_t[] dims, [In, Out] hsize_t[]? maxdims);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Sget_simple_extent_npoints", CallingConvention = CallingConvention.Cdecl)]
    public static extern hssize_t get_simple_extent_npoints(hid_t space_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Sselect_hyperslab", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t select_hyperslab(
        hid_t space_id, seloper_t op, hsize_t[] start, hsize_t[]? stride, hsize_t[] count, hsize_t[]? block);
}
#endif
