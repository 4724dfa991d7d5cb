using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>How lanes read and write arrays: gathers, broadcasts, fixed-point sums, questions about all lanes.</summary>
public sealed class LaneMemoryTests
{
    private const int Count = 1003;

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void GatherTakesTheIndexedElements(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Check<float>(device);
        Check<double>(device);

        static void Check<T>(Device device)
            where T : unmanaged
        {
            T[] table = [.. Enumerable.Range(0, 500).Select(i => ElementBits.From<T>(1000 + i))];
            int[] indices = [.. Enumerable.Range(0, Count).Select(i => i * 37 % 497)];
            using DeviceBuffer<T> from = LaneOperations.Upload(device, table), at = LaneOperations.Upload(device, Indices<T>(indices));
            using DeviceBuffer<T> gathered = device.Allocate<T>(Count), broadcast = device.Allocate<T>(Count);
            device.Launch<Gathered<T>, T>(new(from.View, at.View, gathered.View, broadcast.View), Count);
            var actual = new T[Count];
            gathered.CopyTo(actual);
            Assert.That(actual, Is.EqualTo(indices.Select(i => table[i + 3])));
            broadcast.CopyTo(actual);
            Assert.That(actual, Is.All.EqualTo(table[7]));
        }
    }

    /// <summary>Rows of a table come as columns; what is scattered to a permutation comes where it belongs, and nowhere else.</summary>
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void OctetsAreRowsAndScatteredElementsComeToTheirPlaces(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Check<float>(device);
        Check<double>(device);

        static void Check<T>(Device device)
            where T : unmanaged
        {
            T[] table = [.. Enumerable.Range(0, 1200).Select(i => ElementBits.From<T>(1000 + i))], values = [.. Enumerable.Range(-500, Count).Select(Value)];
            int[] indices = [.. Enumerable.Range(0, Count).Select(i => i * 37 % Count)];
            using DeviceBuffer<T> from = LaneOperations.Upload(device, table), at = LaneOperations.Upload(device, Indices<T>(indices)), what = LaneOperations.Upload(device, values);
            using DeviceBuffer<T> columns = device.Allocate<T>(8 * Count), places = device.Allocate<T>(Count);
            device.Launch<Rows<T>, T>(new(from.View, at.View, what.View, columns.View, places.View, Count), Count);
            var rows = new T[8 * Count];
            columns.CopyTo(rows);
            Assert.That(rows, Is.EqualTo(Enumerable.Range(0, 8).SelectMany(column => indices.Select(index => table[index + 2 + column]))));

            var scattered = new T[Count];
            places.CopyTo(scattered);
            Assert.That(indices.Select(index => scattered[index]), Is.EqualTo(values.Select((value, i) => i > 500 ? value : default)));

            static T Value(int value) => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)(double)value;
        }
    }

    // Rounding to nearest, ties to even, then integer sums: the totals are these very integers in any order.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void FixedPointSumsDoNotDependOnOrder(DeviceFactory factory)
    {
        const int seed = 5, count = 20_011;
        const double scale = 1 << 20;
        var random = new Random(seed);
        int[] indices = [.. Enumerable.Range(0, count).Select(_ => random.Next(7))];
        float[] values = [.. Enumerable.Range(0, count).Select(i => i % 3 == 0 ? (random.Next(-99, 99) + 0.5f) / (1 << 20) : (float)(200 * (random.NextDouble() - 0.5)))];
        long[] expected = new long[7];
        for (int i = 0; i < count; i++)
        {
            expected[indices[i]] += (long)Math.Round(values[i] * scale, MidpointRounding.ToEven);
        }

        using Device device = factory.Open();
        Assert.Multiple(() =>
        {
            Assert.That(Sums(device, indices, values), Is.EqualTo(expected), $"float, seed {seed}");
            Assert.That(Sums(device, indices, [.. values.Select(v => (double)v)]), Is.EqualTo(expected), $"double, seed {seed}");
        });

        static long[] Sums<T>(Device device, int[] indices, T[] values)
            where T : unmanaged
        {
            using DeviceBuffer<long> sums = device.Allocate<long>(7);
            using DeviceBuffer<T> at = LaneOperations.Upload(device, Indices<T>(indices)), what = LaneOperations.Upload(device, values);
            device.Launch<Summed<T>, T>(new(sums.View, at.View, what.View, scale), values.Length);
            var result = new long[7];
            sums.CopyTo(result);
            return result;
        }
    }

    // Lanes beside the one that is set may answer yes too, but no others, and never where none is set.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void AnyAsksAllLanesOfABundle(DeviceFactory factory)
    {
        const int set = 500;
        using Device device = factory.Open();
        float[] values = new float[Count];
        float[] none = LaneOperations.Apply<float, AnyPositive>(device, values);
        values[set] = 1;
        float[] one = LaneOperations.Apply<float, AnyPositive>(device, values);
        Array.Fill(values, 1);
        float[] all = LaneOperations.Apply<float, AnyPositive>(device, values);
        Assert.Multiple(() =>
        {
            Assert.That(none, Is.All.Zero);
            Assert.That(one[set], Is.EqualTo(1));
            Assert.That(one.Where((_, i) => Math.Abs(i - set) >= 16), Is.All.Zero);
            Assert.That(all, Is.All.EqualTo(1));
        });
    }

    private static T[] Indices<T>(int[] indices)
        where T : unmanaged => [.. indices.Select(i => ElementBits.From<T>(i))];

    /// <summary>Rows of a table in single precision come as columns of the lanes' own.</summary>
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void SingleOctetsAreRowsOfFloats(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Check<float>(device, x => x);
        Check<double>(device, x => x);

        static void Check<T>(Device device, Func<float, T> wide)
            where T : unmanaged
        {
            float[] table = [.. Enumerable.Range(0, 1200).Select(i => (float)Math.Sin(i))];
            int[] indices = [.. Enumerable.Range(0, Count).Select(i => i * 37 % Count)];
            using DeviceBuffer<float> from = LaneOperations.Upload(device, table);
            using DeviceBuffer<T> at = LaneOperations.Upload(device, Indices<T>(indices)), columns = device.Allocate<T>(8 * Count);
            device.Launch<SingleRows<T>, T>(new(from.View, at.View, columns.View, Count), Count);
            var rows = new T[8 * Count];
            columns.CopyTo(rows);
            Assert.That(rows, Is.EqualTo(Enumerable.Range(0, 8).SelectMany(column => indices.Select(index => wide(table[index + 100 + column])))));
        }
    }

    internal readonly struct AnyPositive : ILaneOperation
    {
        public static V Apply<V>(V a, V b, V c)
            where V : unmanaged, ILanes<V> => V.Any(a > V.Of(0)) ? V.Of(1) : V.Of(0);
    }

    internal readonly struct Gathered<T>(View<T> table, View<T> at, View<T> gathered, View<T> broadcast) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<T> table = table, at = at, gathered = gathered, broadcast = broadcast;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            V.Store(gathered, index, V.Gather(table, new Int<V>(V.Load(at, index)), 3));
            V.Store(broadcast, index, V.Broadcast(table, 7));
        }
    }

    internal readonly struct Rows<T>(View<T> table, View<T> at, View<T> values, View<T> columns, View<T> places, int count) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<T> table = table, at = at, values = values, columns = columns, places = places;
        private readonly int count = count;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            var from = new Int<V>(V.Load(at, index));
            Octet<V> row = V.GatherOctet(table, from, 2);
            V.Store(columns, index, row.E0);
            V.Store(columns, count + index, row.E1);
            V.Store(columns, 2 * count + index, row.E2);
            V.Store(columns, 3 * count + index, row.E3);
            V.Store(columns, 4 * count + index, row.E4);
            V.Store(columns, 5 * count + index, row.E5);
            V.Store(columns, 6 * count + index, row.E6);
            V.Store(columns, 7 * count + index, row.E7);
            V value = V.Load(values, index);
            V.Scatter(places, from, value, value > V.Of(0));
        }
    }

    internal readonly struct SingleRows<T>(View<float> table, View<T> at, View<T> columns, int count) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<float> table = table;
        private readonly View<T> at = at, columns = columns;
        private readonly int count = count;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            Octet<V> row = V.GatherSingleOctet(table, new Int<V>(V.Load(at, index)), 100);
            V.Store(columns, index, row.E0);
            V.Store(columns, count + index, row.E1);
            V.Store(columns, 2 * count + index, row.E2);
            V.Store(columns, 3 * count + index, row.E3);
            V.Store(columns, 4 * count + index, row.E4);
            V.Store(columns, 5 * count + index, row.E5);
            V.Store(columns, 6 * count + index, row.E6);
            V.Store(columns, 7 * count + index, row.E7);
        }
    }

    internal readonly struct Summed<T>(View<long> sums, View<T> at, View<T> values, double scale) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<long> sums = sums;
        private readonly View<T> at = at, values = values;
        private readonly double scale = scale;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T> =>
            V.AddFixed(sums, new Int<V>(V.Load(at, index)), V.Load(values, index), scale);
    }
}
