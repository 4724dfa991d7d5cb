namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>A vector in space for each lane.</summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="x">Component along x (the background field).</param>
/// <param name="y">Component along y.</param>
/// <param name="z">Component along z.</param>
public readonly struct V3<V>(V x, V y, V z)
    where V : unmanaged, ILanes<V>
{
    /// <summary>Component along x.</summary>
    public readonly V X = x;

    /// <summary>Component along y.</summary>
    public readonly V Y = y;

    /// <summary>Component along z.</summary>
    public readonly V Z = z;

    /// <summary>Sum.</summary>
    [MethodImpl(Inline)]
    public static V3<V> operator +(V3<V> a, V3<V> b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    [MethodImpl(Inline)]
    public static V3<V> operator -(V3<V> a, V3<V> b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Multiple.</summary>
    [MethodImpl(Inline)]
    public static V3<V> operator *(V s, V3<V> a) => new(s * a.X, s * a.Y, s * a.Z);

    /// <summary>Scalar product.</summary>
    [MethodImpl(Inline)]
    public static V Dot(V3<V> a, V3<V> b) => V.MulAdd(a.X, b.X, V.MulAdd(a.Y, b.Y, a.Z * b.Z));

    /// <summary>Vector product.</summary>
    [MethodImpl(Inline)]
    public static V3<V> Cross(V3<V> a, V3<V> b) => new(
        V.MulAdd(a.Y, b.Z, -(a.Z * b.Y)),
        V.MulAdd(a.Z, b.X, -(a.X * b.Z)),
        V.MulAdd(a.X, b.Y, -(a.Y * b.X)));
}
