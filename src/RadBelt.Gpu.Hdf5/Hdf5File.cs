using HDF.PInvoke;
using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// An HDF5 file: groups, datasets and attributes by path ("/data/energy"), missing groups made on the way. One instance may be used by
/// several threads.
/// <para>
/// A file being written has a temporary name, its final one with <c>.part</c> added, until <see cref="Commit"/> gives it its final name in
/// one step: no reader ever sees half of it. Disposing without committing removes it. A run that was interrupted keeps what it has with
/// <see cref="CommitPartial"/>; one that was killed leaves the <c>.part</c> file, readable up to the last <see cref="Flush"/>. The
/// attribute <c>complete</c> of the root, 1 or 0, tells a finished file from the other two.
/// </para>
/// </summary>
public sealed partial class Hdf5File : IDisposable
{
    private const string CompleteAttribute = "complete";
    private readonly string workPath;
    private readonly bool writing;
    private readonly DiskSpace disk;
    private long id;

    private Hdf5File(string path, string workPath, bool writing, long id)
    {
        Path = path;
        this.workPath = workPath;
        this.writing = writing;
        this.id = id;
        disk = new DiskSpace(path);
    }

    /// <summary>The final name of the file, a full path.</summary>
    public string Path { get; }

    /// <summary>The name it has now.</summary>
    internal string WorkPath => workPath;

    /// <summary>Whether the run that wrote this file finished; true for files that do not say.</summary>
    public bool IsComplete => !HasAttribute("/", CompleteAttribute) || ReadAttribute<byte>("/", CompleteAttribute) != 0;

    /// <summary>
    /// Begins a file that appears under <paramref name="path"/>, in place of one already there, when it is committed. What a killed run
    /// left under the temporary name is discarded.
    /// </summary>
    /// <exception cref="Hdf5Exception">The folder is missing or cannot be written, or another process is writing this file.</exception>
    /// <exception cref="Hdf5LibraryMissingException">libhdf5 is not installed.</exception>
    public static Hdf5File Create(string path)
    {
        string full = OutputPath(path);
        string work = full + ".part";
        using Lock.Scope scope = Hdf5Library.Enter();
        RemoveUnlessInUse(work, full);
        using Handle access = CloseAllWithFile();

        // The format of HDF5 1.8 (by its number, for bindings name it differently) has checksums in its metadata: damage is found, where in files
        // of the first format it passes unseen or crashes the library. That of 1.10 would lock up the file of a killed run; virtual datasets alone
        // are of that format, in a file of the older one.
        const H5F.libver_t WithChecksums = (H5F.libver_t)1, WithVirtualDatasets = (H5F.libver_t)2;
        _ = H5P.set_libver_bounds(access, WithChecksums, WithVirtualDatasets);
        long id = H5F.create(work, H5F.ACC_TRUNC, H5P.DEFAULT, access);
        if (id < 0)
        {
            Hdf5Exception error = Failure.Writing(full, null, "cannot be created");
            File.Delete(work);
            throw error;
        }

        Hdf5File file = new(full, work, writing: true, id);
        try
        {
            file.RequireRoomFor(0);
            file.SetAttribute<byte>("/", CompleteAttribute, 0);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file to be read.</summary>
    /// <exception cref="InvalidInputException">The file is missing, unreadable, truncated or not HDF5.</exception>
    /// <exception cref="Hdf5LibraryMissingException">libhdf5 is not installed.</exception>
    public static Hdf5File Open(string path)
    {
        string full = InputPath(path);
        using Lock.Scope scope = Hdf5Library.Enter();
        if (H5F.is_hdf5(full) == 0)
        {
            throw new InvalidInputException($"{full}: is not an HDF5 file; name a file that radbelt or another HDF5 program wrote.");
        }

        using Handle access = CloseAllWithFile();
        long id = H5F.open(full, H5F.ACC_RDONLY, access);
        return id >= 0 ? new Hdf5File(full, full, writing: false, id) : throw Failure.Reading(full, null, "cannot be opened");
    }

    /// <summary>Hands everything written so far to the operating system, so that a killed run leaves it in the temporary file.</summary>
    /// <exception cref="Hdf5Exception">It could not be written, for example because the disk is full.</exception>
    public void Flush()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        RequireRoom(Held());
        if (H5F.flush(Writable(), H5F.scope_t.GLOBAL) < 0)
        {
            throw Failed(null, "cannot be written");
        }
    }

    /// <summary>Finishes the file, marks it complete and gives it its final name; nothing more can be written.</summary>
    /// <exception cref="Hdf5Exception">It could not be written; nothing was left under the final name.</exception>
    public void Commit() => Finish(complete: true);

    /// <summary>
    /// As <see cref="Commit"/>, for a run that was stopped early: the file is readable and its root says <c>complete = 0</c>.
    /// </summary>
    /// <exception cref="Hdf5Exception">It could not be written; nothing was left under the final name.</exception>
    public void CommitPartial() => Finish(complete: false);

    /// <summary>Closes the file; one that was being written and has not been committed is removed.</summary>
    public void Dispose()
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        if (id < 0)
        {
            return;
        }

        if (writing)
        {
            Discard();
        }
        else
        {
            _ = H5F.close(id);
        }

        id = -1;
    }

