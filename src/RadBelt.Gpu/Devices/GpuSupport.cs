using System.Reflection;

namespace RadBelt.Gpu.Devices;

/// <summary>Whether GPUs can be used, and if not, what to do about it.</summary>
public static class GpuSupport
{
    /// <summary>Whether this build contains ILGPU, the way to CUDA and OpenCL.</summary>
    public static bool IsCompiledIn =>
#if ILGPU
        true;
#else
        false;
#endif

    /// <summary>What was found, or why nothing was, and the remedy: sentences for people.</summary>
    public static string Explanation
    {
        get
        {
#if ILGPU
            string found = IlgpuDevices.Gpus.Count > 0
                ? $"GPUs are reached through ILGPU {IlgpuVersion}."
                : $"ILGPU {IlgpuVersion} found no GPU it can use: no CUDA or OpenCL driver answers, or no device has what kernels need. Install the GPU's driver (for OpenCL, its ICD too).";
            return string.Join(Environment.NewLine, IlgpuDevices.LeftOut.Select(reason => reason + ".").Prepend(found));
#else
            return $"This build has no GPU support: the packages ILGPU and ILGPU.Algorithms {IlgpuVersion} could not be restored when it was built. "
                + "Restore them from a NuGet source that has them (`eng/restore` tries), rebuild, and CUDA and OpenCL devices appear.";
#endif
        }
    }

    private static string IlgpuVersion => typeof(GpuSupport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == nameof(IlgpuVersion)).Value!;
}
