using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>What macro-particles carry: all of the distribution f, or its departure δf from what it was at the start.</summary>
public interface IMarkers
{
    /// <summary>Whether they have weights that change.</summary>
    static abstract bool HaveWeights { get; }
}

/// <summary>Macro-particles carry f: their weight is one.</summary>
public readonly struct FullF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => false;
}

/// <summary>
/// Macro-particles carry δf = f − f0. f is constant along an orbit, so that the weight δf/f0(start) is w = 1 − f0(now)/f0(start) at any time, with
/// nothing to integrate (Dimits &amp; Lee 1993, J. Comput. Phys. 107, 309; Parker &amp; Lee 1993; here with markers loaded from f0 itself).
/// </summary>
public readonly struct DeltaF : IMarkers
{
    /// <inheritdoc/>
    public static bool HaveWeights => true;
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

    /// <summary>w of markers that had ln f0 = <paramref name="start"/>.</summary>
    [MethodImpl(Inline)]
    public V Weight<V>(V3<V> u, V start)
        where V : unmanaged, ILanes<V>
    {
        V growth = LaneMath.Min(LogDensity(u) - start, V.Of(2.75));
        return V.Of(1) - LaneMath.Exp(growth);
    }
}
