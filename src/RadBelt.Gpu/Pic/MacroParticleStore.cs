using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>The macro-particles of one species on a device, in lists, one or several a cell. Lists have room to spare and grow when it runs out.</summary>
internal sealed class MacroParticleStore : IDisposable
{
    private static readonly string[] Names = ["offset", "ux", "uy", "uz", "log-start", "excess"];
    private readonly Device device;
    private readonly DeviceBuffer<long> start;
    private readonly long[] starts;
    private readonly int[] expected;
    private DeviceBuffer<float>[] components;

    /// <summary>Empty lists.</summary>
    /// <param name="device">Where.</param>
    /// <param name="expected">Particles expected in each list.</param>
    /// <param name="kind">What markers carry.</param>
    public MacroParticleStore(Device device, ReadOnlySpan<int> expected, MarkerKind kind)
    {
        this.device = device;
        Kind = kind;
        this.expected = expected.ToArray();
        Lists = expected.Length;
        starts = new long[Lists + 1];
        for (int i = 0; i < Lists; i++)
        {
            starts[i + 1] = starts[i] + RoomFor(expected[i]);
        }

        start = device.Allocate<long>(Lists + 1);
        start.CopyFrom(starts);
        Count = device.Allocate<int>(Lists);
        components = Allocate();
    }

    /// <summary>What markers carry.</summary>
    public MarkerKind Kind { get; }

    /// <summary>Lists.</summary>
    public int Lists { get; }

    /// <summary>Places of all lists together.</summary>
    public long Places => starts[^1];

    /// <summary>First place of each list, and the end.</summary>
    public ReadOnlySpan<long> Starts => starts;

    /// <summary>Particles in each list.</summary>
    public DeviceBuffer<int> Count { get; }

    /// <summary>Offset, u_x, u_y, u_z, and, where markers keep them, ln f0 at the start and F − 1.</summary>
    public ReadOnlySpan<DeviceBuffer<float>> Components => components;

    /// <summary>The lists as kernels see them.</summary>
    public MacroParticles View => ViewOf(components, Count);

    /// <summary>Bytes that lists of so many particles take.</summary>
    public static long Bytes(long lists, double expected, MarkerKind kind) =>
        lists * ((RoomFor((int)Math.Ceiling(expected)) * sizeof(float) * kind.Components) + 24);

    /// <summary>Other arrays with the same lists.</summary>
    public MacroParticles ViewOf(ReadOnlySpan<DeviceBuffer<float>> arrays, DeviceBuffer<int> count) =>
        new(
            start.View, count.View, arrays[0].View, arrays[1].View, arrays[2].View, arrays[3].View, Kind.KeepLogStart ? arrays[4].View : default,
            Kind.KeepF ? arrays[5].View : default);

    /// <summary>
    /// Gives marked lists half as much room again, and every list room for five standard deviations of how numbers scatter now: particles that go in
    /// rings scatter more than random ones.
    /// </summary>
    public void Grow(ReadOnlySpan<int> marks)
    {
        var old = (long[])starts.Clone();
        int[] counts = Counts();
        double scatter = Math.Max(1, counts.Select((n, i) => (n - expected[i]) * (double)(n - expected[i]) / Math.Max(1, expected[i])).Average());
        for (int i = 0; i < Lists; i++)
        {
            long room = old[i + 1] - old[i];
            starts[i + 1] = starts[i] + Math.Max(marks[i] != 0 ? RoundUp(room * 3 / 2) : room, RoomFor(expected[i], scatter));
        }

        start.CopyFrom(starts);
        components = Moved(components, old, counts);
    }

