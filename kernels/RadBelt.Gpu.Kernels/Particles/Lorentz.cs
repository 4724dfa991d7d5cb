using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>Relativistic kinematics in units u = p/(mc).</summary>
public static class Lorentz
{
    /// <summary>Lorentz factor γ = (1 + u²)^½.</summary>
    [MethodImpl(Inline)]
    public static V Factor<V>(V3<V> u)
        where V : unmanaged, ILanes<V> => V.Sqrt(V.Of(1) + V3<V>.Dot(u, u));

    /// <summary>Kinetic energy over rest energy, γ − 1 = u²/(γ + 1): no cancellation at low energy.</summary>
    [MethodImpl(Inline)]
    public static V KineticEnergy<V>(V3<V> u)
        where V : unmanaged, ILanes<V>
    {
        V u2 = V3<V>.Dot(u, u);
        return u2 / (V.Of(1) + V.Sqrt(V.Of(1) + u2));
    }

    /// <summary>
    /// u turned about t by the angle 2 arctan|t| in the sense of u × t, as B turns a positive charge (Boris 1970): u + (u + u × t) × s,
    /// s = 2t/(1 + t²), written so that the rounding of the turn is |t| times that of u.
    /// </summary>
    [MethodImpl(Inline)]
    public static V3<V> Rotate<V>(V3<V> u, V3<V> t)
        where V : unmanaged, ILanes<V>
    {
        V3<V> s = (V.Of(2) / (V.Of(1) + V3<V>.Dot(t, t))) * t;
        return u + V3<V>.Cross(u + V3<V>.Cross(u, t), s);
    }

    /// <summary>Pitch angle in [0, π] from the background field along +x.</summary>
    [MethodImpl(Inline)]
    public static V PitchAngle<V>(V3<V> u)
        where V : unmanaged, ILanes<V> => LaneMath.PolarAngle(V.Sqrt(V.MulAdd(u.Y, u.Y, u.Z * u.Z)), u.X);
}
