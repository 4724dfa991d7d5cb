#if ILGPU
using ILGPU;
using ILGPU.Runtime;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// A GPU through ILGPU, or ILGPU's own CPU accelerator: one thread an index, kernels compiled when they are first launched. Launches and
/// copies go through one stream, so they happen in the order of the calls.
/// </summary>
internal sealed class IlgpuDevice : Device
{
    // Indices a launch: ILGPU counts them in 32 bits.
    private const long Slice = 1L << 30;

    private readonly Context context;
    private readonly Accelerator accelerator;
    private readonly Dictionary<Type, Delegate> launchers = [];

    private IlgpuDevice(string id, string description, long memoryBytes, Context context, Accelerator accelerator)
        : base(id, description, memoryBytes) => (this.context, this.accelerator) = (context, accelerator);

    /// <summary>Opens a device. Each has a context of its own: a kernel that does not compile spoils the context it was meant for.</summary>
    /// <exception cref="InvalidInputException">The driver refuses.</exception>
    public static IlgpuDevice Open(string id, string description, long memoryBytes, ILGPU.Runtime.Device hardware)
    {
        Context context = Context.Create(ConfigureContext);
        try
        {
            return new(id, description, memoryBytes, context, hardware.CreateAccelerator(context));
        }
        catch (Exception e)
        {
            context.Dispose();
            throw new InvalidInputException($"device: {id} ({description}) cannot be opened: {e.Message}; choose another, `cpu` needs no driver");
        }
    }

    /// <summary>How kernels are compiled, here and in tests that have no device.</summary>
    public static void ConfigureContext(Context.Builder builder)
    {
        DeviceMath.Register(builder);
        builder.Optimize(OptimizationLevel.O2);
    }

    /// <inheritdoc/>
    public override void Launch<TKernel, T>(in TKernel kernel, long count)
    {
        if (count <= 0)
        {
            return;
        }

        var launch = LauncherFor<TKernel, T>();
        for (long first = 0; first < count; first += Slice)
        {
            launch(accelerator.DefaultStream, (int)Math.Min(Slice, count - first), first, kernel);
        }
    }

    /// <inheritdoc/>
    public override void Synchronize() => accelerator.Synchronize();

    /// <inheritdoc/>
    public override void Dispose()
    {
        accelerator.Dispose();
        context.Dispose();
    }

    private protected override DeviceBuffer<T> CreateBuffer<T>(long length)
    {
        try
        {
            return new IlgpuBuffer<T>(accelerator.Allocate1D<T>(length));
        }
        catch (AcceleratorException e)
        {
            throw new DeviceMemoryException(
                $"memory: {Id} has no room for an array of {length * Unsafe.SizeOf<T>():N0} bytes beside {AllocatedBytes:N0} of this run ({e.Message}); use fewer particles or end what else uses the device");
        }
    }

    private Action<AcceleratorStream, Index1D, long, TKernel> LauncherFor<TKernel, T>()
        where TKernel : struct, IKernel<T>
        where T : unmanaged
    {
        if (!launchers.TryGetValue(typeof(TKernel), out Delegate? launcher))
        {
            launcher = Compile<TKernel>(IlgpuEntry.For<TKernel, T>());
            launchers.Add(typeof(TKernel), launcher);
        }

        return (Action<AcceleratorStream, Index1D, long, TKernel>)launcher;
    }

    private Action<AcceleratorStream, Index1D, long, TKernel> Compile<TKernel>(System.Reflection.MethodInfo entry)
        where TKernel : struct
    {
        try
        {
            return accelerator.LoadAutoGroupedKernel<Action<AcceleratorStream, Index1D, long, TKernel>>(entry);
        }
        catch (Exception e)
        {
            throw new NotSupportedException(
                $"kernel {typeof(TKernel)} does not compile for {Id} ({Description}): {e.GetBaseException().Message} Open the device anew, or use `cpu`.", e);
        }
    }
}
#endif
