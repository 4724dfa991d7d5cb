using RadBelt.Gpu.Hdf5.Native;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// The parts that ranks write of the checkpoints in an <see cref="Hdf5CheckpointStore"/> on rank 0: files <c>checkpoint-STEP.rank-R-of-N.h5</c> beside that of the checkpoint, which refers to
/// them by virtual datasets and reads like one that a single rank wrote. The folder may be moved as a whole.
/// </summary>
/// <example>
/// <code>
/// if (world is { Rank: > 0 })
///     model.Follow(new Hdf5CheckpointParts());
/// </code>
/// </example>
public sealed class Hdf5CheckpointParts : ICheckpointParts
{
    /// <inheritdoc/>
    bool ICheckpointParts.Sees(string place)
    {
        try
        {
            using Lock.Scope scope = Hdf5Library.Enter();
            return File.Exists(CheckpointPlace.Read(place).File);
        }
        catch (Hdf5LibraryMissingException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    ICheckpointPart ICheckpointParts.Begin(string place, int rank, int ranks)
    {
        CheckpointPlace there = CheckpointPlace.Read(place);
        return new Part(Hdf5File.Create(Path.Combine(Path.GetDirectoryName(there.File)!, CheckpointFolder.PartOf(there.Stem, rank, ranks))), there.Group);
    }

    /// <inheritdoc/>
    IStretchReader ICheckpointParts.Open(string place)
    {
        CheckpointPlace there = CheckpointPlace.Read(place);
        return new CheckpointGroupReader(Hdf5File.Open(there.File), there.Group);
    }

    private sealed class Part(Hdf5File file, string group) : ICheckpointPart
    {
        public uint Write<T>(string name, long length, ArrayPart<T> part)
            where T : unmanaged => CheckpointFormat.Write($"{group}/{name}", file, length, part);

        public void Commit() => file.Commit();

        public void Dispose() => file.Dispose();
    }
}
