using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Simulations;

/// <summary>A store that keeps every checkpoint in memory.</summary>
internal sealed class MemoryCheckpoints : ICheckpointStore
{
    public List<MemoryCheckpoint> Committed { get; } = [];

    public int Begun { get; private set; }

    public IPendingCheckpoint Begin(long step, double time)
    {
        Begun++;
        return new Pending(this, new MemoryCheckpoint(step, time));
    }

    private sealed class Pending(MemoryCheckpoints store, MemoryCheckpoint checkpoint) : IPendingCheckpoint
    {
        public void Write<T>(string name, ReadOnlySpan<T> values)
            where T : unmanaged => checkpoint.Write(name, values);

        public void Write<T>(string name, long length, ArrayPart<T> part)
            where T : unmanaged => checkpoint.Write(name, length, part);

        public ICheckpointWriter Group(string name) => ((ICheckpointWriter)checkpoint).Group(name);

        public void Commit() => store.Committed.Add(checkpoint);

        public void Dispose()
        {
        }
    }
}

/// <summary>Arrays by name.</summary>
internal sealed class MemoryCheckpoint(long step, double time) : ICheckpointWriter, ICheckpointReader
{
    private const int Piece = 100;
    private readonly string prefix = "";
    private readonly Dictionary<string, Array> arrays = [];

    private MemoryCheckpoint(MemoryCheckpoint root, string prefix)
        : this(root.Step, root.Time) => (arrays, this.prefix) = (root.arrays, prefix);

    public long Step => step;

    public double Time => time;

    public void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => arrays.Add(prefix + name, values.ToArray());

    public void Write<T>(string name, long length, ArrayPart<T> part)
        where T : unmanaged
    {
        var values = new T[length];
        for (int start = 0; start < length; start += Piece)
        {
            part(start, values.AsSpan(start, (int)Math.Min(Piece, length - start)));
        }

        arrays.Add(prefix + name, values);
    }

    public T[] Read<T>(string name)
        where T : unmanaged => arrays.GetValueOrDefault(prefix + name) as T[] ?? throw new InvalidInputException($"no {prefix}{name}");

    public long Length(string name) => arrays[prefix + name].Length;

    public void Read<T>(string name, ArrayTaker<T> take)
        where T : unmanaged
    {
        T[] values = Read<T>(name);
        for (int start = 0; start < values.Length; start += Piece)
        {
            take(start, values.AsSpan(start, Math.Min(Piece, values.Length - start)));
        }
    }

    ICheckpointWriter ICheckpointWriter.Group(string name) => new MemoryCheckpoint(this, $"{prefix}{name}/");

    ICheckpointReader ICheckpointReader.Group(string name) => new MemoryCheckpoint(this, $"{prefix}{name}/");
}
