using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A place in coordinates with the Earth's centre at the origin and the dipole's axis along z (north), in R_E.</summary>
/// <typeparam name="V">Lane type.</typeparam>
public readonly struct RayPlace<V>
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>The place with everything that follows from it alone.</summary>
    [MethodImpl(Whole)]
    public RayPlace(in V3<V> position)
    {
        Position = position;
        Radius = V.Sqrt(V3<V>.Dot(position, position));
        Inverse = V.Of(1) / Radius;
        Up = Inverse * position;
        V sine = Up.Z;
        Sine = sine;
        SineGradient = Inverse * new V3<V>(-(sine * Up.X), -(sine * Up.Y), V.MulAdd(-sine, sine, V.Of(1)));

        // Not 1 − sin²λ, which loses its digits near the axis.
        CosineSquared = V.MulAdd(Up.X, Up.X, Up.Y * Up.Y);
    }

    /// <summary>r, R_E.</summary>
    public readonly V3<V> Position;

    /// <summary>|r|.</summary>
    public readonly V Radius;

    /// <summary>1/|r|.</summary>
    public readonly V Inverse;

    /// <summary>r/|r|.</summary>
    public readonly V3<V> Up;

    /// <summary>sinλ, λ the magnetic latitude.</summary>
    public readonly V Sine;

    /// <summary>cos²λ.</summary>
    public readonly V CosineSquared;

    /// <summary>∇ sinλ.</summary>
    public readonly V3<V> SineGradient;

    /// <summary>L = r/cos²λ.</summary>
    public V LShell
    {
        [MethodImpl(Inline)]
        get => Radius / CosineSquared;
    }

    /// <summary>∇ ln|r|.</summary>
    public V3<V> LogRadiusGradient
    {
        [MethodImpl(Inline)]
        get => Inverse * Up;
    }

    /// <summary>∇ ln cos²λ.</summary>
    public V3<V> LogCosineSquaredGradient
    {
        [MethodImpl(Whole)]
        get => (V.Of(-2) * Sine / CosineSquared) * SineGradient;
    }
}
