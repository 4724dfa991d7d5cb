namespace RadBelt.Gpu.Simulations;

/// <summary>
/// How ranks write parts of a checkpoint at once, each into a file of its own, and read what they need of one, without rank 0 in between: <c>Hdf5CheckpointParts</c>. Rank 0 says where
/// in a text that only implementations understand.
/// </summary>
public interface ICheckpointParts
{
    /// <summary>Whether this rank sees the checkpoint that rank 0 writes or reads: they may be on machines that share no disk.</summary>
    internal bool Sees(string place);

    /// <summary>Begins this rank's part of the checkpoint that rank 0 is writing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal ICheckpointPart Begin(string place, int rank, int ranks);

    /// <summary>Opens the checkpoint that rank 0 reads.</summary>
    /// <exception cref="Physics.InvalidInputException">It cannot be read.</exception>
    internal IStretchReader Open(string place);
}

/// <summary>The part of a checkpoint that is a rank's; one disposed before it is committed leaves no trace.</summary>
internal interface ICheckpointPart : IDisposable
{
    /// <summary>Writes this rank's stretch of an array.</summary>
    /// <returns>Its checksum.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    uint Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged;

    /// <summary>Finishes it. It counts when rank 0's checkpoint is committed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Commit();
}

/// <summary>A rank's stretch of an array: its elements, and their checksum.</summary>
internal readonly record struct WrittenStretch(long Length, uint Checksum);

/// <summary>A checkpoint that rank 0 writes, into which parts of ranks are joined.</summary>
internal interface IJoiningWriter : ICheckpointWriter
{
    /// <summary>Where ranks find it.</summary>
    string Place { get; }

    /// <summary>How ranks write their parts.</summary>
    ICheckpointParts Parts { get; }

    /// <summary>Writes an array that is made up of the stretches of ranks, one after another, each in a part of that name.</summary>
    void Join<T>(string name, IReadOnlyList<WrittenStretch> stretches)
        where T : unmanaged;
}

/// <summary>A checkpoint of which stretches of arrays can be read; disposing closes what was opened for it.</summary>
internal interface IStretchReader : ICheckpointReader, IDisposable
{
    /// <summary>Where ranks find it.</summary>
    string Place { get; }

    /// <summary>Reads elements of an array piece by piece; <paramref name="take"/> counts from the first of them.</summary>
    /// <exception cref="Physics.InvalidInputException">There are none of that name and type.</exception>
    void Read<T>(string name, long first, long length, ArrayTaker<T> take)
        where T : unmanaged;
}
