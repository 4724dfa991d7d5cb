using System.Text;
using HDF.PInvoke;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>
/// An HDF5 identifier with the function that closes it: opened by <c>using</c>, closed at the end of the block, never finalised.
/// </summary>
internal readonly struct Handle(long id, Func<long, int> close) : IDisposable
{
    /// <summary>The identifier.</summary>
    public long Id { get; } = id;

    /// <summary>Whether opening failed; such a handle is not closed.</summary>
    public bool IsInvalid => Id < 0;

    public static implicit operator long(Handle handle) => handle.Id;

    public static Handle Object(long id) => new(id, H5O.close);

    public static Handle Group(long id) => new(id, H5G.close);

    public static Handle Dataset(long id) => new(id, H5D.close);

    public static Handle Attribute(long id) => new(id, H5A.close);

    public static Handle Space(long id) => new(id, H5S.close);

    public static Handle Type(long id) => new(id, H5T.close);

    public static Handle Properties(long id) => new(id, H5P.close);

    /// <summary>A data space of <paramref name="shape"/>; no dimensions: a scalar.</summary>
    public static Handle SpaceOf(ulong[] shape, ulong[]? maximum = null) =>
        Space(shape.Length == 0 ? H5S.create(H5S.class_t.SCALAR) : H5S.create_simple(shape.Length, shape, maximum));

    /// <summary>Link properties: missing groups on the way are made, names are UTF-8.</summary>
    public static Handle LinkProperties()
    {
        Handle list = Properties(H5P.create(H5P.LINK_CREATE));
        _ = H5P.set_create_intermediate_group(list, 1);
        _ = H5P.set_char_encoding(list, H5T.cset_t.UTF8);
        return list;
    }

    /// <summary>A name as the C library takes it: UTF-8, closed by a zero.</summary>
    public static byte[] Name(string name) => Encoding.UTF8.GetBytes(name + '\0');

    public void Dispose()
    {
        if (!IsInvalid)
        {
            _ = close(Id);
        }
    }
}
