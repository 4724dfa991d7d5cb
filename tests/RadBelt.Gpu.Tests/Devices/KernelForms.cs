using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Every kernel in every form that the library launches. A kernel that is missing here fails a test.</summary>
internal static class KernelForms
{
    public static IEnumerable<Type> All =>
    [
        .. Forms<float>(),
        .. Forms<double>(),
    ];

    /// <summary>The precision of a kernel.</summary>
    public static Type PrecisionOf(Type kernel) =>
        kernel.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IKernel<>)).GenericTypeArguments[0];

    private static Type[] Forms<T>()
        where T : unmanaged =>
    [
        typeof(FullOrbit<T, FieldAlignedWaves<T>, Boris>),
        typeof(FullOrbit<T, FieldAlignedWaves<T>, HigueraCary>),
        typeof(ReducedOrbit<T, FieldAlignedWaves<T>>),
        typeof(PitchAngleEnergy<T>),
        typeof(GuidingPitchAngleEnergy<T>),
    ];
}
