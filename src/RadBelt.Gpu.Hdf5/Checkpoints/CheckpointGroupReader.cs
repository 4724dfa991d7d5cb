using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Arrays in a group of a checkpoint.</summary>
/// <param name="file">The checkpoint; disposing the reader closes it.</param>
/// <param name="path">The group.</param>
internal sealed class CheckpointGroupReader(Hdf5File file, string path) : IStretchReader
{
    public string Place => new CheckpointPlace(file.Path, "", path).Written;

    public T[] Read<T>(string name)
        where T : unmanaged
    {
        var values = new T[Length(name)];
        Read<T>(name, (start, piece) => piece.CopyTo(values.AsSpan((int)start)));
        return values;
    }

    public long Length(string name) => file.Shape($"{path}/{name}") is [var length] ? length : 0;

    public void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged => file.ReadInParts($"{path}/{name}", take);

    public void Read<T>(string name, long first, long length, ArrayTaker<T> take)
        where T : unmanaged => file.ReadInParts($"{path}/{name}", take, (first, length));

    public ICheckpointReader Group(string name) => new CheckpointGroupReader(file, $"{path}/{name}");

    public void Dispose() => file.Dispose();
}
