using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>
/// Every device here, for <c>[TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]</c>: the CPU in each lane width and with one, a few
/// and oddly many threads, each GPU, and ILGPU's CPU accelerator where ILGPU is compiled in.
/// </summary>
public static class DeviceSource
{
    public static IEnumerable<DeviceFactory> All
    {
        get
        {
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
            {
                foreach (int threads in new[] { 1, 2, 7 })
                {
                    yield return new($"cpu {width} x{threads}", () => CpuDevice.Create(threads, width));
                }
            }

            foreach (DeviceDescription device in Device.All.Where(d => d.Id != "cpu"))
            {
                yield return new(device.Id, device.Open);
            }
        }
    }

    /// <summary>What results are compared with: one lane, one thread.</summary>
    public static Device Reference() => CpuDevice.Create(1, LaneWidth.Scalar);
}

/// <summary>A device to be opened by a test, and disposed by it.</summary>
/// <param name="Name">In the test's name.</param>
/// <param name="Open">Opens it.</param>
public sealed record DeviceFactory(string Name, Func<Device> Open)
{
    /// <summary>Whether every operation is rounded as IEEE 754 says: OpenCL allows division and roots 2.5 to 3 units in the last place.</summary>
    public bool IsExact => !Name.StartsWith("opencl", StringComparison.Ordinal);

    public override string ToString() => Name;
}
