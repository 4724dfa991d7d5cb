using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// A dataset that grows along its first dimension: made by <see cref="Hdf5File.CreateExtendible{T}"/>, appended to while a run goes on,
/// closed with its file at the latest.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
public sealed class ExtendibleDataset<T> : IDisposable
    where T : unmanaged
{
    private readonly Hdf5File file;
    private readonly Handle dataset;
    private readonly ulong[] shape;
    private readonly int rowLength;
    private bool closed;

    internal ExtendibleDataset(Hdf5File file, string path, Handle dataset, long[] rowShape)
    {
        this.file = file;
        this.dataset = dataset;
        Path = path;
        shape = [0, .. Array.ConvertAll(rowShape, n => (ulong)n)];
        rowLength = checked((int)rowShape.Aggregate(1L, (product, n) => checked(product * n)));
    }

    /// <summary>Where in the file.</summary>
    public string Path { get; }

    /// <summary>Rows written so far.</summary>
    public long Rows => (long)shape[0];

    /// <summary>Appends one row or several, last dimension fastest.</summary>
    /// <exception cref="InvalidInputException">The number of elements is not a multiple of a row's.</exception>
    /// <exception cref="Hdf5Exception">They could not be written, for example because the disk is full.</exception>
    public unsafe void Append(ReadOnlySpan<T> rows)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        file.RequireRoomToWrite((long)rows.Length * sizeof(T));
        ObjectDisposedException.ThrowIf(closed, this);
        if (rows.Length % rowLength != 0)
        {
            throw new InvalidInputException(
                $"{file.Path}: {Path}: {rows.Length} elements are not whole rows of {rowLength}; append multiples of {rowLength}.");
        }

        if (rows.IsEmpty)
        {
            return;
        }

        ulong[] start = new ulong[shape.Length];
        start[0] = shape[0];
        ulong[] block = [(ulong)(rows.Length / rowLength), .. shape[1..]];
        ulong[] grown = [start[0] + block[0], .. shape[1..]];
        if (H5D.set_extent(dataset, grown) < 0)
        {
            throw file.WriteFailure(Path);
        }

        using Handle memory = Handle.SpaceOf(block);
        using Handle inFile = Handle.Space(H5D.get_space(dataset));
        _ = H5S.select_hyperslab(inFile, H5S.seloper_t.SET, start, null, block, null);
        fixed (T* buffer = rows)
        {
            if (H5D.write(dataset, ElementType.Of<T>(), memory, inFile, H5P.DEFAULT, (IntPtr)buffer) < 0)
            {
                throw file.WriteFailure(Path);
            }
        }

        shape[0] = grown[0];
    }

    /// <summary>Appends one element to a dataset whose rows are single numbers.</summary>
    /// <inheritdoc cref="Append(ReadOnlySpan{T})"/>
    public void Append(T value) => Append([value]);

    /// <summary>Closes the dataset; the file stays open.</summary>
    public void Dispose()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        if (!closed && file.IsOpen)
        {
            dataset.Dispose();
        }

        closed = true;
    }
}
