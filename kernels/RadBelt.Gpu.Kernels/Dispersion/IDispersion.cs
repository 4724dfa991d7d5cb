using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Dispersion;

/// <summary>
/// A cold-plasma dispersion relation between x = ω/ω_ce and the squares q = κ∥², K = κ⊥² of the wave numbers κ = ck/ω_ce, as a function
/// F(x, q, K) that vanishes on it. A type of its own for each approximation.
/// </summary>
public interface IDispersion
{
    /// <summary>The vacuum's share of S and P: 1, or 0 in the high-density approximation.</summary>
    static abstract double Vacuum { get; }

    /// <summary>Whether every wave is a whistler; else branches are told apart by their sense.</summary>
    static abstract bool WhistlersOnly { get; }

    /// <summary>tan²ψ_r of the resonance cone, where q and K are infinite; negative where there is none.</summary>
    static abstract V Cone<V>(in Stix<V> stix)
        where V : unmanaged, ILanes<V>;

    /// <summary>F(x, q, K).</summary>
    static abstract V Residual<V>(in Stix<V> stix, V q, V k)
        where V : unmanaged, ILanes<V>;

    /// <summary>∂F/∂x, ∂F/∂q and ∂F/∂K.</summary>
    static abstract void Gradient<V>(in Stix<V> stix, V q, V k, out V x1, out V q1, out V k1)
        where V : unmanaged, ILanes<V>;

    /// <summary>Positive where the two values of K at given x and q are real, zero where they meet.</summary>
    static abstract V Margin<V>(in Stix<V> stix, V q)
        where V : unmanaged, ILanes<V>;

    /// <summary>
    /// The two values of K at given x and q. They mean something where <paramref name="margin"/>, their <see cref="Margin"/>, is not negative; K itself may come
    /// out negative or belong to no wave.
    /// </summary>
    static abstract void Perpendicular<V>(in Stix<V> stix, V q, out V first, out V second, out V margin)
        where V : unmanaged, ILanes<V>;

    /// <summary>
    /// The values of q at given x and Y = X² = tan²ψ. Where there is none, what comes out is negative or belongs to no wave.
    /// </summary>
    static abstract void Parallel<V>(in Stix<V> stix, V y, out V first, out V second)
        where V : unmanaged, ILanes<V>;
}
