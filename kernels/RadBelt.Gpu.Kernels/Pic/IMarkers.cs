using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// What macro-particles carry: all of the distribution f, or its departure δf from what it was at the start. What one kind does not do is not in its
/// methods, rather than behind a branch: a branch would count against what the compiler may inline.
/// </summary>
public interface IMarkers
{
    /// <summary>Whether they have weights that change.</summary>
    static abstract bool HaveWeights { get; }

    /// <summary>ln f0 at the start of those from a place on.</summary>
    static abstract V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Keeps ln f0 at the start.</summary>
    static abstract void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float>;

    /// <summary>Their weight now.</summary>
    static abstract V Weight<V>(Equilibrium equilibrium, V3<V> u, V logStart)
        where V : unmanaged, ILanes<V>;

    /// <summary>A value times their weight.</summary>
    static abstract V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V>;

    /// <summary>Parts of charge times their weight.</summary>
    static abstract Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V>;
}

/// <summary>Macro-particles carry f: their weight is one.</summary>
public readonly struct FullF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => false;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => default;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float>
    {
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V logStart)
        where V : unmanaged, ILanes<V> => V.Of(1);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => parts;
}

/// <summary>
/// Macro-particles carry δf = f − f0. f is constant along an orbit, so that the weight δf/f0(start) is w = 1 − f0(now)/f0(start) at any time, with
/// nothing to integrate (Dimits &amp; Lee 1993, J. Comput. Phys. 107, 309; Parker &amp; Lee 1993; here with markers loaded from f0 itself).
/// </summary>
public readonly struct DeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V LoadLogStart<V>(View<float> logStart, long place)
        where V : unmanaged, ILanes<V, float> => V.Load(logStart, place);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void StoreLogStart<V>(View<float> logStart, long place, V value)
        where V : unmanaged, ILanes<V, float> => V.Store(logStart, place, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weight<V>(Equilibrium equilibrium, V3<V> u, V logStart)
        where V : unmanaged, ILanes<V> => equilibrium.Weight(u, logStart);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V Weighted<V>(V value, V weight)
        where V : unmanaged, ILanes<V> => value * weight;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Int<V> WeightedParts<V>(Int<V> parts, V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Truncate(parts.ToReal() * weight);
}

/// <summary>f0 of a species with δf: ln f0 = −[√(1 + u∥² + u⊥²/A) − 1]/θ + constant.</summary>
/// <param name="theta">θ.</param>
/// <param name="anisotropy">A.</param>
public readonly struct Equilibrium(double theta, double anisotropy)
{
    private readonly float overTheta = (float)(1 / theta), overAnisotropy = (float)(1 / anisotropy);

    /// <summary>Largest magnitude of a weight: sums of current are made for it. Beyond it a run wants full f.</summary>
    public const int LargestWeight = 15;

    /// <summary>ln f0 but for a constant.</summary>
    [MethodImpl(Inline)]
    public V LogDensity<V>(V3<V> u)
        where V : unmanaged, ILanes<V>
    {
        V q = V.MulAdd(V.MulAdd(u.Y, u.Y, u.Z * u.Z), V.Of(overAnisotropy), u.X * u.X);
        return -(q * V.Of(overTheta) / (V.Of(1) + V.Sqrt(V.Of(1) + q)));
    }

    // Written out, so that it is too long to be inlined: it would leave other lane operations over.

    /// <summary>w of markers that had ln f0 = <paramref name="start"/>.</summary>
    [MethodImpl(Whole)]
    public V Weight<V>(V3<V> u, V start)
        where V : unmanaged, ILanes<V>
    {
        V q = V.MulAdd(V.MulAdd(u.Y, u.Y, u.Z * u.Z), V.Of(overAnisotropy), u.X * u.X);
        V growth = -(q * V.Of(overTheta) / (V.Of(1) + V.Sqrt(V.Of(1) + q))) - start;
        return V.Of(1) - LaneMath.Exp(LaneMath.Min(growth, V.Of(2.75)));
    }
}
