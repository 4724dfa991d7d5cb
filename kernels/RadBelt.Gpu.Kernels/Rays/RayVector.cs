using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>What the equations of a ray advance, or how fast it changes. Time is τ = ct/R_E.</summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="place">r, R_E.</param>
/// <param name="index">n = ck/ω.</param>
/// <param name="phase">∫k·dr − ω(t − t0), rad.</param>
public readonly struct RayVector<V>(V3<V> place, V3<V> index, V phase)
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>r, R_E.</summary>
    public readonly V3<V> Place = place;

    /// <summary>n = ck/ω.</summary>
    public readonly V3<V> Index = index;

    /// <summary>Phase, rad.</summary>
    public readonly V Phase = phase;

    /// <summary>s a + b.</summary>
    [MethodImpl(Whole)]
    public static RayVector<V> MulAdd(V s, in RayVector<V> a, in RayVector<V> b) => new(
        new(V.MulAdd(s, a.Place.X, b.Place.X), V.MulAdd(s, a.Place.Y, b.Place.Y), V.MulAdd(s, a.Place.Z, b.Place.Z)),
        new(V.MulAdd(s, a.Index.X, b.Index.X), V.MulAdd(s, a.Index.Y, b.Index.Y), V.MulAdd(s, a.Index.Z, b.Index.Z)),
        V.MulAdd(s, a.Phase, b.Phase));

    /// <summary>s a.</summary>
    [MethodImpl(Whole)]
    public static RayVector<V> Times(V s, in RayVector<V> a) => new(s * a.Place, s * a.Index, s * a.Phase);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    [MethodImpl(Whole)]
    public static RayVector<V> Select(Mask<V> mask, in RayVector<V> a, in RayVector<V> b) => new(
        Select(mask, a.Place, b.Place), Select(mask, a.Index, b.Index), V.Select(mask, a.Phase, b.Phase));

    [MethodImpl(Inline)]
    private static V3<V> Select(Mask<V> mask, in V3<V> a, in V3<V> b) =>
        new(V.Select(mask, a.X, b.X), V.Select(mask, a.Y, b.Y), V.Select(mask, a.Z, b.Z));
}
