using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Lanes;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Launches reach every index once, whatever the lanes and threads.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class LaunchTests(DeviceFactory factory)
{
    private Device device = null!;

    [SetUp]
    public void Open() => device = factory.Open();

    [TearDown]
    public void Close() => device.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(15)]
    [TestCase(16)]
    [TestCase(17)]
    [TestCase(1000)]
    [TestCase(100_003)]
    public void EveryIndexOnce(int count)
    {
        Check<float>(count);
        Check<double>(count);
    }

    [Test]
    public void LaunchesFollowOneAnother()
    {
        using DeviceBuffer<float> values = device.Allocate<float>(1000);
        for (int i = 0; i < 100; i++)
        {
            device.Launch<AddTo<float>, float>(new(values.View, 1), 1000);
        }

        device.Synchronize();
        var result = new float[1000];
        values.CopyTo(result);
        Assert.That(result, Is.All.EqualTo(100));
    }

    [Test]
    public void DisposedTwice()
    {
        device.Dispose();
        Assert.That(device.Dispose, Throws.Nothing);
    }

    // Elements after the range keep their values.
    private void Check<T>(int count)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        T[] values = [.. Enumerable.Range(0, count + 40).Select(T.CreateTruncating)];
        using DeviceBuffer<T> buffer = LaneOperations.Upload(device, values);
        device.Launch<AddTo<T>, T>(new(buffer.View, 1000), count);
        var result = new T[values.Length];
        buffer.CopyTo(result);
        Assert.That(result, Is.EqualTo(values.Select((v, i) => i < count ? v + T.CreateTruncating(1000) : v)));
    }

    internal readonly struct AddTo<T>(View<T> values, double amount) : IKernel<T>
        where T : unmanaged
    {
        private readonly View<T> values = values;
        private readonly double amount = amount;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, T> => V.Store(values, index, V.Load(values, index) + V.Of(amount));
    }
}
