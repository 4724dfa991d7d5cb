using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// Functions along a resonance line whose zeros bound the pieces on which the same waves resonate: F at the least and at the greatest wave normal angle,
/// the margin within which wave normal angles are real, and D, where the two branches change their sense. A zero that bounds nothing does no harm.
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="least">F(x, q, qX²) at the least X.</param>
/// <param name="greatest">F(x, q, qX²) at the greatest X.</param>
/// <param name="margin">Margin of real wave normal angles.</param>
/// <param name="sense">D.</param>
public readonly struct LineBoundaries<V>(V least, V greatest, V margin, V sense)
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>How many there are.</summary>
    public const int Count = 4;

    private readonly V least = least;
    private readonly V greatest = greatest;
    private readonly V margin = margin;
    private readonly V sense = sense;

    /// <summary>The functions at κ.</summary>
    [MethodImpl(Whole)]
    public static LineBoundaries<V> At<TDispersion>(in WaveColumns waves, in ResonanceLine line, V κ)
        where TDispersion : struct, IDispersion
    {
        V q = κ * κ;
        Stix<V> stix = waves.StixOnlyAt(line.Column, TDispersion.Vacuum, V.MulAdd(V.Of(line.Slope), κ, V.Of(line.Origin)));
        waves.Bounds<V, TDispersion>(line.Column, stix, out V low, out V high);
        return new(
            TDispersion.Residual(stix, q, q * low), TDispersion.Residual(stix, q, q * high), TDispersion.Margin(stix, q), stix.D);
    }

    /// <summary>One of them.</summary>
    [MethodImpl(Inline)]
    public V Get(int number) => number == 0 ? least : number == 1 ? greatest : number == 2 ? margin : sense;

    /// <summary>One of them in each lane, by its number.</summary>
    [MethodImpl(Inline)]
    public V Of(V number) =>
        V.Select(number < V.Of(1.5), V.Select(number < V.Of(0.5), least, greatest), V.Select(number < V.Of(2.5), margin, sense));
}
