#if ILGPU
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// What ILGPU finds on this machine, found once. Drivers that are missing or fail count as no devices; a device that lacks something kernels
/// need is left out, with the reason in <see cref="LeftOut"/>.
/// </summary>
internal static class IlgpuDevices
{
    private static readonly List<string> Reasons = [];

    static IlgpuDevices()
    {
        CudaDevice[] cuda = [.. CudaDevice.GetDevices(_ => true).Cast<CudaDevice>()];
        CLDevice[] openCL = [.. CLDevice.GetDevices(_ => true).Cast<CLDevice>()];
        DeviceDescription[] cudaUsable = Usable("cuda", cuda, Missing, d => $"{d.Name}, CUDA, compute capability {d.Architecture}");
        var openCLUsable = Usable("opencl", openCL, Missing, d => $"{d.Name}, OpenCL ({d.PlatformName})")
            .ToLookup(d => openCL[int.Parse(d.Id.AsSpan("opencl:".Length))].DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_CPU));
        Gpus = [.. cudaUsable, .. openCLUsable[false]];
        Others = [.. openCLUsable[true], Debugging()];
    }

    /// <summary>CUDA devices, then OpenCL devices other than CPUs.</summary>
    public static IReadOnlyList<DeviceDescription> Gpus { get; }

    /// <summary>What is slower than our own CPU device: OpenCL on CPUs, and ILGPU's CPU accelerator for debugging. Chosen by name only.</summary>
    public static IReadOnlyList<DeviceDescription> Others { get; }

    /// <summary>A line for each device that cannot be used, with the reason.</summary>
    public static IReadOnlyList<string> LeftOut => Reasons;

    private static DeviceDescription[] Usable<TDevice>(
        string kind, TDevice[] found, Func<TDevice, string?> missing, Func<TDevice, string> describe)
        where TDevice : ILGPU.Runtime.Device
    {
        var usable = new List<DeviceDescription>();
        for (int i = 0; i < found.Length; i++)
        {
            (string id, string description, TDevice device) = ($"{kind}:{i}", describe(found[i]), found[i]);
            if (missing(device) is string reason)
            {
                Reasons.Add($"{id} ({description}) is left out: it lacks {reason}");
            }
            else
            {
                usable.Add(Describe(id, description, device.MemorySize, device));
            }
        }

        return [.. usable];
    }

    private static string? Missing(CudaDevice device) =>
        device.InstructionSet is null ? "a driver new enough for its architecture; update the NVIDIA driver" : null;

    private static string? Missing(CLDevice device) =>
        device.CLStdVersion < CLBackend.MinimumVersion ? $"OpenCL C {CLBackend.MinimumVersion}"
        : !device.Capabilities.GenericAddressSpace ? "the generic address space"
        : !device.Capabilities.Float64 ? "double precision"
        : !device.Capabilities.Int64_Atomics ? "64-bit atomic sums"
        : null;

    // Two threads a group is ILGPU's least; more would share a core and wait for each other.
    private static DeviceDescription Debugging() => Describe(
        "ilgpu-cpu:0",
        "ILGPU's CPU accelerator: GPU kernels under a debugger, slowly",
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        new CPUDevice(numThreadsPerWarp: 2, numWarpsPerMultiprocessor: 1, numMultiprocessors: Math.Max(1, Environment.ProcessorCount / 2)));

    private static DeviceDescription Describe(string id, string description, long memoryBytes, ILGPU.Runtime.Device device) =>
        new(id, description, memoryBytes, () => IlgpuDevice.Open(id, description, memoryBytes, device));
}
#endif
