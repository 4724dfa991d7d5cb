using System.Runtime.CompilerServices;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Kernels.Particles;

/// <summary>Device functions evaluated one number at a time on the host.</summary>
internal static class OnHost
{
    public static double Value(this ScalarDouble lane) => Unsafe.BitCast<ScalarDouble, double>(lane);

    public static float Value(this Scalar lane) => Unsafe.BitCast<Scalar, float>(lane);

    public static V3<ScalarDouble> Vector(double x, double y, double z) =>
        new(ScalarDouble.Of(x), ScalarDouble.Of(y), ScalarDouble.Of(z));

    public static double[] Values(this V3<ScalarDouble> v) => [v.X.Value(), v.Y.Value(), v.Z.Value()];

    public static double Length(this V3<ScalarDouble> v) => Math.Sqrt(V3<ScalarDouble>.Dot(v, v).Value());
}
