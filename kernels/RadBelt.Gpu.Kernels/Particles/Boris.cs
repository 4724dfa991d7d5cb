using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// Boris's scheme (Boris 1970, Proc. Fourth Conf. Num. Sim. Plasmas, p. 3; relativistic form as in Birdsall &amp; Langdon 1985, §15-4): half the
/// electric impulse, rotation about B with the Lorentz factor between the halves, the other half. Second order, volume-preserving, exact
/// energy conservation in a pure magnetic field. The gyration angle of a step θ comes out as 2 arctan(θ/2), too small by the fraction θ²/12.
/// </summary>
public readonly struct Boris : IPusher
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V3<V> Push<V>(V3<V> u, V3<V> impulse, V3<V> rotation)
        where V : unmanaged, ILanes<V>
    {
        V3<V> minus = u + impulse;
        return Lorentz.Rotate(minus, (V.Of(1) / Lorentz.Factor(minus)) * rotation) + impulse;
    }
}
