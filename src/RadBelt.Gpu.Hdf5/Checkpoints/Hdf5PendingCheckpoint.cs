using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>A checkpoint being written into a file that has its name only when it is whole.</summary>
/// <param name="file">The file, its head written.</param>
/// <param name="committed">Called when it is whole.</param>
internal sealed class Hdf5PendingCheckpoint(Hdf5File file, Action committed) : IPendingCheckpoint
{
    private readonly GroupWriter root = new(file, CheckpointFormat.State);

    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => root.Write(name, values);

    public void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged => root.Write(name, length, part);

    public ICheckpointWriter Group(string name) => root.Group(name);

    public void Commit()
    {
        file.Commit();
        committed();
    }

    public void Dispose() => file.Dispose();

    private sealed class GroupWriter(Hdf5File file, string path) : ICheckpointWriter
    {
        public void Write<T>(string name, ReadOnlySpan<T> values)
            where T : unmanaged
        {
            var checksum = new Checksum();
            checksum.Add(values);
            file.Write($"{path}/{name}", values);
            CheckpointFormat.WriteChecksum(file, $"{path}/{name}", checksum);
        }

        public void Write<T>(string name, long length, ArrayPart<T> part)
            where T : unmanaged
        {
            var checksum = new Checksum();
            file.WriteInParts<T>($"{path}/{name}", length, (start, values) =>
            {
                part(start, values);
                checksum.Add<T>(values);
            });
            CheckpointFormat.WriteChecksum(file, $"{path}/{name}", checksum);
        }

        public ICheckpointWriter Group(string name) => new GroupWriter(file, $"{path}/{name}");
    }
}