    /// <summary>Makes room in lists for so many particles.</summary>
    /// <param name="first">The first list.</param>
    /// <param name="counts">Particles of each.</param>
    public void MakeRoom(int first, ReadOnlySpan<int> counts)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            while (counts[i] > starts[first + i + 1] - starts[first + i] - MacroParticles.Slack)
            {
                int[] marks = new int[Lists];
                marks[first + i] = 1;
                Grow(marks);
            }
        }
    }

    /// <summary>Copies of arrays that had their lists at other places, as many and no shorter than those were; the arrays themselves are released.</summary>
    public DeviceBuffer<float>[] Moved(DeviceBuffer<float>[] arrays, ReadOnlySpan<long> old, ReadOnlySpan<int> counts)
    {
        long places = Math.Max(Places, arrays[0].Length);
        DeviceBuffer<float>[] moved = device.AllocateEach<float>(Enumerable.Repeat(places, arrays.Length).ToArray());
        float[] values = [];
        for (int c = 0; c < moved.Length; c++)
        {
            for (int i = 0; i < Lists; i++)
            {
                Array.Resize(ref values, Math.Max(values.Length, counts[i]));
                Span<float> list = values.AsSpan(0, counts[i]);
                arrays[c].CopyTo(list, old[i]);
                moved[c].CopyFrom(list, starts[i]);
            }
        }

        Array.ForEach(arrays, a => a.Dispose());
        return moved;
    }

    /// <summary>Particles in all lists.</summary>
    public long Total() => Counts().Sum(c => (long)c);

    /// <summary>Particles in each list.</summary>
    public int[] Counts()
    {
        var counts = new int[Lists];
        Count.CopyTo(counts);
        return counts;
    }

    /// <summary>Writes the lists of the whole run without the room between them.</summary>
    /// <param name="writer">Takes them, on rank 0 or on all ranks.</param>
    /// <param name="range">Cells of this rank.</param>
    /// <param name="whole">How the whole is made up.</param>
    public void Save(ICheckpointWriter writer, CellRange range, WholeArrays whole)
    {
        var lists = new WholeLists(this, range, whole, whole.Counts(this));
        writer.Write<int>("count", lists.Counts);
        for (int c = 0; c < components.Length; c++)
        {
            lists.Save(writer, Names[c], c);
        }
    }

    /// <summary>Takes lists back.</summary>
    /// <param name="reader">The whole run's, on all ranks.</param>
    /// <param name="range">Cells of this rank.</param>
    /// <param name="whole">How the whole is made up.</param>
    public void Restore(ICheckpointReader reader, CellRange range, WholeArrays whole)
    {
        int[] all = reader.Read<int>("count");
        if (all.Length != whole.Range.Lists)
        {
            throw new InvalidInputException($"checkpoint: {all.Length:N0} lists of particles where this run has {whole.Range.Lists:N0}; it is of another grid");
        }

        var counts = new int[Lists];
        int first = range.FirstOwn * range.Parts, end = range.EndOwn * range.Parts;
        all.AsSpan(first + (range.Offset * range.Parts), end - first).CopyTo(counts.AsSpan(first));
        Array.ForEach(components, c => c.Dispose());
        var old = (long[])starts.Clone();
        for (int i = 0; i < Lists; i++)
        {
            starts[i + 1] = starts[i] + Math.Max(RoomFor(counts[i]), old[i + 1] - old[i]);
        }

        start.CopyFrom(starts);
        Count.CopyFrom(counts);
        components = Allocate();
        var lists = new WholeLists(this, range, whole, all);
        for (int c = 0; c < components.Length; c++)
        {
            lists.Restore(reader, Names[c], c);
        }
    }

    /// <summary>Reads a value of the particles of lists from <paramref name="firstList"/> on, as if there were no room between them.</summary>
    public ArrayPart<float> Reader(int component, int firstList) => new ListReader(components[component], starts, Counts(), firstList).Read;

    /// <summary>Writes a value of the particles of lists from <paramref name="firstList"/> on.</summary>
    public ArrayTaker<float> Writer(int component, int firstList) => new ListWriter(components[component], starts, Counts(), firstList).Write;

    /// <inheritdoc/>
    public void Dispose()
    {
        start.Dispose();
        Count.Dispose();
        Array.ForEach(components, c => c.Dispose());
    }

    private DeviceBuffer<float>[] Allocate() => device.AllocateEach<float>(Enumerable.Repeat(Places, Kind.Components).ToArray());

    // Five standard deviations beyond what is expected; the variance is so many times that of random numbers.
    private static long RoomFor(int expected, double scatter = 1) =>
        RoundUp((long)Math.Ceiling(expected + (5 * Math.Sqrt(scatter * expected))) + MacroParticles.Slack);

    private static long RoundUp(long places) => (places + 15) / 16 * 16;

    private sealed class ListReader(DeviceBuffer<float> buffer, long[] starts, int[] counts, int first)
    {
        private int list = first, taken;

        public void Read(long start, Span<float> values)
        {
            while (values.Length > 0)
            {
                int piece = Math.Min(values.Length, counts[list] - taken);
                buffer.CopyTo(values[..piece], starts[list] + taken);
                values = values[piece..];
                taken += piece;
                if (taken == counts[list] && values.Length > 0)
                {
                    (list, taken) = (list + 1, 0);
                }
            }
        }
    }

    private sealed class ListWriter(DeviceBuffer<float> buffer, long[] starts, int[] counts, int first)
    {
        private int list = first, given;

        public void Write(long start, ReadOnlySpan<float> values)
        {
            while (values.Length > 0)
            {
                int piece = Math.Min(values.Length, counts[list] - given);
                buffer.CopyFrom(values[..piece], starts[list] + given);
                values = values[piece..];
                given += piece;
                if (given == counts[list] && values.Length > 0)
                {
                    (list, given) = (list + 1, 0);
                }
            }
        }
    }
}
