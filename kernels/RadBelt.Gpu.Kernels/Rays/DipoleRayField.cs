using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// The Earth's dipole: <c>B b = (B0/r³) u</c>, <c>u = ẑ − 3 sinλ r̂</c>, <c>|u|² = 1 + 3 sin²λ</c>, r in R_E; it points north on the equator.
/// </summary>
/// <param name="surfaceField">B0 on the equator at 1 R_E, T.</param>
public readonly struct DipoleRayField(double surfaceField) : IRayField
{
    private readonly double surfaceField = surfaceField;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public V At<V>(in RayPlace<V> place, in V3<V> index, out V3<V> logGradient, out V3<V> direction, out V3<V> parallelGradient)
        where V : unmanaged, ILanes<V, double>
    {
        V s = place.Sine, s3 = V.Of(3) * s;
        V uu = V.MulAdd(s3, s, V.Of(1));
        V u = V.Sqrt(uu), inverse = V.Of(1) / u;
        direction = inverse * new V3<V>(-(s3 * place.Up.X), -(s3 * place.Up.Y), V.MulAdd(-s3, place.Up.Z, V.Of(1)));

        // ∇ ln|u| = 3 sinλ ∇sinλ/|u|².
        V3<V> ofLength = (s3 / uu) * place.SineGradient;
        logGradient = ofLength - V.Of(3) * place.LogRadiusGradient;

        // b·n = u·n/|u|.
        parallelGradient = inverse * Turning(place, index) - V3<V>.Dot(index, direction) * ofLength;
        V r3 = place.Radius * place.Radius * place.Radius;
        return V.Of(surfaceField) * u / r3;
    }

    /// <summary>∇(u·n) = −3 [(n·r̂) ∇sinλ + sinλ (n − (n·r̂) r̂)/r].</summary>
    [MethodImpl(Whole)]
    private static V3<V> Turning<V>(in RayPlace<V> place, in V3<V> index)
        where V : unmanaged, ILanes<V, double>
    {
        V up = V3<V>.Dot(index, place.Up);
        V3<V> across = index - up * place.Up;
        return (V.Of(-3) * up) * place.SineGradient + (V.Of(-3) * place.Sine * place.Inverse) * across;
    }
}
