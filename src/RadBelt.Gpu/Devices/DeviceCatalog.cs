using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Devices;

/// <summary>What can run here, and how it is selected.</summary>
internal static class DeviceCatalog
{
    /// <summary>Whether ILGPU, the way to CUDA and OpenCL, is compiled in.</summary>
#if ILGPU
    public const bool HasGpuSupport = true;
#else
    public const bool HasGpuSupport = false;
#endif

    public static IReadOnlyList<DeviceDescription> All { get; } = [.. Gpus(), Cpu()];

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

        string hint = HasGpuSupport || wanted == "cpu" ? "" : "; this build has no GPU support, see `radbelt devices`";
        throw new InvalidInputException($"device: there is no '{id}' here; choose auto or one of {string.Join(", ", All.Select(d => d.Id))}{hint}");
    }

    private static DeviceDescription Cpu()
    {
        using var cpu = CpuDevice.Create();
        return new(cpu.Id, cpu.Description, cpu.MemoryBytes, () => CpuDevice.Create());
    }

    private static IEnumerable<DeviceDescription> Gpus()
    {
#if ILGPU
        return IlgpuDevices.Find();
#else
        return [];
#endif
    }
}
