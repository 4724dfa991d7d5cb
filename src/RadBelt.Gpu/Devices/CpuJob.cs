using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>A range of indices to be run in pieces.</summary>
internal abstract class CpuJob
{
    /// <summary>Pieces begin at multiples of this.</summary>
    public const int Granularity = 16;

    public abstract void Run(long first, long end);
}

/// <summary>A kernel with its parameters; one object a kernel type, used again at every launch.</summary>
internal abstract class CpuJob<TKernel, T> : CpuJob
    where TKernel : struct, IKernel<T>
    where T : unmanaged
{
    public TKernel Kernel;

    public static CpuJob<TKernel, T> For(LaneWidth width) => typeof(T) == typeof(float)
        ? (CpuJob<TKernel, T>)(object)(width switch
        {
            LaneWidth.Bits512 => Make(typeof(Lanes16), typeof(Scalar)),
            LaneWidth.Bits256 => Make(typeof(Lanes8), typeof(Scalar)),
            _ => Make(typeof(Scalar), typeof(Scalar)),
        })
        : (CpuJob<TKernel, T>)(object)(width switch
        {
            LaneWidth.Bits512 => Make(typeof(Lanes8Double), typeof(ScalarDouble)),
            LaneWidth.Bits256 => Make(typeof(Lanes4Double), typeof(ScalarDouble)),
            _ => Make(typeof(ScalarDouble), typeof(ScalarDouble)),
        });

    // T is float or double, which the compiler cannot know: the lane types are bound to it here, once a kernel type.
    private static object Make(Type wide, Type single) =>
        Activator.CreateInstance(typeof(LaneJob<,,,>).MakeGenericType(typeof(TKernel), typeof(T), wide, single))!;
}

/// <summary>The same in lanes <typeparamref name="V"/>, with the last few indices one by one.</summary>
internal sealed class LaneJob<TKernel, T, V, S> : CpuJob<TKernel, T>
    where TKernel : struct, IKernel<T>
    where T : unmanaged
    where V : unmanaged, ILanes<V, T>
    where S : unmanaged, ILanes<S, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(long first, long end)
    {
        TKernel kernel = Kernel;
        long i = first;
        if (TKernel.LanesWithin)
        {
            for (; i < end; i++)
            {
                kernel.Execute<V>(i);
            }

            return;
        }

        for (; i + V.Count <= end; i += V.Count)
        {
            kernel.Execute<V>(i);
        }

        for (; i < end; i++)
        {
            kernel.Execute<S>(i);
        }
    }
}
