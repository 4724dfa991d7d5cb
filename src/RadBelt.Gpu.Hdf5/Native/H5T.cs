#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using RadBelt.Gpu.Hdf5.Native;
using herr_t = System.Int32;
using hid_t = System.Int64;
using htri_t = System.Int32;
using size_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Data types (H5Tpublic.h).</summary>
internal static class H5T
{
    public static readonly size_t VARIABLE = -1;

    public enum class_t
    {
        NO_CLASS = -1,
        INTEGER = 0,
        FLOAT = 1,
        TIME = 2,
        STRING = 3,
        BITFIELD = 4,
        OPAQUE = 5,
        COMPOUND = 6,
        REFERENCE = 7,
        ENUM = 8,
        VLEN = 9,
        ARRAY = 10,
    }

    public enum sign_t
    {
        ERROR = -1,
        NONE = 0,
        SGN_2 = 1,
    }

    public enum cset_t
    {
        ERROR = -1,
        ASCII = 0,
        UTF8 = 1,
    }

    public enum str_t
    {
        ERROR = -1,
        NULLTERM = 0,
        NULLPAD = 1,
        SPACEPAD = 2,
    }

    public static hid_t C_S1 { get; } = NativeLibraries.Exported("H5T_C_S1_g");

    public static hid_t NATIVE_FLOAT { get; } = NativeLibraries.Exported("H5T_NATIVE_FLOAT_g");

    public static hid_t NATIVE_DOUBLE { get; } = NativeLibraries.Exported("H5T_NATIVE_DOUBLE_g");

    public static hid_t NATIVE_INT8 { get; } = NativeLibraries.Exported("H5T_NATIVE_INT8_g");

    public static hid_t NATIVE_UINT8 { get; } = NativeLibraries.Exported("H5T_NATIVE_UINT8_g");

    public static hid_t NATIVE_INT16 { get; } = NativeLibraries.Exported("H5T_NATIVE_INT16_g");

    public static hid_t NATIVE_UINT16 { get; } = NativeLibraries.Exported("H5T_NATIVE_UINT16_g");

    public static hid_t NATIVE_INT32 { get; } = NativeLibraries.Exported("H5T_NATIVE_INT32_g");

    public static hid_t NATIVE_UINT32 { get; } = NativeLibraries.Exported("H5T_NATIVE_UINT32_g");

    public static hid_t NATIVE_INT64 { get; } = NativeLibraries.Exported("H5T_NATIVE_INT64_g");

    public static hid_t NATIVE_UINT64 { get; } = NativeLibraries.Exported("H5T_NATIVE_UINT64_g");

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tcopy", CallingConvention = CallingConvention.Cdecl)]
    public static extern hid_t copy(hid_t type_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tclose", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t close(hid_t type_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tget_class", CallingConvention = CallingConvention.Cdecl)]
    public static extern class_t get_class(hid_t dtype_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tget_size", CallingConvention = CallingConvention.Cdecl)]
    public static extern size_t get_size(hid_t dtype_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tget_sign", CallingConvention = CallingConvention.Cdecl)]
    public static extern sign_t get_sign(hid_t dtype_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tget_cset", CallingConvention = CallingConvention.Cdecl)]
    public static extern cset_t get_cset(hid_t dtype_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tis_variable_str", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t is_variable_str(hid_t dtype_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tset_size", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_size(hid_t dtype_id, size_t size);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tset_cset", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_cset(hid_t dtype_id, cset_t cset);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Tset_strpad", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_strpad(hid_t dtype_id, str_t strpad);
}
#endif
