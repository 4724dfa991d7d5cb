using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// This processor: kernels in its widest SIMD lanes, ranges spread over its cores. Needs no driver and no native library. Results are the same
/// bits for any number of threads; for any lane width too, but where a kernel adds up numbers over lanes, to rounding. Launching allocates nothing once a kernel type has run.
/// </summary>
public sealed class CpuDevice : Device
{
    private readonly WorkerTeam team;
    private readonly Dictionary<Type, object> jobs = [];

    private CpuDevice(int threads, LaneWidth width)
        : base("cpu", Describe(threads, width), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
    {
        Threads = threads;
        Width = width;
        team = new WorkerTeam(threads);
    }

    /// <summary>The widest lanes that this processor has in hardware.</summary>
    public static LaneWidth WidestLanes { get; } =
        Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
        : Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated ? LaneWidth.Bits256
        : LaneWidth.Scalar;

    /// <summary>Threads that share a launch.</summary>
    public int Threads { get; }

    /// <summary>Width of the lanes.</summary>
    public LaneWidth Width { get; }

    /// <summary>Opens the CPU.</summary>
    /// <param name="threads">Threads; all cores when not given.</param>
    /// <param name="width">Lane width; the widest in hardware when not given. Wider ones than the hardware has work, slowly.</param>
    /// <exception cref="Physics.InvalidInputException"><paramref name="threads"/> is not between 1 and 1024.</exception>
    public static CpuDevice Create(int? threads = null, LaneWidth? width = null)
    {
        int count = threads ?? Math.Min(Environment.ProcessorCount, 1024);
        return count is >= 1 and <= 1024
            ? new(count, width ?? WidestLanes)
            : throw new Physics.InvalidInputException($"threads: {count} is outside 1 … 1024; use the number of cores, {Environment.ProcessorCount}");
    }

    /// <inheritdoc/>
    public override void Launch<TKernel, T>(in TKernel kernel, long count)
    {
        if (count <= 0)
        {
            return;
        }

        CpuJob<TKernel, T> job = JobFor<TKernel, T>();
        job.Kernel = kernel;
        team.Run(job, count);
    }

    /// <inheritdoc/>
    public override void Synchronize()
    {
        // Launches end before they return.
    }

    /// <inheritdoc/>
    public override void Dispose() => team.Dispose();

    private protected override DeviceBuffer<T> CreateBuffer<T>(long length)
    {
        try
        {
            return CpuBuffer<T>.Create(length);
        }
        catch (OutOfMemoryException e)
        {
            throw new DeviceMemoryException(
                $"memory: the system refuses an array of {length * Unsafe.SizeOf<T>():N0} bytes beside {AllocatedBytes:N0} of this run; use fewer particles, or end what else takes memory", e);
        }
    }

    private static string Describe(int threads, LaneWidth width) =>
        $"{RuntimeInformation.ProcessArchitecture} CPU, {threads} thread{(threads == 1 ? "" : "s")}, {(width == LaneWidth.Scalar ? "scalar" : $"{(int)width}-bit lanes")}";

    private CpuJob<TKernel, T> JobFor<TKernel, T>()
        where TKernel : struct, IKernel<T>
        where T : unmanaged
    {
        if (!jobs.TryGetValue(typeof(TKernel), out object? job))
        {
            job = CpuJob<TKernel, T>.For(Width);
            jobs.Add(typeof(TKernel), job);
        }

        return (CpuJob<TKernel, T>)job;
    }
}
