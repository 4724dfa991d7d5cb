using System.Runtime.CompilerServices;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>A checkpoint being written into a file that has its name only when it is whole.</summary>
/// <param name="file">The file, its head written.</param>
/// <param name="step">Steps taken.</param>
/// <param name="committed">Called when it is whole, with the stem of its parts; null where it has none.</param>
internal sealed class Hdf5PendingCheckpoint(Hdf5File file, long step, Action<string?> committed) : IPendingCheckpoint
{
    private readonly Hdf5File file = file;
    private readonly long step = step;
    private string? stem;
    private bool isCommitted;

    private string Folder => Path.GetDirectoryName(file.Path)!;

    private GroupWriter Root => new(this, CheckpointFormat.State);

    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => Root.Write(name, values);

    public void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged => Root.Write(name, length, part);

    public ICheckpointWriter Group(string name) => Root.Group(name);

    public void Commit()
    {
        file.Commit();
        isCommitted = true;
        committed(stem);
    }

    public void Dispose()
    {
        file.Dispose();
        if (!isCommitted && stem is not null)
        {
            CheckpointFolder.DeleteParts(Folder, unless: other => other != stem);
        }
    }

    private sealed class GroupWriter(Hdf5PendingCheckpoint checkpoint, string path) : IJoiningWriter
    {
        private readonly Hdf5File file = checkpoint.file;

        // Parts get names of their own: those of another run's checkpoint stay until this one is whole.
        public string Place => new CheckpointPlace(file.WorkPath, checkpoint.stem ??= CheckpointFolder.FreeStem(checkpoint.Folder, checkpoint.step), path).Written;

        public ICheckpointParts Parts => new Hdf5CheckpointParts();

        public void Write<T>(string name, ReadOnlySpan<T> values)
            where T : unmanaged
        {
            var checksum = new Checksum();
            checksum.Add(values);
            file.Write($"{path}/{name}", values);
            CheckpointFormat.WriteChecksum(file, $"{path}/{name}", checksum.Value);
        }

        public void Write<T>(string name, long length, ArrayPart<T> part)
            where T : unmanaged => CheckpointFormat.Write($"{path}/{name}", file, length, part);

        public void Join<T>(string name, IReadOnlyList<WrittenStretch> stretches)
            where T : unmanaged
        {
            string at = $"{path}/{name}";
            (string File, WrittenStretch Stretch)[] parts =
                [.. stretches.Select((own, rank) => (File: CheckpointFolder.PartOf(checkpoint.stem!, rank, stretches.Count), Stretch: own)).Where(part => part.Stretch.Length > 0)];
            file.WriteVirtual<T>(at, [.. parts.Select(part => (part.File, part.Stretch.Length))]);
            CheckpointFormat.WriteParts(file, checkpoint.stem!, at, [.. parts.Select(part => part.Stretch.Checksum)]);
            uint whole = parts.Aggregate(0u, (sum, part) => Checksum.Joined(sum, part.Stretch.Checksum, part.Stretch.Length * Unsafe.SizeOf<T>()));
            CheckpointFormat.WriteChecksum(file, at, whole);
        }

        public ICheckpointWriter Group(string name) => new GroupWriter(checkpoint, $"{path}/{name}");
    }
}
