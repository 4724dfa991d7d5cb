using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Names of files and of objects in them.</summary>
public sealed partial class Hdf5File
{
    /// <summary>Whether there is a group or dataset at <paramref name="path"/>.</summary>
    public bool Exists(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        string[] steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int n = 1; n <= steps.Length; n++)
        {
            // The library wants every group on the way to exist before it answers for the last.
            if (H5L.exists(Id, Handle.Name('/' + string.Join('/', steps[..n]))) <= 0)
            {
                _ = H5E.clear(H5E.DEFAULT);
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes a group with the groups on the way to it; one that exists is left as it is.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, or a dataset has this name.</exception>
    public void CreateGroup(string path)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        long file = Writable();
        if (Exists(path))
        {
            return;
        }

        using Handle links = Handle.LinkProperties();
        using Handle group = Handle.Group(H5G.create(file, Handle.Name(Absolute(path)), links));
        if (group.IsInvalid)
        {
            throw Failed(Absolute(path), "the group cannot be made");
        }
    }

    /// <summary>Names of the groups and datasets in the group at <paramref name="path"/>, in alphabetical order.</summary>
    /// <exception cref="InvalidInputException">There is no such group.</exception>
    public IReadOnlyList<string> Children(string path = "/")
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle group = OpenObject(path);
        H5G.info_t info = default;
        if (H5I.get_type(group) != H5I.type_t.GROUP || H5G.get_info(group, ref info) < 0)
        {
            throw Unreadable(path, "is not a group that can be listed");
        }

        // In the order of the file. For another one the library makes a table, and frees what is not in it yet when it meets damage.
        List<string> names = [];
        for (ulong n = 0; n < info.nlinks; n++)
        {
            ulong index = n;
            string? name = NameFrom((buffer, size) => H5L.get_name_by_idx(
                group, Handle.Name("."), H5.index_t.NAME, H5.iter_order_t.NATIVE, index, buffer, size));
            names.Add(name ?? throw Unreadable(path, "cannot be listed"));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private static string Absolute(string path) => '/' + path.Trim('/');

    private static string OutputPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new Hdf5Exception("output: the file name is empty; give one, such as 'run.h5'.");
        }

        string full = System.IO.Path.GetFullPath(path);
        string folder = System.IO.Path.GetDirectoryName(full) ?? full;
        if (Directory.Exists(full))
        {
            throw new Hdf5Exception($"{full}: is a folder; name a file in it, such as '{System.IO.Path.Combine(path, "run.h5")}'.");
        }

        return Directory.Exists(folder)
            ? full
            : throw new Hdf5Exception($"{full}: the folder '{folder}' does not exist; create it or choose another.");
    }

    private static string InputPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InvalidInputException("input: the file name is empty; give that of an HDF5 file.");
        }

        string full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new InvalidInputException($"{full}: is a folder; name an HDF5 file in it.");
        }

        try
        {
            // Opening a pipe would wait for whoever writes to it; like devices, it has no length.
            FileSystemInfo target = File.ResolveLinkTarget(full, returnFinalTarget: true) ?? new FileInfo(full);
            if (new FileInfo(target.FullName) is { Exists: true, Length: 0 })
            {
                throw new InvalidInputException($"{full}: is empty, or a pipe or device, not an HDF5 file; write or copy it again.");
            }

            using FileStream readable = new(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return full;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException($"{full}: does not exist; check the name.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{full}: cannot be read ({e.Message}); check its permissions.", e);
        }
    }

    /// <summary>
    /// Truncating happens before the library looks at locks, so a file that another process is writing is looked for first. What is left of one goes: a link
    /// of that name would lead the library elsewhere.
    /// </summary>
    private static void RemoveUnlessInUse(string work, string full)
    {
        try
        {
            if (new FileInfo(work) is { Exists: true, LinkTarget: null })
            {
                using FileStream alone = new(work, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }

            File.Delete(work);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Hdf5Exception(
                $"{full}: '{work}' cannot be replaced ({e.Message}); another run may be writing it: wait or choose another name.", e);
        }
    }

    /// <summary>Asks for a name twice, first for its length; null when the library has none.</summary>
    private static string? NameFrom(Func<byte[]?, IntPtr, IntPtr> ask)
    {
        IntPtr length = ask(null, 0);
        if (length < 0)
        {
            return null;
        }

        byte[] buffer = new byte[length + 1];
        return ask(buffer, buffer.Length) < 0 ? null : System.Text.Encoding.UTF8.GetString(buffer.AsSpan(0, (int)length));
    }

    private Handle OpenObject(string path)
    {
        if (!Exists(path))
        {
            throw IsDamaged(path) ? Unreadable(path, "cannot be read") : Missing(path);
        }

        Handle found = Handle.Object(H5O.open(Id, Handle.Name(Absolute(path))));
        return found.IsInvalid ? throw Unreadable(path, "cannot be read") : found;
    }

    /// <summary>
    /// Whether the library fails to say if there is something at <paramref name="path"/>, and not for a dataset on the way. What such a group
    /// holds is not asked for: the library may crash over the answer.
    /// </summary>
    private bool IsDamaged(string path)
    {
        string[] steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int n = 1; n <= steps.Length; n++)
        {
            int answer = H5L.exists(Id, Handle.Name('/' + string.Join('/', steps[..n])));
            if (answer <= 0)
            {
                return answer < 0 && !IsDataset('/' + string.Join('/', steps[..(n - 1)]));
            }
        }

        return false;
    }

    private bool IsDataset(string path)
    {
        using Handle found = Handle.Object(H5O.open(Id, Handle.Name(path)));
        return !found.IsInvalid && H5I.get_type(found) == H5I.type_t.DATASET;
    }

    private Handle OpenDataset(string path)
    {
        Handle found = OpenObject(path);
        if (H5I.get_type(found) == H5I.type_t.DATASET)
        {
            return found;
        }

        found.Dispose();
        throw Invalid(path, "is a group, not a dataset; name one of its datasets");
    }

    private InvalidInputException Missing(string path)
    {
        _ = H5E.clear(H5E.DEFAULT);
        string parent = Absolute(path);
        do
        {
            parent = parent[..Math.Max(parent.LastIndexOf('/'), 0)];
        }
        while (!Exists(parent));

        string nearest = Absolute(parent);
        string has = IsGroup(nearest) ? $"holds: {string.Join(", ", Children(nearest).DefaultIfEmpty("nothing"))}" : "is a dataset";
        return Invalid(path, $"does not exist; '{nearest}' {has}");
    }

    private bool IsGroup(string path)
    {
        using Handle found = Handle.Object(H5O.open(Id, Handle.Name(path)));
        return !found.IsInvalid && H5I.get_type(found) == H5I.type_t.GROUP;
    }

    /// <summary>The error of a request that does not fit the file.</summary>
    private InvalidInputException Invalid(string path, string what) => new($"{Path}: {Absolute(path)}: {what}.");

    /// <summary>The error of a failed call that was to read.</summary>
    private InvalidInputException Unreadable(string path, string what) => Failure.Reading(Path, Absolute(path), what);

    /// <summary>The error of a failed call that was to write.</summary>
    private Hdf5Exception Failed(string? target, string what) => Failure.Writing(Path, target, what);
}
