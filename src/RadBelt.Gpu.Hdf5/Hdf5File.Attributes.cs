using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Attributes of groups and datasets: numbers and text, one or several. Setting one that exists replaces it.</summary>
public sealed partial class Hdf5File
{
    // An attribute lies in the header of its object, which HDF5 bounds.
    private const int LargestAttribute = 64_000;

    /// <summary>Sets a number.</summary>
    /// <exception cref="InvalidInputException">There is no object at <paramref name="path"/>.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void SetAttribute<T>(string path, string name, T value)
        where T : unmanaged => StoreAttribute(path, name, [value], shape: []);

    /// <summary>Sets a list of numbers.</summary>
    /// <inheritdoc cref="SetAttribute{T}(string, string, T)"/>
    public void SetAttribute<T>(string path, string name, ReadOnlySpan<T> values)
        where T : unmanaged => StoreAttribute(path, name, values, [(ulong)values.Length]);

    /// <summary>Sets a text; long ones (above 64 kB) belong in a dataset.</summary>
    /// <inheritdoc cref="SetAttribute{T}(string, string, T)"/>
    public void SetAttribute(string path, string name, string value) => StoreAttribute(path, name, [value], shape: []);

    /// <summary>Sets a list of texts.</summary>
    /// <inheritdoc cref="SetAttribute{T}(string, string, T)"/>
    public void SetAttribute(string path, string name, ReadOnlySpan<string> values) =>
        StoreAttribute(path, name, values, [(ulong)values.Length]);

    /// <summary>Whether the object at <paramref name="path"/> has the attribute.</summary>
    /// <exception cref="InvalidInputException">There is no such object.</exception>
    public bool HasAttribute(string path, string name)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle owner = OpenObject(path);
        return HasAttribute(owner, path, name);
    }

    /// <summary>Names of the attributes of the object at <paramref name="path"/>, in alphabetical order.</summary>
    /// <exception cref="InvalidInputException">There is no such object.</exception>
    public IReadOnlyList<string> AttributeNames(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle owner = OpenObject(path);
        // In the order of the file: see Children.
        List<string> names = [];
        while (NameFrom((buffer, size) => H5A.get_name_by_idx(
            owner, Handle.Name("."), H5.index_t.NAME, H5.iter_order_t.NATIVE, (ulong)names.Count, buffer, size)) is { } name)
        {
            names.Add(name);
        }

        _ = H5E.clear(H5E.DEFAULT);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>A number; stored numbers are widened to <typeparamref name="T"/> where that loses nothing.</summary>
    /// <exception cref="InvalidInputException">There is no such attribute, it has another type, or it is a list.</exception>
    public T ReadAttribute<T>(string path, string name)
        where T : unmanaged => Single(path, name, ReadAttributes<T>(path, name));

    /// <summary>A list of numbers; a single one is a list of one.</summary>
    /// <exception cref="InvalidInputException">There is no such attribute or it has another type.</exception>
    public unsafe T[] ReadAttributes<T>(string path, string name)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle owner = OpenObject(path);
        using Handle attribute = OpenAttribute(owner, path, name);
        using Handle type = Handle.Type(H5A.get_type(attribute));
        if (!ElementType.ReadsAs<T>(type))
        {
            throw WrongType(AttributePath(path, name), type, typeof(T).Name);
        }

        T[] values = new T[Count(attribute)];
        fixed (T* buffer = values)
        {
            return values.Length == 0 || H5A.read(attribute, ElementType.Of<T>(), (IntPtr)buffer) >= 0
                ? values
                : throw Unreadable(AttributePath(path, name), "cannot be read");
        }
    }

    /// <summary>A text.</summary>
    /// <exception cref="InvalidInputException">There is no such attribute, it is not text, or it is a list.</exception>
    public string ReadStringAttribute(string path, string name) => Single(path, name, ReadStringAttributes(path, name));

    /// <summary>A list of texts; a single one is a list of one.</summary>
    /// <exception cref="InvalidInputException">There is no such attribute or it is not text.</exception>
    public string[] ReadStringAttributes(string path, string name)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle owner = OpenObject(path);
        using Handle attribute = OpenAttribute(owner, path, name);
        using Handle type = Handle.Type(H5A.get_type(attribute));
        using Handle space = Handle.Space(H5A.get_space(attribute));
        if (H5T.get_class(type) != H5T.class_t.STRING)
        {
            throw WrongType(AttributePath(path, name), type, "text");
        }

        return Text.Decode(type, space, Count(attribute), (memory, buffer) => H5A.read(attribute, memory, buffer))
            ?? throw Unreadable(AttributePath(path, name), "cannot be read");
    }

    private static string AttributePath(string path, string name) => $"{Absolute(path)}@{name}";

    private static int Count(Handle attribute)
    {
        using Handle space = Handle.Space(H5A.get_space(attribute));
        return checked((int)H5S.get_simple_extent_npoints(space));
    }

    private unsafe void StoreAttribute<T>(string path, string name, ReadOnlySpan<T> values, ulong[] shape)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        fixed (T* buffer = values)
        {
            StoreAttribute(path, name, ElementType.Of<T>(), shape, (IntPtr)buffer, (long)values.Length * sizeof(T));
        }
    }

    private unsafe void StoreAttribute(string path, string name, ReadOnlySpan<string> values, ulong[] shape)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        byte[] cells = Text.Encode(values, out Handle type);
        using (type)
        {
            fixed (byte* buffer = cells)
            {
                StoreAttribute(path, name, type, shape, (IntPtr)buffer, cells.Length);
            }
        }
    }

    private void StoreAttribute(string path, string name, long type, ulong[] shape, IntPtr buffer, long size)
    {
        _ = Writable();
        if (size > LargestAttribute)
        {
            throw Invalid(
                AttributePath(path, name), $"{size} bytes do not fit an attribute (at most {LargestAttribute}); write a dataset instead");
        }

        using Handle owner = OpenObject(path);
        byte[] key = Handle.Name(name);
        if (H5A.exists(owner, key) > 0)
        {
            _ = H5A.delete(owner, key);
        }

        using Handle space = Handle.SpaceOf(shape);
        using Handle attribute = Handle.Attribute(H5A.create(owner, key, type, space));
        if (attribute.IsInvalid || (size > 0 && H5A.write(attribute, type, buffer) < 0))
        {
            throw Failed(AttributePath(path, name), "the attribute cannot be written");
        }
    }

    private bool HasAttribute(Handle owner, string path, string name)
    {
        int answer = H5A.exists(owner, Handle.Name(name));
        return answer >= 0 ? answer > 0 : throw Unreadable(AttributePath(path, name), "cannot be read");
    }

    private Handle OpenAttribute(Handle owner, string path, string name)
    {
        _ = HasAttribute(owner, path, name);
        Handle found = Handle.Attribute(H5A.open(owner, Handle.Name(name)));
        if (!found.IsInvalid)
        {
            return found;
        }

        _ = H5E.clear(H5E.DEFAULT);
        string has = string.Join(", ", AttributeNames(path).DefaultIfEmpty("none"));
        throw Invalid(AttributePath(path, name), $"there is no such attribute; '{Absolute(path)}' has: {has}");
    }

    private T Single<T>(string path, string name, T[] values) => values.Length == 1
        ? values[0]
        : throw Invalid(AttributePath(path, name), $"is a list of {values.Length}, one value was expected; read it as a list");

    private InvalidInputException WrongType(string target, long type, string wanted) =>
        Invalid(target, $"is stored as {ElementType.Describe(type)} and cannot be read as {wanted} without loss; read it as that type");
}