    /// <summary>Whether the file has been neither committed nor disposed.</summary>
    internal bool IsOpen => id >= 0;

    /// <summary>The identifier of the open file.</summary>
    internal long Id => id >= 0 ? id : throw new ObjectDisposedException(Path, $"{Path}: the file has been closed.");

    private long Writable() => writing ? Id : throw new InvalidOperationException($"{Path}: was opened to be read and cannot be written.");

    private static Handle CloseAllWithFile()
    {
        Handle access = Handle.Properties(H5P.create(H5P.FILE_ACCESS));
        _ = H5P.set_fclose_degree(access, H5F.close_degree_t.STRONG);
        return access;
    }

    private void Finish(bool complete)
    {
        using Lock.Scope scope = Hdf5Library.Enter();
        SetAttribute("/", CompleteAttribute, (byte)(complete ? 1 : 0));
        Flush();
        int closed = H5F.close(id);
        id = -1;
        try
        {
            if (closed < 0)
            {
                throw Failed(null, "cannot be written");
            }

            using (Microsoft.Win32.SafeHandles.SafeFileHandle written = File.OpenHandle(workPath, FileMode.Open, FileAccess.ReadWrite))
            {
                RandomAccess.FlushToDisk(written);
            }

            File.Move(workPath, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(workPath);
            throw e as Hdf5Exception
                ?? new Hdf5Exception($"{Path}: cannot be finished ({e.Message}); choose a place that can be written.", e);
        }
    }

    private void Discard()
    {
        if (disk.Free < Held())
        {
            DiskSpace.GiveBack(workPath);
        }

        _ = H5F.close(id);
        _ = Hdf5Library.TakeErrors();
        File.Delete(workPath);
    }

    /// <summary>Refuses to write <paramref name="bytes"/> when that would leave too little room to finish the file.</summary>
    private void RequireRoomFor(long bytes) => RequireRoom(bytes + 2 * Held());

    private void RequireRoom(long bytes)
    {
        long free = disk.Free;
        if (free < bytes)
        {
            string room = FormattableString.Invariant($"{free / 1e6:F1} MB free, {bytes / 1e6:F1} MB needed");
            throw new Hdf5Exception($"{Path}: cannot be written (the disk is full: {room}); free some space or write elsewhere.");
        }
    }

    /// <summary>
    /// The most that the library may hold in memory of this file, bytes: its metadata, a chunk cache a dataset, one buffer.
    /// </summary>
    private long Held()
    {
        IntPtr most = 0, clean = 0, metadata = 0;
        int entries = 0;
        _ = H5F.get_mdc_size(id, ref most, ref clean, ref metadata, ref entries);
        return metadata + ((long)H5F.get_obj_count(id, H5F.OBJ_DATASET) + 1) * 1024 * 1024;
    }
}
