using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>An electron between two kicks.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct Motion<V>(V next, V along, V x, V y, V perγ, V pending)
    where V : unmanaged, ILanes<V>
{
    /// <summary>sinλ of the next kick, or of the end.</summary>
    public readonly V Next = next;

    /// <summary>u∥.</summary>
    public readonly V Along = along;

    /// <summary>w_x.</summary>
    public readonly V X = x;

    /// <summary>w_y.</summary>
    public readonly V Y = y;

    /// <summary>1/γ.</summary>
    public readonly V PerGamma = perγ;

    /// <summary>Gyration since the kick before that w has not turned by yet, rad.</summary>
    public readonly V Pending = pending;

    /// <summary>|w|².</summary>
    public V Moment
    {
        [MethodImpl(Inline)]
        get => V.MulAdd(X, X, Y * Y);
    }

    /// <summary>One where the mask is set, the other elsewhere.</summary>
    [MethodImpl(Inline)]
    public static Motion<V> Select(Mask<V> mask, in Motion<V> a, in Motion<V> b) => new(
        V.Select(mask, a.Next, b.Next), V.Select(mask, a.Along, b.Along), V.Select(mask, a.X, b.X), V.Select(mask, a.Y, b.Y),
        V.Select(mask, a.PerGamma, b.PerGamma), V.Select(mask, a.Pending, b.Pending));
}
