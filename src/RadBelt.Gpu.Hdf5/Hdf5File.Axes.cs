using System.Text;
using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Named axes: HDF5 dimension scales, by which xarray and h5netcdf know the coordinates of a dataset.</summary>
public sealed partial class Hdf5File
{
    /// <summary>
    /// Makes the one-dimensional dataset at <paramref name="path"/> an axis that others may be attached to, named as it is.
    /// </summary>
    /// <exception cref="Physics.InvalidInputException">There is no such dataset.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void MakeAxis(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        _ = Writable();
        using Handle axis = OpenDataset(path);
        string name = Absolute(path);
        if (H5DS.set_scale(axis, Handle.Name(name[(name.LastIndexOf('/') + 1)..])) < 0)
        {
            throw Failed(name, "cannot be made an axis");
        }
    }

    /// <summary>
    /// Says that dimension <paramref name="dimension"/> of <paramref name="dataset"/> runs along the axis at <paramref name="axis"/>, and
    /// labels the dimension with the axis's name or with <paramref name="label"/>.
    /// </summary>
    /// <exception cref="Physics.InvalidInputException">One of the two is missing.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, or the dataset has no such dimension.</exception>
    public void AttachAxis(string dataset, int dimension, string axis, string? label = null)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        _ = Writable();
        using Handle data = OpenDataset(dataset);
        using Handle scale = OpenDataset(axis);
        string name = label ?? Absolute(axis)[(Absolute(axis).LastIndexOf('/') + 1)..];
        if (H5DS.attach_scale(data, scale, (uint)dimension) < 0 || H5DS.set_label(data, (uint)dimension, Handle.Name(name)) < 0)
        {
            throw Failed(Absolute(dataset), $"the axis '{Absolute(axis)}' cannot be attached to dimension {dimension}");
        }
    }

    /// <summary>Path of the axis attached to each dimension of <paramref name="dataset"/>; null where there is none.</summary>
    /// <exception cref="Physics.InvalidInputException">There is no such dataset.</exception>
    public IReadOnlyList<string?> Axes(string dataset)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle data = OpenDataset(dataset);
        string?[] axes = new string?[ShapeOf(data, dataset).Length];
        for (int d = 0; d < axes.Length; d++)
        {
            string? found = null;
            H5DS.iterate_t visit = (_, _, scale, _) =>
            {
                StringBuilder name = new(1024);
                found = H5I.get_name(scale, name, name.Capacity) > 0 ? name.ToString() : null;
                return 1;
            };
            _ = H5DS.iterate_scales(data, (uint)d, IntPtr.Zero, visit, IntPtr.Zero);
            GC.KeepAlive(visit);
            axes[d] = found;
        }

        _ = H5E.clear(H5E.DEFAULT);
        return axes;
    }
}
