#if ILGPU
using ILGPU;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>What only ILGPU devices do, tried on the one that needs no GPU.</summary>
public sealed class IlgpuDeviceTests
{
    [Test]
    public void AKernelThatDoesNotCompileIsNamedWithItsDevice()
    {
        using Device device = Device.Open("ilgpu-cpu");
        Assert.That(
            () => device.Launch<CpuDeviceTests.Thrower, float>(new(-1), 10),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains(nameof(CpuDeviceTests.Thrower)).And.Message.Contains("ilgpu-cpu:0"));
    }

    // Launches of more than 2³⁰ indices come in slices; a thread runs index first + i. Memory of this accelerator is the host's own.
    [Test]
    public void ThreadsOfALaterSliceCountFromItsFirstIndex()
    {
        using Device device = Device.Open("ilgpu-cpu");
        using DeviceBuffer<float> single = device.Allocate<float>(10);
        using DeviceBuffer<double> twice = device.Allocate<double>(10);
        IlgpuEntry.RunFloat(new Index1D(3), 4, new LaunchTests.AddTo<float>(single.View, 1));
        IlgpuEntry.RunDouble(new Index1D(2), 6, new LaunchTests.AddTo<double>(twice.View, 1));
        var (floats, doubles) = (new float[10], new double[10]);
        single.CopyTo(floats);
        twice.CopyTo(doubles);
        Assert.That(floats, Is.EqualTo(new float[] { 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 }));
        Assert.That(doubles, Is.EqualTo(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 }));
    }
}
#endif
