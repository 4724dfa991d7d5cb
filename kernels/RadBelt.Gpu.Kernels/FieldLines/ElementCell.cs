using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>A cell of an element's table and a place within it.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct ElementCell<V>(Int<V> row, V ξ, V η, Mask<V> outside)
    where V : unmanaged, ILanes<V>
{
    /// <summary>First number of its row.</summary>
    public readonly Int<V> Row = row;

    /// <summary>Lanes that are not in the table.</summary>
    public readonly Mask<V> Outside = outside;

    private readonly V ξ = ξ, η = η;

    /// <summary>The place within the cell that is nearest.</summary>
    public ElementCell<V> Nearest
    {
        [MethodImpl(Inline)]
        get => new(Row, LaneMath.Max(LaneMath.Min(ξ, V.Of(1)), V.Of(0)), LaneMath.Max(LaneMath.Min(η, V.Of(1)), V.Of(0)), Outside);
    }

    /// <summary>A quantity that is linear in each: (a + bη) + (c + dη) ξ.</summary>
    [MethodImpl(Inline)]
    public V Linear(V a, V b, V c, V d) => V.MulAdd(V.MulAdd(d, η, c), ξ, V.MulAdd(b, η, a));

    /// <summary>A phase that is cubic in each, turns, and its slopes.</summary>
    [MethodImpl(Inline)]
    public void Cubic(in Octet<V> low, in Octet<V> high, out V phase, out V slopeξ, out V slopeη)
    {
        Row4(low.E0, low.E1, low.E2, low.E3, out V p0, out V d0);
        Row4(low.E4, low.E5, low.E6, low.E7, out V p1, out V d1);
        Row4(high.E0, high.E1, high.E2, high.E3, out V p2, out V d2);
        Row4(high.E4, high.E5, high.E6, high.E7, out V p3, out V d3);
        phase = V.MulAdd(ξ, V.MulAdd(ξ, V.MulAdd(ξ, p3, p2), p1), p0);
        slopeξ = V.MulAdd(ξ, V.MulAdd(V.Of(3) * ξ, p3, V.Of(2) * p2), p1);
        slopeη = V.MulAdd(ξ, V.MulAdd(ξ, V.MulAdd(ξ, d3, d2), d1), d0);
    }

    // By Horner's rule, with its derivative.
    [MethodImpl(Inline)]
    private void Row4(V a, V b, V c, V d, out V value, out V slope)
    {
        V e = V.MulAdd(d, η, c), f = V.MulAdd(e, η, b);
        value = V.MulAdd(f, η, a);
        slope = V.MulAdd(V.MulAdd(d, η, e), η, f);
    }
}
