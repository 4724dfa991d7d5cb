using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Arrays on every device: copies, ranges, accounts.</summary>
[TestFixtureSource(typeof(DeviceSource), nameof(DeviceSource.All))]
public sealed class BufferTests(DeviceFactory factory)
{
    private Device device = null!;

    [SetUp]
    public void Open() => device = factory.Open();

    [TearDown]
    public void Close() => device.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(100_003)]
    public void RoundTrip(int length)
    {
        double[] values = [.. Enumerable.Range(0, length).Select(i => i + 0.5)], back = new double[length];
        using DeviceBuffer<double> buffer = device.Allocate<double>(length);
        buffer.CopyFrom(values);
        buffer.CopyTo(back);
        Assert.That(buffer.Length, Is.EqualTo(length));
        Assert.That(back, Is.EqualTo(values));
    }

    [Test]
    public void StartsAsZeros()
    {
        using (DeviceBuffer<long> before = device.Allocate<long>(1000))
        {
            before.CopyFrom(Enumerable.Repeat(-1L, 1000).ToArray());
        }

        var values = new long[1000];
        Array.Fill(values, 7);
        using DeviceBuffer<long> buffer = device.Allocate<long>(1000);
        buffer.CopyTo(values);
        Assert.That(values, Is.All.Zero);
    }

    [Test]
    public void RangesAreCopiedWhereTheyBelong()
    {
        using DeviceBuffer<float> buffer = device.Allocate<float>(10);
        buffer.CopyFrom([1, 2, 3], 4);
        buffer.CopyFrom([], 10);
        float[] all = new float[10], some = new float[2];
        buffer.CopyTo(all);
        buffer.CopyTo(some, 5);
        Assert.That(all, Is.EqualTo(new float[] { 0, 0, 0, 0, 1, 2, 3, 0, 0, 0 }));
        Assert.That(some, Is.EqualTo(new float[] { 2, 3 }));
    }

    [TestCase(-1)]
    [TestCase(8)]
    [TestCase(long.MaxValue)]
    public void RangesOutsideAreRefused(long start)
    {
        using DeviceBuffer<float> buffer = device.Allocate<float>(10);
        Assert.Multiple(() =>
        {
            Assert.That(() => buffer.CopyFrom([1, 2, 3], start), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => buffer.CopyTo(new float[3], start), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void BytesAreAccounted()
    {
        Assert.That(device.AllocatedBytes, Is.Zero);
        DeviceBuffer<double> first = device.Allocate<double>(100);
        using (device.Allocate<float>(10))
        {
            Assert.That(device.AllocatedBytes, Is.EqualTo(840));
        }

        first.Dispose();
        first.Dispose();
        Assert.That(device.AllocatedBytes, Is.Zero);
        Assert.That(() => first.CopyFrom([1]), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void MoreThanThereIsIsRefused()
    {
        using DeviceBuffer<double> some = device.Allocate<double>(1000);
        long length = device.MemoryBytes / sizeof(double) + 1;
        Assert.That(() => device.Allocate<double>(length), Throws.InstanceOf<InvalidInputException>()
            .With.Message.Contains($"{length * sizeof(double):N0} bytes")
            .And.Message.Contains($"{device.MemoryBytes - 8000:N0} free")
            .And.Message.Contains(device.Id));
        Assert.That(device.AllocatedBytes, Is.EqualTo(8000));
    }

    [Test]
    public void MoreThanCanBeCountedIsRefused() => Assert.That(
        () => device.Allocate<double>(long.MaxValue / 4), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("free of"));

    [Test]
    public void SeveralAreAllocatedOrNone()
    {
        DeviceBuffer<double>[] buffers = device.AllocateEach<double>(10, 20);
        Assert.That(buffers.Select(b => b.Length), Is.EqualTo((long[])[10, 20]));
        Array.ForEach(buffers, b => b.Dispose());
        Assert.That(() => device.AllocateEach<double>(10, 20, device.MemoryBytes), Throws.InstanceOf<InvalidInputException>());
        Assert.That(device.AllocatedBytes, Is.Zero);
    }

    [Test]
    public void BuffersMayOutliveTheirDevice()
    {
        DeviceBuffer<float> buffer = device.Allocate<float>(10);
        device.Dispose();
        Assert.That(buffer.Dispose, Throws.Nothing);
    }
}
