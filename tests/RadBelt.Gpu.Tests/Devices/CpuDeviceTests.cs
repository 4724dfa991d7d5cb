using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>What only the CPU device promises: no garbage, kernels that may throw, a bounded number of threads.</summary>
public sealed class CpuDeviceTests
{
    // An object a launch would be 24 bytes or more; the team's barriers make a few when they first block, which may be at any launch.
    [Test]
    public void LaunchesAllocateNothing([Values(1, 2, 7)] int threads)
    {
        using CpuDevice device = CpuDevice.Create(threads);
        using DeviceBuffer<float> values = device.Allocate<float>(10_000);
        Launch(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Launch(1000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, threads == 1 ? Is.Zero : Is.LessThan(1000));

        void Launch(int times)
        {
            for (int i = 0; i < times; i++)
            {
                device.Launch<LaunchTests.AddTo<float>, float>(new(values.View, 1), values.Length);
            }
        }
    }

    [Test]
    public void ExceptionsReachTheCallerAndTheDeviceStaysUsable([Values(1, 2, 7)] int threads)
    {
        using CpuDevice device = CpuDevice.Create(threads);
        for (int round = 0; round < 3; round++)
        {
            Assert.That(() => device.Launch<Thrower, float>(new(50_000), 100_000), Throws.InstanceOf<InvalidTimeZoneException>());
            Assert.That(() => device.Launch<Thrower, float>(new(-1), 100_000), Throws.Nothing);
        }
    }

    [Test]
    public void ADisposedDeviceIsRefused([Values(1, 3)] int threads)
    {
        CpuDevice device = CpuDevice.Create(threads);
        device.Dispose();
        Assert.That(() => device.Launch<Thrower, float>(new(-1), 1000), Throws.InstanceOf<ObjectDisposedException>());
    }

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(1025)]
    public void ThreadsOutOfRangeAreRefused(int threads) =>
        Assert.That(() => CpuDevice.Create(threads), Throws.InstanceOf<InvalidInputException>().With.Message.Contains($"{threads}"));

    [Test]
    public void DescribesItself()
    {
        using CpuDevice device = CpuDevice.Create(3, LaneWidth.Bits256);
        Assert.That(device.Description, Does.Contain("3 threads").And.Contain("256-bit"));
        Assert.That((device.Id, device.Threads, device.Width), Is.EqualTo(("cpu", 3, LaneWidth.Bits256)));
    }

    internal readonly struct Thrower(long at) : IKernel<float>
    {
        private readonly long at = at;

        public void Execute<V>(long index)
            where V : unmanaged, ILanes<V, float>
        {
            if (at >= index && at < index + V.Count)
            {
                throw new InvalidTimeZoneException("a kernel's own");
            }
        }
    }
}
