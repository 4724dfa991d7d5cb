using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Devices;

/// <summary>What can run here, and how it is selected.</summary>
internal static class DeviceCatalog
{
    public static IReadOnlyList<DeviceDescription> All { get; } = Find();

    public static Device Open(string id)
    {
        string wanted = id.Trim().ToLowerInvariant();
        if (wanted == "auto")
        {
            return All[0].Open();
        }

        foreach (DeviceDescription device in All)
        {
            if (device.Id == wanted || device.Id == wanted + ":0")
            {
                return device.Open();
            }
        }

        string hint = GpuSupport.IsCompiledIn || wanted == "cpu" ? "" : "; this build has no GPU support, see `radbelt devices`";
        throw new InvalidInputException($"device: there is no '{id}' here; choose auto or one of {string.Join(", ", All.Select(d => d.Id))}{hint}");
    }

    private static DeviceDescription Cpu()
    {
        using var cpu = CpuDevice.Create();
        return new(cpu.Id, cpu.Description, cpu.MemoryBytes, () => CpuDevice.Create());
    }

    private static IReadOnlyList<DeviceDescription> Find() =>
#if ILGPU
        [.. IlgpuDevices.Gpus, Cpu(), .. IlgpuDevices.Others];
#else
        [Cpu()];
#endif
}
