#if !HDF_PINVOKE
using System.Runtime.InteropServices;
using System.Text;
using hid_t = System.Int64;
using size_t = System.IntPtr;
using ssize_t = System.IntPtr;

namespace HDF.PInvoke;

/// <summary>Identifiers (H5Ipublic.h).</summary>
internal static class H5I
{
    public enum type_t
    {
        BADID = -1,
        FILE = 1,
        GROUP = 2,
        DATATYPE = 3,
        DATASPACE = 4,
        DATASET = 5,
        ATTR = 6,
    }

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Iget_type", CallingConvention = CallingConvention.Cdecl)]
    public static extern type_t get_type(hid_t obj_id);

    [DllImport(Constants.DLLFileName, EntryPoint = "H5Iget_name", CharSet = CharSet.Ansi, CallingConvention = CallingConvention.Cdecl)]
    public static extern ssize_t get_name(hid_t obj_id, [In, Out] StringBuilder? name, size_t size);
}
#endif
