using System.Diagnostics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Devices;
using RadBelt.Gpu.Tests.KernelCompilation;

namespace RadBelt.Gpu.Tests.Lanes;

/// <summary>What lanes of one bundle do together: their numbers, counts, sums, compression, and single elements beside whole bundles.</summary>
public sealed class LaneBundleTests
{
    private const int Count = 1003, Seed = 11;

    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void BundlesAreWhatTheirLanesAre(DeviceFactory factory)
    {
        using Device device = factory.Open();
        Assert.That(Fault<float>(device), Is.Null);
        Assert.That(Fault<double>(device), Is.Null);
    }

    // Processors without AVX-512 compress otherwise: the same in a process that is not told of it, nor of anything beyond 128 bits.
    [TestCase("DOTNET_EnableAVX512")]
    [TestCase("DOTNET_EnableAVX2")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void BundlesAreTheSameOnLesserProcessors(string switchedOff)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KernelRun).Assembly.Location, KernelRun.Bundles]) { RedirectStandardOutput = true };
        start.Environment[switchedOff] = "0";
        using Process process = Process.Start(start)!;
        Assert.That(process.StandardOutput.ReadToEnd().Trim(), Is.EqualTo("sound"));
    }

    /// <summary>What is wrong on a device; null when nothing is.</summary>
    internal static string? Fault<T>(Device device)
        where T : unmanaged
    {
        // Multiples of 1/8 below 100 add up without rounding in any order.
        var random = new Random(Seed);
        double[] values = [.. Enumerable.Range(0, Count).Select(_ => random.Next(-800, 800) / 8.0)];
        using DeviceBuffer<T> from = LaneOperations.Upload(device, values.Select(Element).ToArray());
        using DeviceBuffer<T> numbers = device.Allocate<T>(Count), together = device.Allocate<T>(Count);
        using DeviceBuffer<int> width = device.Allocate<int>(Count), set = device.Allocate<int>(Count);
        using DeviceBuffer<double> sum = device.Allocate<double>(Count);
        using DeviceBuffer<long> whole = device.Allocate<long>(Count);
        using DeviceBuffer<float> single = device.Allocate<float>(Count);
        device.Launch<Bundled<T>, T>(new(from.View, numbers.View, together.View, width.View, set.View, sum.View, whole.View, single.View), Count);
        int[] widths = Read(width), counts = Read(set);
        double[] sums = Read(sum), lanes = [.. Read(numbers).Select(Number)], compressed = [.. Read(together).Select(Number)];
        long[] wholes = Read(whole);
        if (device is CpuDevice && !Read(single).SequenceEqual(values.Select(v => typeof(T) == typeof(float) ? (float)v / 3 : (float)(v / 3))))
        {
            return $"{typeof(T).Name}: stores in single precision differ";
        }

        for (int i = 0; i < Count; i += widths[i])
        {
            double[] bundle = values[i..(i + widths[i])], positive = [.. bundle.Where(v => v > 0)];
            string? fault =
                !lanes[i..(i + widths[i])].SequenceEqual(Enumerable.Range(0, widths[i]).Select(k => (double)k)) ? "numbers"
                : counts[i] != positive.Length ? "count"
                : sums[i] != bundle.Sum() ? "sum"
                : wholes[i] != bundle.Sum(v => (long)(v * 1000)) ? "sum of integers"
                : !compressed[i..(i + positive.Length)].SequenceEqual(positive) ? "compression"
                : null;
            if (fault is not null)
            {
                return $"{typeof(T).Name}, {widths[i]} lanes from {i}, seed {Seed}: {fault}";
            }
        }

        return null;

        static T Element(double value) => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;

        static double Number(T value) => value is float single ? single : (double)(object)value;
    }

    private static E[] Read<E>(DeviceBuffer<E> buffer)
        where E : unmanaged
    {
        var values = new E[buffer.Length];
        buffer.CopyTo(values);
        return values;
    }

    internal readonly struct Bundled<T>(
        View<T> from, View<T> numbers, View<T> together, View<int> width, View<int> set, View<double> sum, View<long> whole, View<float> single) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<T> from = from, numbers = numbers, together = together;
        private readonly View<int> width = width, set = set;
        private readonly View<double> sum = sum;
        private readonly View<long> whole = whole;
        private readonly View<float> single = single;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T>
        {
            V a = V.Load(from, index);
            Mask<V> positive = a > V.Of(0);
            V.Store(numbers, index, V.Numbers);
            V.Store(together, index, V.Compress(positive, a));
            V.Set(width, index, V.Count);
            V.Set(set, index, V.CountOf(positive));
            V.Set(sum, index, V.Get(sum, index) + V.Sum(a));
            V.Set(whole, index, V.IntSum(Int<V>.Truncate(a * V.Of(1000)).Bits));
            V.StoreSingle(single, index, a / V.Of(3));
        }
    }
}
