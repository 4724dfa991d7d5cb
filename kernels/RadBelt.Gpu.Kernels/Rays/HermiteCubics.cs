using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Hermite's cubics at t in [0, 1] and their derivatives: of the value and the slope at 0 and at 1.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal struct HermiteCubics<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Of the value at 1; that of the value at 0 is 1 less it.</summary>
    public V Value;

    /// <summary>Of the slope at 0.</summary>
    public V First;

    /// <summary>Of the slope at 1.</summary>
    public V Last;

    /// <summary>Derivative of <see cref="Value"/>; that at 0 is its negative.</summary>
    public V ValueRate;

    /// <summary>Derivative of <see cref="First"/>.</summary>
    public V FirstRate;

    /// <summary>Derivative of <see cref="Last"/>.</summary>
    public V LastRate;

    /// <summary>The cubics at t.</summary>
    [MethodImpl(Whole)]
    public static HermiteCubics<V> At(V t)
    {
        V left = V.Of(1) - t, t3 = V.Of(3) * t;
        HermiteCubics<V> cubics;
        cubics.Value = t * t * (V.Of(3) - t - t);
        cubics.First = t * left * left;
        cubics.Last = -t * t * left;
        cubics.ValueRate = V.Of(6) * t * left;
        cubics.FirstRate = left * (V.Of(1) - t3);
        cubics.LastRate = t * (t3 - V.Of(2));
        return cubics;
    }

    /// <summary>The cubic of two values and slopes.</summary>
    [MethodImpl(Inline)]
    public readonly V Of(V value, V slope, V nextValue, V nextSlope) =>
        V.MulAdd(Value, nextValue - value, V.MulAdd(First, slope, V.MulAdd(Last, nextSlope, value)));

    /// <summary>Its derivative.</summary>
    [MethodImpl(Inline)]
    public readonly V RateOf(V value, V slope, V nextValue, V nextSlope) =>
        V.MulAdd(ValueRate, nextValue - value, V.MulAdd(FirstRate, slope, LastRate * nextSlope));
}
