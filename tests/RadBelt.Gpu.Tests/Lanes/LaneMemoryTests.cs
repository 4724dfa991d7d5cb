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
