using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Datasets: arrays of numbers or text.</summary>
public sealed partial class Hdf5File
{
    /// <summary>
    /// Writes a new dataset of <paramref name="data"/>, last dimension fastest. Element types are float, double and integers of 8 to 64
    /// bits.
    /// </summary>
    /// <param name="path">Where in the file; missing groups are made.</param>
    /// <param name="data">The elements.</param>
    /// <param name="shape">Elements along each dimension; left out: one dimension.</param>
    /// <param name="storage">Chunks and compression; left out: <see cref="Hdf5Storage.Contiguous"/>.</param>
    /// <exception cref="InvalidInputException">The shape does not hold as many elements as there are.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public unsafe void Write<T>(string path, ReadOnlySpan<T> data, ReadOnlySpan<long> shape = default, Hdf5Storage? storage = null)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        long[] dimensions = shape.IsEmpty ? [data.Length] : shape.ToArray();
        RequireCount(path, dimensions, data.Length);
        RequireRoomToWrite(storage is { Deflate: > 0 } ? 0 : (long)data.Length * sizeof(T));
        using Handle space = Handle.SpaceOf(Array.ConvertAll(dimensions, n => (ulong)n));
        using Handle layout = Layout(storage ?? Hdf5Storage.Contiguous, dimensions, sizeof(T), growing: false);
        fixed (T* buffer = data)
        {
            Store(path, ElementType.Of<T>(), space, layout, data.IsEmpty ? IntPtr.Zero : (IntPtr)buffer);
        }
    }

    /// <summary>Writes a new dataset of one number.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public unsafe void WriteScalar<T>(string path, T value)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle space = Handle.SpaceOf([]);
        Store(path, ElementType.Of<T>(), space, layout: null, (IntPtr)(&value));
    }

    /// <summary>Writes a new dataset of one text of any length.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public void WriteText(string path, string text) => WriteTexts(path, [text], []);

    /// <summary>Writes a new one-dimensional dataset of texts.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public void WriteTexts(string path, ReadOnlySpan<string> texts) => WriteTexts(path, texts, [(ulong)texts.Length]);

    /// <summary>
    /// Begins a dataset that grows along its first dimension while the run goes on.
    /// </summary>
    /// <param name="path">Where in the file; missing groups are made.</param>
    /// <param name="rowShape">Elements along the other dimensions; left out: a row is one number.</param>
    /// <param name="storage">Chunks and compression; left out: <see cref="Hdf5Storage.Compressed"/>.</param>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public unsafe ExtendibleDataset<T> CreateExtendible<T>(string path, ReadOnlySpan<long> rowShape = default, Hdf5Storage? storage = null)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        long[] dimensions = [0, .. rowShape];
        if (rowShape.ContainsAnyExceptInRange(1, long.MaxValue))
        {
            throw Invalid(path, $"the row shape ({string.Join(", ", dimensions[1..])}) has an empty dimension; give one element at least");
        }

        ulong[] shape = Array.ConvertAll(dimensions, n => (ulong)n);
        using Handle space = Handle.SpaceOf(shape, [H5S.UNLIMITED, .. shape[1..]]);
        using Handle layout = Layout(storage ?? Hdf5Storage.Compressed, dimensions, sizeof(T), growing: true);
        return new ExtendibleDataset<T>(this, Absolute(path), MakeDataset(path, ElementType.Of<T>(), space, layout), dimensions[1..]);
    }

    /// <summary>Elements along each dimension of the dataset at <paramref name="path"/>; empty for a scalar.</summary>
    /// <exception cref="InvalidInputException">There is no such dataset.</exception>
    public long[] Shape(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        return Array.ConvertAll(ShapeOf(dataset, path), n => (long)n);
    }

    /// <summary>Bytes that the elements of the dataset at <paramref name="path"/> take in the file, after compression.</summary>
    /// <exception cref="InvalidInputException">There is no such dataset.</exception>
    public long StoredBytes(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        return (long)H5D.get_storage_size(dataset);
    }

    /// <summary>Refuses to write when the file is not open for that, or when the disk has too little room left.</summary>
    internal void RequireRoomToWrite(long bytes)
    {
        _ = Writable();
        RequireRoomFor(bytes);
    }

    internal Hdf5Exception WriteFailure(string path) => Failed(path, "cannot be written");

    private unsafe void WriteTexts(string path, ReadOnlySpan<string> texts, ulong[] shape)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        byte[] cells = Text.Encode(texts, out Handle type);
        RequireRoomToWrite(cells.Length);
        using (type)
        {
            using Handle space = Handle.SpaceOf(shape);
            fixed (byte* buffer = cells)
            {
                Store(path, type, space, layout: null, (IntPtr)buffer);
            }
        }
    }

    private void Store(string path, long type, Handle space, Handle? layout, IntPtr buffer)
    {
        using Handle dataset = MakeDataset(path, type, space, layout);
        if (buffer != IntPtr.Zero && H5D.write(dataset, type, H5S.ALL, H5S.ALL, H5P.DEFAULT, buffer) < 0)
        {
            throw WriteFailure(Absolute(path));
        }
    }

    private Handle MakeDataset(string path, long type, Handle space, Handle? layout)
    {
        long file = Writable();
        if (Exists(path))
        {
            throw new Hdf5Exception($"{Path}: {Absolute(path)}: exists already; choose another name.");
        }

        using Handle links = Handle.LinkProperties();
        Handle dataset = Handle.Dataset(H5D.create(file, Handle.Name(Absolute(path)), type, space, links, layout?.Id ?? H5P.DEFAULT));
        return dataset.IsInvalid ? throw Failed(Absolute(path), "the dataset cannot be made") : dataset;
    }

    private Handle Layout(Hdf5Storage storage, long[] shape, int elementSize, bool growing)
    {
        Handle layout = Handle.Properties(H5P.create(H5P.DATASET_CREATE));
        if (!growing && (!storage.IsChunked || Array.Exists(shape, n => n == 0)))
        {
            return layout;
        }

        ulong[] chunk = storage.ChunkFor(shape, elementSize, growing);
        _ = H5P.set_chunk(layout, chunk.Length, chunk);
        if (storage.Shuffle)
        {
            _ = H5P.set_shuffle(layout);
        }

        if (storage.Deflate > 0 && (H5Z.filter_avail(H5Z.filter_t.DEFLATE) <= 0 || H5P.set_deflate(layout, (uint)storage.Deflate) < 0))
        {
            layout.Dispose();
            throw Failed(null, "this build of libhdf5 cannot compress: it was made without zlib");
        }

        return layout;
    }

    private void RequireCount(string path, long[] shape, long count)
    {
        if (Array.Exists(shape, n => n < 0) || shape.Aggregate(1.0, (product, n) => product * n) != count)
        {
            throw Invalid(path, $"{count} elements do not fill the shape ({string.Join(", ", shape)}); give as many as its product");
        }
    }
}
