using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Reading datasets.</summary>
public sealed partial class Hdf5File
{
    /// <summary>
    /// All elements of the dataset at <paramref name="path"/>, last dimension fastest. Stored numbers are widened to
    /// <typeparamref name="T"/> where that loses nothing.
    /// </summary>
    /// <param name="path">The dataset.</param>
    /// <param name="shape">The shape it must have; left out: any.</param>
    /// <exception cref="InvalidInputException">It is missing, damaged, of another type or shape, or too large for one array.</exception>
    public T[] Read<T>(string path, ReadOnlySpan<long> shape = default)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        ulong[] found = ShapeOf(dataset, path);
        if (!shape.IsEmpty && !shape.SequenceEqual(Array.ConvertAll(found, n => (long)n)))
        {
            throw Invalid(path, $"has the shape ({string.Join(", ", found)}), ({string.Join(", ", shape.ToArray())}) was expected");
        }

        return Elements<T>(dataset, path, found, H5S.ALL, H5S.ALL);
    }

    /// <summary>
    /// The elements of <paramref name="count"/> rows (steps of the first dimension) from row <paramref name="first"/> on.
    /// </summary>
    /// <exception cref="InvalidInputException">The dataset is missing, damaged, of another type, or has no such rows.</exception>
    public T[] ReadRows<T>(string path, long first, long count)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        ulong[] block = RowsOf(dataset, path, first, count);
        if (count == 0)
        {
            return [];
        }

        using Handle memory = Handle.SpaceOf(block);
        using Handle rowsInFile = Rows(dataset, first, block);
        return Elements<T>(dataset, path, block, memory, rowsInFile);
    }

    /// <summary>Copies rows from row <paramref name="first"/> on into an array, which they fill.</summary>
    /// <exception cref="InvalidInputException">The dataset is missing, damaged, of another type, or has no such rows.</exception>
    internal unsafe void ReadRows<T>(string path, long first, long count, Span<T> values)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        ulong[] block = RowsOf(dataset, path, first, count);
        RequireCount(path, Array.ConvertAll(block, n => (long)n), values.Length);
        RequireSources(dataset, path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        if (!ElementType.ReadsAs<T>(type))
        {
            throw WrongType(Absolute(path), type, typeof(T).Name);
        }

        using Handle memory = Handle.SpaceOf(block);
        using Handle rowsInFile = Rows(dataset, first, block);
        fixed (T* buffer = values)
        {
            if (!values.IsEmpty && H5D.read(dataset, ElementType.Of<T>(), memory, rowsInFile, H5P.DEFAULT, (IntPtr)buffer) < 0)
            {
                throw Unreadable(path, "cannot be read");
            }
        }
    }

    /// <summary>The one number of a scalar dataset.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged, of another type, or has several elements.</exception>
    public T ReadScalar<T>(string path)
        where T : unmanaged
    {
        T[] values = Read<T>(path);
        return values.Length == 1
            ? values[0]
            : throw Invalid(path, $"has {values.Length} elements, one was expected");
    }

    /// <summary>All texts of a dataset; a scalar one gives a single text.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged or not text.</exception>
    public string[] ReadTexts(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        RequireSources(dataset, path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        using Handle space = Handle.Space(H5D.get_space(dataset));
        if (H5T.get_class(type) != H5T.class_t.STRING)
        {
            throw WrongType(Absolute(path), type, "text");
        }

        long count = H5S.get_simple_extent_npoints(space);
        if (!Text.Fits(type, count))
        {
            throw Invalid(path, FormattableString.Invariant($"{count:N0} texts do not fit one array; the file may be damaged"));
        }

        return Text.Decode(type, space, (int)count, (memory, buffer) => H5D.read(dataset, memory, H5S.ALL, H5S.ALL, H5P.DEFAULT, buffer))
            ?? throw Unreadable(path, "cannot be read");
    }

    private unsafe T[] Elements<T>(Handle dataset, string path, ulong[] shape, long inMemory, long inFile)
        where T : unmanaged
    {
        RequireSources(dataset, path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        if (!ElementType.ReadsAs<T>(type))
        {
            throw WrongType(Absolute(path), type, typeof(T).Name);
        }

        double count = shape.Aggregate(1.0, (product, n) => product * n);
        if (count > Array.MaxLength)
        {
            throw Invalid(path, FormattableString.Invariant($"{count:G3} elements do not fit one array; read it by rows"));
        }

        // A small file can claim to hold any number of elements.
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (count * sizeof(T) > memory)
        {
            throw Invalid(path, FormattableString.Invariant($"{count:G3} elements do not fit the {memory / 1e9:G3} GB of this machine; read it by rows"));
        }

        T[] values = new T[(int)count];
        fixed (T* buffer = values)
        {
            return values.Length == 0 || H5D.read(dataset, ElementType.Of<T>(), inMemory, inFile, H5P.DEFAULT, (IntPtr)buffer) >= 0
                ? values
                : throw Unreadable(path, "cannot be read");
        }
    }

    // The shape of some rows of a dataset.
    private ulong[] RowsOf(Handle dataset, string path, long first, long count)
    {
        ulong[] shape = ShapeOf(dataset, path);
        if (shape.Length == 0 || first < 0 || count < 0 || first > (long)shape[0] - count)
        {
            string rows = shape.Length == 0 ? "is a single value" : $"has {shape[0]} rows";
            throw Invalid(path, $"{rows}; {count} from row {first} on were asked for");
        }

        return [(ulong)count, .. shape[1..]];
    }

    private static Handle Rows(Handle dataset, long first, ulong[] block)
    {
        ulong[] start = new ulong[block.Length];
        start[0] = (ulong)first;
        Handle space = Handle.Space(H5D.get_space(dataset));
        _ = H5S.select_hyperslab(space, H5S.seloper_t.SET, start, null, block, null);
        return space;
    }

    private ulong[] ShapeOf(Handle dataset, string path)
    {
        using Handle space = Handle.Space(H5D.get_space(dataset));
        int rank = space.IsInvalid ? -1 : H5S.get_simple_extent_ndims(space);
        if (rank < 0)
        {
            throw Unreadable(path, "cannot be read");
        }

        ulong[] shape = new ulong[rank];
        _ = rank == 0 ? 0 : H5S.get_simple_extent_dims(space, shape, null);
        return shape;
    }
}
