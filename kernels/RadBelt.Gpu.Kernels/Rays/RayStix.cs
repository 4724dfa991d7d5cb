using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Stix's <c>R = 1 − Σ X/(1 + Y)</c>, <c>L = 1 − Σ X/(1 − Y)</c>, <c>P = 1 − Σ X</c> and their slopes, summed over species with <c>X = ω_ps²/ω²</c> and
/// <c>Y = Ω_s/ω</c>, signed (Stix 1992, ch. 1).
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
internal struct RayStix<V>
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>R − 1.</summary>
    public V Right;

    /// <summary>L − 1.</summary>
    public V Left;

    /// <summary>P − 1.</summary>
    public V Plasma;

    /// <summary>∂R/∂lnB.</summary>
    public V RightByField;

    /// <summary>∂L/∂lnB.</summary>
    public V LeftByField;

    /// <summary>No species.</summary>
    public static RayStix<V> Vacuum
    {
        [MethodImpl(Inline)]
        get => new() { Right = V.Of(0), Left = V.Of(0), Plasma = V.Of(0), RightByField = V.Of(0), LeftByField = V.Of(0) };
    }

    /// <summary>Adds a species.</summary>
    [MethodImpl(Inline)]
    public void Add(V x, V y)
    {
        V one = V.Of(1), u = one / V.MulAdd(-y, y, one);
        V right = u * (one - y), left = u * (one + y);   // 1/(1 + Y), 1/(1 − Y)
        Right = V.MulAdd(-x, right, Right);
        Left = V.MulAdd(-x, left, Left);
        Plasma -= x;
        V field = x * y;
        RightByField = V.MulAdd(field, right * right, RightByField);
        LeftByField = V.MulAdd(-field, left * left, LeftByField);
    }
}
