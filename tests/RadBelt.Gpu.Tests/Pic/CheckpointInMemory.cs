using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>A checkpoint that is kept in memory.</summary>
internal sealed class CheckpointInMemory : ICheckpointWriter, ICheckpointReader
{
    private readonly Dictionary<string, Array> arrays;
    private readonly string prefix;

    public CheckpointInMemory()
        : this([], "")
    {
    }

    private CheckpointInMemory(Dictionary<string, Array> arrays, string prefix) => (this.arrays, this.prefix) = (arrays, prefix);

    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => arrays.Add(prefix + name, values.ToArray());

    // In pieces that end anywhere.
    public void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged
    {
        var values = new T[length];
        for (int start = 0, piece = 1; start < length; start += piece)
        {
            piece = Math.Min((3 * piece) + 1, (int)length - start);
            part(start, values.AsSpan(start, piece));
        }

        arrays.Add(prefix + name, values);
    }

    public T[] Read<T>(string name)
        where T : unmanaged => (T[])Find(name).Clone();

    /// <summary>Names of all arrays.</summary>
    public IEnumerable<string> Names => arrays.Keys;

    /// <summary>An array, whatever its type.</summary>
    public Array Array(string name) => Find(name);

    /// <summary>The array itself, to be changed.</summary>
    public T[] Of<T>(string name)
        where T : unmanaged => (T[])Find(name);

    public long Length(string name) => Find(name).Length;

    public void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged
    {
        var values = (T[])Find(name);
        for (int start = 0, piece = 1; start < values.Length; start += piece)
        {
            piece = Math.Min((2 * piece) + 3, values.Length - start);
            take(start, values.AsSpan(start, piece));
        }
    }

    ICheckpointWriter ICheckpointWriter.Group(string name) => new CheckpointInMemory(arrays, $"{prefix}{name}/");

    ICheckpointReader ICheckpointReader.Group(string name) => new CheckpointInMemory(arrays, $"{prefix}{name}/");

    private Array Find(string name) =>
        arrays.TryGetValue(prefix + name, out Array? values) ? values : throw new InvalidInputException($"checkpoint: there is no {prefix}{name}");
}
