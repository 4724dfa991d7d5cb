using System.Runtime.InteropServices;
using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>One-dimensional datasets of any length, written and read piece by piece.</summary>
public sealed partial class Hdf5File
{
    private const int PieceBytes = 1 << 22;

    /// <summary>Writes a new dataset in pieces that <paramref name="fill"/> provides, in order.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    internal unsafe void WriteInParts<T>(string path, long length, ArrayPart<T> fill)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        RequireRoomToWrite(checked(length * sizeof(T)));
        using Handle space = Handle.SpaceOf([(ulong)length]);
        using Handle dataset = MakeDataset(path, ElementType.Of<T>(), space, layout: null);
        T[] piece = new T[(int)Math.Clamp(length, 1, PieceBytes / sizeof(T))];
        for (long start = 0; start < length; start += piece.Length)
        {
            int count = (int)Math.Min(piece.Length, length - start);
            fill(start, piece.AsSpan(0, count));
            using Handle memory = Handle.SpaceOf([(ulong)count]);
            using Handle inFile = Part(dataset, start, count);
            fixed (T* buffer = piece)
            {
                if (H5D.write(dataset, ElementType.Of<T>(), memory, inFile, H5P.DEFAULT, (IntPtr)buffer) < 0)
                {
                    throw WriteFailure(Absolute(path));
                }
            }
        }
    }

    /// <summary>Reads a one-dimensional dataset of exactly this element type in pieces that <paramref name="take"/> is given, in order.</summary>
    /// <param name="path">The dataset.</param>
    /// <param name="take">Takes the elements; it counts from the first that is read.</param>
    /// <param name="stretch">Which elements; all when not given.</param>
    /// <exception cref="InvalidInputException">It is missing, damaged, or of another type or shape.</exception>
    internal unsafe void ReadInParts<T>(string path, ArrayTaker<T> take, (long First, long Length)? stretch = null)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        if (!ElementType.ReadsAs<T>(type) || H5T.get_size(type) != sizeof(T))
        {
            throw Invalid(path, $"is stored as {ElementType.Describe(type)}, {typeof(T).Name} was expected");
        }

        ReadPieces(dataset, path, ElementType.Of<T>(), sizeof(T), (start, bytes) => take(start, MemoryMarshal.Cast<byte, T>(bytes)), stretch);
    }

    /// <summary>Reads the elements of a one-dimensional dataset as the bytes that are stored.</summary>
    /// <exception cref="InvalidInputException">It is missing, damaged, or of another shape.</exception>
    internal void ReadBytesInParts(string path, ArrayTaker<byte> take)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        ReadPieces(dataset, path, type, (int)H5T.get_size(type), take);
    }

    private unsafe void ReadPieces(Handle dataset, string path, long type, int size, ArrayTaker<byte> take, (long First, long Length)? stretch = null)
    {
        long all = ShapeOf(dataset, path) is [var only] ? (long)only : throw Invalid(path, "has not one dimension");
        (long first, long length) = stretch ?? (0, all);
        _ = RowsOf(dataset, path, first, length);
        RequireSources(dataset, path);
        int each = (int)Math.Clamp(length, 1, Math.Max(1, PieceBytes / size));
        byte[] piece = new byte[each * size];
        for (long start = 0; start < length; start += each)
        {
            int count = (int)Math.Min(each, length - start);
            using Handle memory = Handle.SpaceOf([(ulong)count]);
            using Handle inFile = Part(dataset, first + start, count);
            fixed (byte* buffer = piece)
            {
                if (H5D.read(dataset, type, memory, inFile, H5P.DEFAULT, (IntPtr)buffer) < 0)
                {
                    throw Unreadable(path, "cannot be read");
                }
            }

            take(start, piece.AsSpan(0, count * size));
        }
    }

    private static Handle Part(Handle dataset, long start, int count)
    {
        Handle space = Handle.Space(H5D.get_space(dataset));
        _ = H5S.select_hyperslab(space, H5S.seloper_t.SET, [(ulong)start], null, [(ulong)count], null);
        return space;
    }
}
