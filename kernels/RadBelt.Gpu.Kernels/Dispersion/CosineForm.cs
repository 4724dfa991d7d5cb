using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>Relations G(x, q, c) = 0 in the cosine of the wave normal angle, <c>c = [q/(q + K)]^½</c>, as relations in K.</summary>
internal static class CosineForm
{
    [MethodImpl(Inline)]
    public static V Cosine<V>(V q, V k)
        where V : unmanaged, ILanes<V> => V.Sqrt(q / (q + k));

    /// <summary>K = q tan²ψ.</summary>
    [MethodImpl(Inline)]
    public static V Perpendicular<V>(V q, V c)
        where V : unmanaged, ILanes<V> => q * ((V.Of(1) - c) * (V.Of(1) + c)) / (c * c);

    /// <summary>∂F/∂q and ∂F/∂K from ∂G/∂q and ∂G/∂c.</summary>
    [MethodImpl(Inline)]
    public static void Chain<V>(V q, V k, V c, V gq, V gc, out V q1, out V k1)
        where V : unmanaged, ILanes<V>
    {
        V slope = V.Of(0.5) * c * gc / (q + k);          // −∂c/∂K ∂G/∂c
        k1 = -slope;
        q1 = V.MulAdd(slope, k / q, gq);
    }
}
