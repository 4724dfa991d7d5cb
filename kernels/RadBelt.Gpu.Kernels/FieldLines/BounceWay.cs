using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>The way of an electron along its bounce within less than half a period.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct BounceWay<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>sinλ at its beginning.</summary>
    public readonly V Start;

    /// <summary>sinλ at its end.</summary>
    public readonly V End;

    /// <summary>Lowest sinλ on it.</summary>
    public readonly V Lowest;

    /// <summary>Highest sinλ on it.</summary>
    public readonly V Highest;

    /// <summary>The way from where the bounce is to where s is <paramref name="end"/> and θ has the cosine <paramref name="cos"/>.</summary>
    [MethodImpl(Inline)]
    public BounceWay(in Bounce<V> bounce, V start, V end, V cos)
    {
        (Start, End) = (start, end);
        V zero = V.Of(0);
        Mask<V> north = (bounce.Cosine > zero) & ~(cos > zero), south = (bounce.Cosine < zero) & ~(cos < zero);
        Highest = V.Select(north, bounce.MirrorSine, LaneMath.Max(start, end));
        Lowest = V.Select(south, -bounce.MirrorSine, LaneMath.Min(start, end));
    }

    /// <summary>Whether |s| is above a bound anywhere on it in a hemisphere, +1 or −1.</summary>
    [MethodImpl(Inline)]
    public Mask<V> Reaches(V hemisphere, V sine) => LaneMath.Max(hemisphere * Lowest, hemisphere * Highest) > sine;
}
