using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Datasets joined from those of other files: virtual ones, which only say where the elements are, or copies.</summary>
public sealed partial class Hdf5File
{
    // What describes axes is written anew, for it refers to objects of its own file.
    private static readonly string[] OfAxes = ["CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", "DIMENSION_LABELS"];

    /// <summary>
    /// Writes a new virtual dataset: its elements stay in the files they come from, found by their names relative to the folder of this one, so that the folder
    /// may be moved as a whole. Elements of no part, or of a file that is missing when they are read, are NaN (0 in integers, empty in texts).
    /// </summary>
    /// <param name="path">Where in the file; missing groups are made.</param>
    /// <param name="shape">Elements along each dimension.</param>
    /// <param name="parts">The blocks it is made of, of one type of element, one at least.</param>
    /// <exception cref="Physics.InvalidInputException">A part is missing in its file.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    internal void WriteVirtual(string path, IReadOnlyList<long> shape, IReadOnlyList<DatasetPart> parts)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        RequireRoomToWrite(0);
        using Handle type = TypeOf(parts), space = Handle.SpaceOf(Unsigned(shape)), layout = Handle.Properties(H5P.create(H5P.DATASET_CREATE));
        SetFill(layout, type);
        foreach (DatasetPart part in parts)
        {
            using Handle source = part.Source.OpenDataset(part.Path);
            using Handle from = Selected(source, part.From, part.Block);
            _ = H5S.select_hyperslab(space, H5S.seloper_t.SET, Unsigned(part.To), null, Unsigned(part.Block), null);
            if (part.Elements > 0)
            {
                AddSource(layout, space, System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(Path)!, part.Source.Path), part.Path, from, path);
            }
        }

        using Handle all = Handle.SpaceOf(Unsigned(shape));
        using Handle dataset = MakeDataset(path, type, all, layout);
    }

    /// <summary>Writes a new virtual dataset of one dimension, whose elements are all of those at <paramref name="path"/> in other files, one after another. The files need not be there yet.</summary>
    /// <param name="path">Where in the file, and in the others; missing groups are made.</param>
    /// <param name="parts">Names of the other files, relative to the folder of this one, and elements in each, one at least.</param>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    internal void WriteVirtual<T>(string path, IReadOnlyList<(string File, long Length)> parts)
        where T : unmanaged
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        RequireRoomToWrite(0);
        long type = ElementType.Of<T>(), total = parts.Sum(part => part.Length), next = 0;
        using Handle space = Handle.SpaceOf([(ulong)total]), layout = Handle.Properties(H5P.create(H5P.DATASET_CREATE));
        SetFill(layout, type);
        foreach ((string file, long length) in parts)
        {
            using Handle from = Handle.SpaceOf([(ulong)length]);
            _ = H5S.select_hyperslab(space, H5S.seloper_t.SET, [(ulong)next], null, [(ulong)length], null);
            AddSource(layout, space, file, path, from, path);
            next += length;
        }

        using Handle all = Handle.SpaceOf([(ulong)total]);
        using Handle dataset = MakeDataset(path, type, all, layout);
    }

    /// <summary>The files that the parts of a virtual dataset lie in, in order, by their full names; none for other datasets.</summary>
    /// <exception cref="Physics.InvalidInputException">There is no such dataset.</exception>
    internal IReadOnlyList<string> SourcesOf(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        return SourcesOf(dataset);
    }

    /// <summary>Writes a new dataset with a copy of the elements of others, piece by piece.</summary>
    /// <param name="path">Where in the file; missing groups are made.</param>
    /// <param name="shape">Elements along each dimension.</param>
    /// <param name="parts">The blocks it is made of, of one type of element, one at least.</param>
    /// <param name="storage">Chunks and compression; left out: contiguous.</param>
    /// <exception cref="Physics.InvalidInputException">A part is missing or damaged in its file.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    internal void WriteCopy(string path, IReadOnlyList<long> shape, IReadOnlyList<DatasetPart> parts, Hdf5Storage? storage = null)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        RequireRoomToWrite(0);
        using Handle type = TypeOf(parts), space = Handle.SpaceOf(Unsigned(shape));
        int size = (int)H5T.get_size(type);
        using Handle layout = Layout(storage ?? Hdf5Storage.Contiguous, [.. shape], size, growing: false);
        using Handle target = MakeDataset(path, type, space, layout);
        foreach (DatasetPart part in parts.Where(part => part.Elements > 0))
        {
            using Handle source = part.Source.OpenDataset(part.Path);
            foreach (DatasetPart piece in Pieces(part, size))
                CopyPiece(source, target, type, size, piece, path);
        }
    }

    /// <summary>All elements of a dataset of any type, as they are stored.</summary>
    /// <exception cref="Physics.InvalidInputException">It is missing or damaged, or too large for one array.</exception>
    internal unsafe byte[] ReadBytes(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        RequireSources(dataset, path);
        using Handle type = Handle.Type(H5D.get_type(dataset));
        double size = ShapeOf(dataset, path).Aggregate((double)(long)H5T.get_size(type), (product, n) => product * n);
        if (size > Array.MaxLength)
        {
            throw Invalid(path, FormattableString.Invariant($"{size:G3} bytes do not fit one array; read it by rows"));
        }

        byte[] values = new byte[(int)size];
        fixed (byte* buffer = values)
        {
            return values.Length == 0 || H5D.read(dataset, type, H5S.ALL, H5S.ALL, H5P.DEFAULT, (IntPtr)buffer) >= 0
                ? values
                : throw Unreadable(path, "cannot be read");
        }
    }

    /// <summary>Copies the attributes of an object of another file, but for those that describe axes.</summary>
    /// <exception cref="Physics.InvalidInputException">One of the objects is missing.</exception>
    /// <exception cref="Hdf5Exception">They could not be written.</exception>
    internal unsafe void CopyAttributes(Hdf5File source, string from, string to)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle owner = source.OpenObject(from);
        foreach (string name in source.AttributeNames(from).Except(OfAxes))
        {
            using Handle attribute = source.OpenAttribute(owner, from, name);
            using Handle type = Handle.Type(H5A.get_type(attribute)), space = Handle.Space(H5A.get_space(attribute));
            ulong[] shape = new ulong[H5S.get_simple_extent_ndims(space)];
            _ = shape.Length == 0 ? 0 : H5S.get_simple_extent_dims(space, shape, null);
            byte[] values = new byte[Count(attribute) * (int)H5T.get_size(type)];
            fixed (byte* buffer = values)
            {
                if (values.Length > 0 && H5A.read(attribute, type, (IntPtr)buffer) < 0)
                {
                    throw source.Unreadable(AttributePath(from, name), "cannot be read");
                }

                StoreAttribute(to, name, type, shape, (IntPtr)buffer, values.Length);
            }
        }
    }

    /// <summary>Paths of everything in a group and the groups in it, groups before what they hold, and whether each is a dataset.</summary>
    /// <exception cref="Physics.InvalidInputException">There is no such group.</exception>
    internal IEnumerable<(string Path, bool IsDataset)> Below(string group)
    {
        foreach (string name in Children(group))
        {
            string path = $"{Absolute(group).TrimEnd('/')}/{name}";
            bool dataset = IsDatasetAt(path);
            yield return (path, dataset);
            foreach (var inner in dataset ? [] : Below(path))
                yield return inner;
        }
    }

    /// <summary>Whether the dataset at <paramref name="path"/> is an axis that others run along.</summary>
    /// <exception cref="Physics.InvalidInputException">There is no such dataset.</exception>
    internal bool IsAxis(string path) => HasAttribute(path, "CLASS") && ReadStringAttribute(path, "CLASS") == "DIMENSION_SCALE";

    /// <summary>Whether the elements of a dataset lie in compressed chunks.</summary>
    /// <exception cref="Physics.InvalidInputException">There is no such dataset.</exception>
    internal bool IsChunked(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle dataset = OpenDataset(path);
        using Handle layout = Handle.Properties(H5D.get_create_plist(dataset));
        return H5P.get_layout(layout) == H5D.layout_t.CHUNKED;
    }

    // The library would give fill values in place of what lies in a file that is gone.
    private void RequireSources(Handle dataset, string path)
    {
        if (SourcesOf(dataset).FirstOrDefault(source => !File.Exists(source)) is { } missing)
        {
            throw Invalid(path, $"has elements in '{missing}', which is not there; bring it back, or merge again with --copy where all files are");
        }
    }

    private List<string> SourcesOf(Handle dataset)
    {
        using Handle layout = Handle.Properties(H5D.get_create_plist(dataset));
        IntPtr count = 0;
        if (H5P.get_layout(layout) != H5D.layout_t.VIRTUAL || H5P.get_virtual_count(layout, ref count) < 0)
        {
            return [];
        }

        List<string> sources = [];
        string folder = System.IO.Path.GetDirectoryName(Path)!;
        for (IntPtr i = 0; i < count; i++)
        {
            StringBuilder name = new((int)H5P.get_virtual_filename(layout, i, null, 0) + 1);
            _ = H5P.get_virtual_filename(layout, i, name, name.Capacity);
            sources.Add(System.IO.Path.Combine(folder, name.ToString().Replace("%%", "%", StringComparison.Ordinal)));
        }

        return sources;
    }

    private bool IsDatasetAt(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        return IsDataset(path);
    }

    // In names of files a percent sign begins a pattern.
    private void AddSource(Handle layout, Handle space, string file, string dataset, Handle from, string path)
    {
        if (H5P.set_virtual(layout, space, file.Replace("%", "%%", StringComparison.Ordinal), Absolute(dataset), from) < 0)
        {
            throw Failed(Absolute(path), $"'{file}' cannot be made a part of it; this build of libhdf5 may be older than 1.10");
        }
    }

    private static ulong[] Unsigned(IReadOnlyList<long> numbers) => [.. numbers.Select(n => (ulong)n)];

    private static Handle Selected(Handle dataset, IReadOnlyList<long> start, IReadOnlyList<long> block)
    {
        Handle space = Handle.Space(H5D.get_space(dataset));
        _ = H5S.select_hyperslab(space, H5S.seloper_t.SET, Unsigned(start), null, Unsigned(block), null);
        return space;
    }

    // Texts have the length of the longest in their file: the longest of all holds every one.
    private static Handle TypeOf(IReadOnlyList<DatasetPart> parts)
    {
        Handle? widest = null;
        foreach (DatasetPart part in parts)
        {
            using Handle dataset = part.Source.OpenDataset(part.Path);
            Handle type = Handle.Type(H5D.get_type(dataset));
            if (widest is not { } so || H5T.get_size(type) > H5T.get_size(so))
            {
                widest?.Dispose();
                widest = type;
            }
            else
            {
                type.Dispose();
            }
        }

        return widest!.Value;
    }

    private static unsafe void SetFill(Handle layout, long type)
    {
        if (H5T.get_class(type) == H5T.class_t.FLOAT)
        {
            double none = double.NaN;
            _ = H5P.set_fill_value(layout, H5T.NATIVE_DOUBLE, (IntPtr)(&none));
        }
    }

    // Along the first dimension, a few mebibytes each.
    private static IEnumerable<DatasetPart> Pieces(DatasetPart part, int size)
    {
        long rows = (long)Math.Clamp(PieceBytes / (size * part.Elements / part.Block[0]), 1, part.Block[0]);
        for (long done = 0; done < part.Block[0]; done += rows)
        {
            yield return part with
            {
                From = [part.From[0] + done, .. part.From.Skip(1)],
                To = [part.To[0] + done, .. part.To.Skip(1)],
                Block = [Math.Min(rows, part.Block[0] - done), .. part.Block.Skip(1)],
            };
        }
    }

    private unsafe void CopyPiece(Handle source, Handle target, Handle type, int size, DatasetPart piece, string path)
    {
        RequireRoomToWrite((long)piece.Elements * size);
        using Handle from = Selected(source, piece.From, piece.Block), to = Selected(target, piece.To, piece.Block), memory = Handle.SpaceOf(Unsigned(piece.Block));
        void* buffer = NativeMemory.Alloc((nuint)(piece.Elements * size));
        try
        {
            if (H5D.read(source, type, memory, from, H5P.DEFAULT, (IntPtr)buffer) < 0)
            {
                throw piece.Source.Unreadable(piece.Path, "cannot be read");
            }

            if (H5D.write(target, type, memory, to, H5P.DEFAULT, (IntPtr)buffer) < 0)
            {
                throw WriteFailure(Absolute(path));
            }
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }
}
