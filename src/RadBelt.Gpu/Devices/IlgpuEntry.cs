#if ILGPU
using System.Reflection;
using ILGPU;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Devices;

/// <summary>What ILGPU compiles: a kernel struct run at one index, in the lane type of its precision.</summary>
internal static class IlgpuEntry
{
    /// <summary>The entry point of a kernel. T is float or double, which the compiler cannot know: it is bound here.</summary>
    public static MethodInfo For<TKernel, T>()
        where TKernel : struct, IKernel<T>
        where T : unmanaged => For(typeof(TKernel), typeof(T));

    /// <summary>The same for a kernel known by its type.</summary>
    public static MethodInfo For(Type kernel, Type precision) =>
        typeof(IlgpuEntry).GetMethod(precision == typeof(float) ? nameof(RunFloat) : nameof(RunDouble))!.MakeGenericMethod(kernel);

    // Public: ILGPU's launcher calls them from an assembly of its own.
    public static void RunFloat<TKernel>(Index1D index, long first, TKernel kernel)
        where TKernel : struct, IKernel<float> => kernel.Execute<DeviceScalar>(first + index);

    public static void RunDouble<TKernel>(Index1D index, long first, TKernel kernel)
        where TKernel : struct, IKernel<double> => kernel.Execute<DeviceScalarDouble>(first + index);
}
#endif
