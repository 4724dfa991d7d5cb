using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Shortens a step that runs over a bound until it ends on it: regula falsi for the distance from the bound as a function of the step, with the side
/// that stays weighed by half (Illinois rule; Dowell &amp; Jarratt 1971, BIT 11, 168).
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
internal struct Landing<V>
    where V : unmanaged, ILanes<V, double>
{
    private V low, lowMargin, high, highMargin, side;

    /// <summary>Lanes in which a bound is being looked for.</summary>
    public Mask<V> Active;

    /// <summary>None.</summary>
    [MethodImpl(Whole)]
    public static Landing<V> None() => new()
    {
        low = V.Of(0), lowMargin = V.Of(1), high = V.Of(1), highMargin = V.Of(-1), side = V.Of(0), Active = V.Of(1) < V.Of(0),
    };

    /// <summary>Takes in a step that was tried.</summary>
    /// <param name="tried">Lanes in which it is good.</param>
    /// <param name="step">The step.</param>
    /// <param name="margin">Distance from the bound before it, positive.</param>
    /// <param name="after">Distance after it.</param>
    /// <param name="near">How near to the bound is on it.</param>
    /// <returns>Lanes in which it ends on a bound, or in which no nearer step can be told apart.</returns>
    [MethodImpl(Whole)]
    public Mask<V> Try(Mask<V> tried, V step, V margin, V after, double near)
    {
        Mask<V> beyond = tried & (after < V.Of(0));
        Mask<V> first = beyond & ~Active;
        Active = (Active & tried) | first;
        low = V.Select(first, V.Of(0), low);
        lowMargin = V.Select(first, margin, lowMargin);
        side = V.Select(first, V.Of(0), side);

        Mask<V> over = Active & beyond, under = Active & ~beyond;
        lowMargin = V.Select(over & (side > V.Of(0.5)), V.Of(0.5) * lowMargin, lowMargin);
        highMargin = V.Select(under & (side < V.Of(-0.5)), V.Of(0.5) * highMargin, highMargin);
        high = V.Select(over, step, high);
        highMargin = V.Select(over, after, highMargin);
        low = V.Select(under, step, low);
        lowMargin = V.Select(under, after, lowMargin);
        side = V.Select(over, V.Of(1), V.Select(under, V.Of(-1), side));
        return Active & ((V.Abs(after) < V.Of(near)) | (high - low < V.Of(1e-13) * high));
    }

    /// <summary>The step to try next.</summary>
    public readonly V Next
    {
        [MethodImpl(Whole)]
        get => (low * highMargin - high * lowMargin) / (highMargin - lowMargin);
    }
}
