using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Selecting a device by name, with and without GPUs.</summary>
public sealed class DeviceCatalogTests
{
    [Test]
    public void EveryListedDeviceOpensByItsName() => Assert.Multiple(() =>
    {
        foreach (DeviceDescription listed in Device.All)
        {
            using Device device = Device.Open(listed.Id);
            Assert.That((device.Id, device.Description, device.MemoryBytes), Is.EqualTo((listed.Id, listed.Description, listed.MemoryBytes)));
        }
    });

    [TestCase("cpu")]
    [TestCase(" CPU ")]
    public void TheCpuIsAlwaysThere(string id)
    {
        using Device device = Device.Open(id);
        Assert.That(device, Is.InstanceOf<CpuDevice>());
    }

    [Test]
    public void TheDefaultIsTheFirstAndNeverTheDebuggingOne()
    {
        using Device device = Device.Default();
        string[] ids = [.. Device.All.Select(d => d.Id)];
        Assert.Multiple(() =>
        {
            Assert.That(device.Id, Is.EqualTo(ids[0]).And.Not.StartsWith("ilgpu"));
            Assert.That(ids, Is.Unique);
            Assert.That(ids.Where(id => id.StartsWith("cuda", StringComparison.Ordinal)), Is.EqualTo(ids.TakeWhile(id => id.StartsWith("cuda", StringComparison.Ordinal))));
            Assert.That(ids[^1], Is.EqualTo(GpuSupport.IsCompiledIn ? "ilgpu-cpu:0" : "cpu"));
        });
    }

    [Test]
    public void AnUnknownNameListsWhatThereIs() => Assert.That(
        () => Device.Open("cuda:99"),
        Throws.InstanceOf<InvalidInputException>().With.Message.Contains("'cuda:99'").And.Message.Contains("cpu"));

    [Test]
    public void GpuSupportExplainsItself()
    {
        bool gpus = Device.All.Any(d => d.Id.StartsWith("cuda", StringComparison.Ordinal) || d.Id.StartsWith("opencl", StringComparison.Ordinal));
        Assert.That(GpuSupport.Explanation, Does.Contain("ILGPU").And.Match(@"\d+\.\d+\.\d+").And.EndWith("."));
        Assert.That(GpuSupport.IsCompiledIn || !gpus, Is.True);
        Assert.That(GpuSupport.Explanation, GpuSupport.IsCompiledIn ? Does.Not.Contain("rebuild") : Does.Contain("rebuild"));
    }
}
