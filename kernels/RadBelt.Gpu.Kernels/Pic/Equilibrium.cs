using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// f0 of a species whose markers have weights: everywhere the same, ln f0 = −[√(1 + u∥² + u⊥²/A) − 1]/θ + constant, or, by Liouville's theorem, along a field
/// line, ln f0 = −u²/2U∥² + (u⊥²/b)(1/2U∥² − 1/2U⊥²) + constant, b = B/B_eq.
/// </summary>
public readonly struct Equilibrium
{
    private readonly float overTheta, overAnisotropy, along, across;

    private Equilibrium(double overTheta, double overAnisotropy, double along, double across)
    {
        (this.overTheta, this.overAnisotropy) = ((float)overTheta, (float)overAnisotropy);
        (this.along, this.across) = ((float)along, (float)across);
    }

    /// <summary>An f0 that is the same everywhere.</summary>
    /// <param name="theta">θ.</param>
    /// <param name="anisotropy">A.</param>
    public Equilibrium(double theta, double anisotropy)
        : this(1 / theta, 1 / anisotropy, 0, 0)
    {
    }

    /// <summary>Largest magnitude of a weight: sums of current along B0 are made for it. Beyond it a run wants full f.</summary>
    public const int LargestWeight = 15;

    /// <summary>An f0 along a field line.</summary>
    /// <param name="parallel">U∥.</param>
    /// <param name="perpendicular">U⊥ at the equator.</param>
    /// <param name="field">B_eq, T.</param>
    public static Equilibrium OnFieldLine(double parallel, double perpendicular, double field)
    {
        double along = 0.5 / (parallel * parallel), across = 0.5 / (perpendicular * perpendicular);
        return new(0, 0, along, (along - across) * field);
    }

    /// <summary>ln f0 but for a constant, of the f0 that is the same everywhere.</summary>
    [MethodImpl(Inline)]
    public V LogDensity<V>(V3<V> u)
        where V : unmanaged, ILanes<V>
    {
        V q = V.MulAdd(V.MulAdd(u.Y, u.Y, u.Z * u.Z), V.Of(overAnisotropy), u.X * u.X);
        return -(q * V.Of(overTheta) / (V.Of(1) + V.Sqrt(V.Of(1) + q)));
    }

    /// <summary>ln f0 but for a constant, of the f0 along a field line.</summary>
    /// <param name="u">p/(mc).</param>
    /// <param name="field">B0 there, T.</param>
    [MethodImpl(Inline)]
    public V LogDensity<V>(V3<V> u, V field)
        where V : unmanaged, ILanes<V>
    {
        V perpendicular = V.MulAdd(u.Y, u.Y, u.Z * u.Z);
        return V.MulAdd(V.Of(across) * perpendicular, V.Of(1) / field, -(V.Of(along) * V.MulAdd(u.X, u.X, perpendicular)));
    }

    // Written out, so that they are too long to be inlined: they would leave other lane operations over.

    /// <summary>w of markers that had ln f0 = <paramref name="start"/>.</summary>
    [MethodImpl(Whole)]
    public V Weight<V>(V3<V> u, V start)
        where V : unmanaged, ILanes<V>
    {
        V q = V.MulAdd(V.MulAdd(u.Y, u.Y, u.Z * u.Z), V.Of(overAnisotropy), u.X * u.X);
        V growth = -(q * V.Of(overTheta) / (V.Of(1) + V.Sqrt(V.Of(1) + q))) - start;
        return V.Of(1) - LaneMath.Exp(LaneMath.Min(growth, V.Of(2.75)));
    }

    /// <summary>f0(now)/f0(start) − 1 along a field line, of markers that had ln f0 = <paramref name="start"/>.</summary>
    [MethodImpl(Whole)]
    public V Growth<V>(V3<V> u, V field, V start)
        where V : unmanaged, ILanes<V>
    {
        V perpendicular = V.MulAdd(u.Y, u.Y, u.Z * u.Z);
        V now = V.MulAdd(V.Of(across) * perpendicular, V.Of(1) / field, -(V.Of(along) * V.MulAdd(u.X, u.X, perpendicular)));
        return LaneMath.Exp(now - start) - V.Of(1);
    }

    /// <summary>u of a marker of the f0 along a field line, of four random words: u∥ by Box and Muller, u⊥² of exponential distribution, the gyrophase.</summary>
    /// <param name="field">B0 there, T.</param>
    /// <param name="a">The magnitude of u∥.</param>
    /// <param name="b">Its sign and projection.</param>
    /// <param name="c">u⊥.</param>
    /// <param name="d">The gyrophase.</param>
    [MethodImpl(Whole)]
    public V3<V> Draw<V>(V field, Int<V> a, Int<V> b, Int<V> c, Int<V> d)
        where V : unmanaged, ILanes<V>
    {
        V ends = V.Sqrt(Uniform.Exponential(a) / V.Of(along)), perpendicular = V.Sqrt(Uniform.Exponential(c) / (V.Of(along) - (V.Of(across) / field)));
        SinCos(b, out _, out V projection);
        SinCos(d, out V sin, out V cos);
        return new(ends * projection, perpendicular * sin, perpendicular * cos);
    }

    [MethodImpl(Whole)]
    private static void SinCos<V>(Int<V> word, out V sin, out V cos)
        where V : unmanaged, ILanes<V> => new Turns<V>(word).SinCos(out sin, out cos);
}
