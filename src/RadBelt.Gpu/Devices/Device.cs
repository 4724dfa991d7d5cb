using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// Something that runs kernels: an NVIDIA GPU (CUDA), any OpenCL GPU, or this processor's SIMD lanes on all its cores. Buffers live on the
/// device; a device and its buffers belong to one host thread at a time.
/// </summary>
public abstract class Device : IDisposable
{
    private long allocatedBytes;

    /// <summary>Records what the device is and what memory it has.</summary>
    /// <param name="id">Name to select it by.</param>
    /// <param name="description">What it is, for people.</param>
    /// <param name="memoryBytes">Memory that buffers may take, bytes.</param>
    private protected Device(string id, string description, long memoryBytes)
    {
        Id = id;
        Description = description;
        MemoryBytes = memoryBytes;
    }

    /// <summary>The name that selects it: <c>cpu</c>, <c>cuda:0</c>, <c>opencl:0</c>, …</summary>
    public string Id { get; }

    /// <summary>What it is, for people.</summary>
    public string Description { get; }

    /// <summary>Memory that buffers may take, bytes.</summary>
    public long MemoryBytes { get; }

    /// <summary>Memory that live buffers take, bytes.</summary>
    public long AllocatedBytes => allocatedBytes;

    /// <summary>Every device here, the default first. Nothing is opened.</summary>
    public static IReadOnlyList<DeviceDescription> All => DeviceCatalog.All;

    /// <summary>Opens the fastest device here: CUDA, else OpenCL, else the SIMD CPU.</summary>
    public static Device Default() => DeviceCatalog.Open("auto");

    /// <summary>Opens a device by name.</summary>
    /// <param name="id"><c>auto</c>, <c>cpu</c>, <c>cuda:0</c>, <c>opencl:0</c>, …</param>
    /// <exception cref="InvalidInputException">There is no such device; the message lists those there are.</exception>
    public static Device Open(string id) => DeviceCatalog.Open(id);

    /// <summary>Refuses a run that would not fit, before it starts.</summary>
    /// <param name="what">What needs the memory, for the message.</param>
    /// <param name="bytes">Bytes it will need beside what is allocated already.</param>
    /// <exception cref="InvalidInputException">It would not fit; the message says what it needs and what there is.</exception>
    public void RequireMemory(string what, long bytes)
    {
        long free = MemoryBytes - AllocatedBytes;
        if (bytes > free)
        {
            throw new DeviceMemoryException(
                $"memory: {what} needs {bytes:N0} bytes on {Id}, which has {free:N0} free of {MemoryBytes:N0}; use fewer particles, another device, or shorter batches");
        }
    }

    /// <summary>Allocates an array of zeros on the device.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="length">Elements, ≥ 0.</param>
    /// <exception cref="InvalidInputException">It would not fit.</exception>
    public DeviceBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        long bytes = length <= long.MaxValue / Unsafe.SizeOf<T>() ? length * Unsafe.SizeOf<T>() : long.MaxValue;
        RequireMemory(InvariantText.Of($"an array of {length:N0} {typeof(T).Name} values"), bytes);
        DeviceBuffer<T> buffer = CreateBuffer<T>(length);
        allocatedBytes += bytes;
        buffer.Released += () => allocatedBytes -= bytes;
        return buffer;
    }

    /// <summary>Allocates several arrays, or none when one of them cannot be had.</summary>
    internal DeviceBuffer<T>[] AllocateEach<T>(params ReadOnlySpan<long> lengths)
        where T : unmanaged
    {
        var buffers = new DeviceBuffer<T>[lengths.Length];
        try
        {
            for (int i = 0; i < lengths.Length; i++)
            {
                buffers[i] = Allocate<T>(lengths[i]);
            }
        }
        catch
        {
            Array.ForEach(buffers, b => b?.Dispose());
            throw;
        }

        return buffers;
    }

    /// <summary>Runs a kernel over indices 0 … <paramref name="count"/> − 1. GPUs may return before it ends; see <see cref="Synchronize"/>.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <typeparam name="T">Its precision.</typeparam>
    /// <param name="kernel">Its views and parameters.</param>
    /// <param name="count">Indices.</param>
    public abstract void Launch<TKernel, T>(in TKernel kernel, long count)
        where TKernel : struct, IKernel<T>
        where T : unmanaged;

    /// <summary>Waits until everything launched has ended.</summary>
    public abstract void Synchronize();

    /// <inheritdoc/>
    public abstract void Dispose();

    private protected abstract DeviceBuffer<T> CreateBuffer<T>(long length)
        where T : unmanaged;
}
