using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Cubic Hermite interpolation between t = 0 and t = 1, from values and slopes.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct HermiteBasis<V>
    where V : unmanaged, ILanes<V, double>
{
    private readonly V start, startSlope, end, endSlope;
    private readonly V rise, startSlopeRise, endSlopeRise;

    [MethodImpl(Inline)]
    public HermiteBasis(V t)
    {
        V one = V.Of(1), left = one - t, tt = t * t;
        end = tt * V.MulAdd(V.Of(-2), t, V.Of(3));
        start = one - end;
        startSlope = t * left * left;
        endSlope = -(tt * left);
        rise = V.Of(6) * t * left;
        startSlopeRise = left * V.MulAdd(V.Of(-3), t, one);
        endSlopeRise = t * V.MulAdd(V.Of(3), t, V.Of(-2));
    }

    /// <summary>The value, from those at both ends and the slopes there.</summary>
    [MethodImpl(Inline)]
    public V Value(V f0, V s0, V f1, V s1) => V.MulAdd(start, f0, V.MulAdd(startSlope, s0, V.MulAdd(end, f1, endSlope * s1)));

    /// <summary>The slope.</summary>
    [MethodImpl(Inline)]
    public V Slope(V f0, V s0, V f1, V s1) => V.MulAdd(rise, f1 - f0, V.MulAdd(startSlopeRise, s0, endSlopeRise * s1));
}
