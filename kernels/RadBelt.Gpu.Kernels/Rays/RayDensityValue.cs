using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>One density at a time, for the host.</summary>
internal static class RayDensityValue
{
    /// <summary>n, m⁻³, on the field line of a shell.</summary>
    /// <param name="density">The density.</param>
    /// <param name="shell">L.</param>
    /// <param name="sine">sinλ.</param>
    /// <param name="cosine">cosλ.</param>
    [MethodImpl(Whole)]
    public static double Of<TDensity>(in TDensity density, double shell, double sine, double cosine)
        where TDensity : struct, IRayDensity
    {
        double radius = shell * cosine * cosine;
        V3<ScalarDouble> position = new(ScalarDouble.Of(radius * cosine), ScalarDouble.Of(0), ScalarDouble.Of(radius * sine));
        return ScalarDouble.Sum(density.At(new RayPlace<ScalarDouble>(position), out _));
    }
}
