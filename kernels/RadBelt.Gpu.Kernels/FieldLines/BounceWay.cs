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

    /// <summary>u∥ at its end.</summary>
    public readonly V Along;

    /// <summary>A way.</summary>
    [MethodImpl(Inline)]
    public BounceWay(V start, V end, V lowest, V highest, V along) => (Start, End, Lowest, Highest, Along) = (start, end, lowest, highest, along);

    /// <summary>Highest |sinλ| on it.</summary>
    public V Furthest
    {
        [MethodImpl(Inline)]
        get => LaneMath.Max(V.Abs(Lowest), V.Abs(Highest));
    }

    /// <summary>Whether |s| is above a bound anywhere on it in a hemisphere, +1 or −1.</summary>
    [MethodImpl(Inline)]
    public Mask<V> Reaches(V hemisphere, V sine) => LaneMath.Max(hemisphere * Lowest, hemisphere * Highest) > sine;
}
