using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>The waves at places κ of a resonance line: there may be two, at different wave normal angles.</summary>
/// <typeparam name="V">Lane type.</typeparam>
public readonly struct ResonantWaves<V>
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>The plasma at their frequency.</summary>
    public readonly Stix<V> Stix;

    /// <summary>q = κ².</summary>
    public readonly V Parallel;

    /// <summary>K = κ⊥² of the first wave.</summary>
    public readonly V First;

    /// <summary>K of the second wave.</summary>
    public readonly V Second;

    /// <summary>Where the first is a wave of the spectrum.</summary>
    public readonly Mask<V> HasFirst;

    /// <summary>Where the second is.</summary>
    public readonly Mask<V> HasSecond;

    /// <summary>1 where the first is, plus 2 where the second is.</summary>
    public V Kind
    {
        [MethodImpl(Inline)]
        get => V.Select(HasFirst, V.Of(1), V.Of(0)) + V.Select(HasSecond, V.Of(2), V.Of(0));
    }

    [MethodImpl(Inline)]
    private ResonantWaves(Stix<V> stix, V q, V first, V second, Mask<V> hasFirst, Mask<V> hasSecond)
    {
        Stix = stix;
        Parallel = q;
        First = first;
        Second = second;
        HasFirst = hasFirst;
        HasSecond = hasSecond;
    }

    /// <summary>The waves at κ.</summary>
    [MethodImpl(Whole)]
    public static ResonantWaves<V> At<TDispersion>(in WaveColumns waves, in ResonanceLine line, V κ)
        where TDispersion : struct, IDispersion
    {
        V q = κ * κ, x = V.MulAdd(V.Of(line.Slope), κ, V.Of(line.Origin));
        Stix<V> stix = waves.StixAt(line.Column, TDispersion.Vacuum, x);
        waves.Bounds<V, TDispersion>(line.Column, stix, out V low, out V high);
        TDispersion.Perpendicular(stix, q, out V first, out V second, out V margin);
        Mask<V> real = ~(margin < V.Of(0));
        Mask<V> hasFirst = real & Within(q, low, high, first) & waves.OfBranch<V, TDispersion>(stix, q, first);
        return new(stix, q, first, second, hasFirst, real & Within(q, low, high, second) & waves.OfBranch<V, TDispersion>(stix, q, second));
    }

    /// <summary>Rounding at the bounds must not cost a wave: pieces of the line end there.</summary>
    [MethodImpl(Inline)]
    private static Mask<V> Within(V q, V low, V high, V k)
    {
        V slack = V.Of(1e-9) * (q + V.Abs(k));
        return (k > q * low - slack) & (k < V.MulAdd(q, high, slack));
    }
}
