using System.Runtime.InteropServices;
using HDF.PInvoke;
using herr_t = System.Int32;
using hid_t = System.Int64;
using htri_t = System.Int32;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// Dimension scales (H5DSpublic.h of the high-level library). HDF.PInvoke does not declare them, so these are ours in every build, written
/// in its manner.
/// </summary>
internal static class H5DS
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate herr_t iterate_t(hid_t dset, uint dim, hid_t scale, IntPtr visitor_data);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSset_scale", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_scale(hid_t dsid, byte[]? dimname);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSattach_scale", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t attach_scale(hid_t did, hid_t dsid, uint idx);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSis_scale", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t is_scale(hid_t did);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSis_attached", CallingConvention = CallingConvention.Cdecl)]
    public static extern htri_t is_attached(hid_t did, hid_t dsid, uint idx);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSset_label", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t set_label(hid_t did, uint idx, byte[] label);

    [DllImport(Constants.HLDLLFileName, EntryPoint = "H5DSiterate_scales", CallingConvention = CallingConvention.Cdecl)]
    public static extern herr_t iterate_scales(hid_t did, uint dim, IntPtr idx, iterate_t visitor, IntPtr visitor_data);
}
