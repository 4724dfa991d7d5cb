using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>What a <see cref="SharedCheckpoint"/> takes: whole arrays rank 0 writes, and every rank its stretches of others.</summary>
/// <param name="checkpoint">The checkpoint.</param>
/// <param name="whole">Rank 0's file; null elsewhere.</param>
/// <param name="prefix">What stands before names in a part.</param>
internal sealed class SharedWriter(SharedCheckpoint checkpoint, ICheckpointWriter? whole, string prefix) : ICheckpointWriter
{
    /// <inheritdoc/>
    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (whole is not null)
        {
            T[] copy = values.ToArray();
            checkpoint.Try(() => whole.Write<T>(name, copy));
        }
    }

    /// <inheritdoc/>
    public void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged => checkpoint.Try(() => whole?.Write(name, length, part));

    /// <summary>Writes this rank's stretch of an array; all ranks write the same arrays in the same order.</summary>
    public void WriteStretch<T>(string name, long length, ArrayPart<T> values)
        where T : unmanaged => checkpoint.WriteStretch(prefix + name, length, values);

    /// <inheritdoc/>
    public ICheckpointWriter Group(string name) => new SharedWriter(checkpoint, whole?.Group(name), $"{prefix}{name}/");
}
