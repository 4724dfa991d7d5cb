using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>A whole checkpoint, open to be read: all of it has been compared with its checksums.</summary>
public sealed class Hdf5Checkpoint : ICheckpointReader, IDisposable
{
    private readonly Hdf5File file;

    private Hdf5Checkpoint(Hdf5File file)
    {
        this.file = file;
        Identity = CheckpointFormat.ReadIdentity(file);
        Step = file.ReadAttribute<long>("/", CheckpointFormat.Step);
        Time = file.ReadAttribute<double>("/", CheckpointFormat.Time);
    }

    /// <summary>The file, a full path.</summary>
    public string Path => file.Path;

    /// <summary>Steps taken.</summary>
    public long Step { get; }

    /// <summary>Simulated time, s.</summary>
    public double Time { get; }

    /// <summary>What it belongs to.</summary>
    public CheckpointIdentity Identity { get; }

    /// <summary>What the names of its parts begin with; null where it has none.</summary>
    internal string? Stem => CheckpointFormat.StemOf(file);

    private CheckpointGroupReader Root => new(file, CheckpointFormat.State);

    /// <summary>Opens a checkpoint and compares every array with its checksum.</summary>
    /// <exception cref="InvalidInputException">It, or a part of it, is missing, truncated or damaged; or it is not a checkpoint, or of another format.</exception>
    public static Hdf5Checkpoint Open(string path)
    {
        Hdf5File file = Hdf5File.Open(path);
        try
        {
            var checkpoint = new Hdf5Checkpoint(file);
            CheckpointFormat.Verify(file);
            return checkpoint;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public T[] Read<T>(string name)
        where T : unmanaged => Root.Read<T>(name);

    /// <inheritdoc/>
    public long Length(string name) => Root.Length(name);

    /// <inheritdoc/>
    public void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged => Root.Read(name, take);

    /// <inheritdoc/>
    public ICheckpointReader Group(string name) => Root.Group(name);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
