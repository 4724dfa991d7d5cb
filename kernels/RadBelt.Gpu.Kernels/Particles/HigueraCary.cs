using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// The scheme of Higuera &amp; Cary (2017, Phys. Plasmas 24, 052104, Eqs. 18–24): the Lorentz factor is that of the mean momentum of the step,
/// which makes it volume-preserving and gives the right E × B velocity at relativistic energies. Their two-stage rotation is Boris's with that factor.
/// </summary>
public readonly struct HigueraCary : IPusher
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static V3<V> Push<V>(V3<V> u, V3<V> impulse, V3<V> rotation)
        where V : unmanaged, ILanes<V>
    {
        V3<V> minus = u + impulse;
        return Lorentz.Rotate(minus, OverGamma(minus, rotation) * rotation) + impulse;
    }

    // A method of its own: with it, pushes that do more than push would leave lane operations over.
    [MethodImpl(Whole)]
    private static V OverGamma<V>(V3<V> minus, V3<V> rotation)
        where V : unmanaged, ILanes<V>
    {
        V tau2 = V3<V>.Dot(rotation, rotation), along = V3<V>.Dot(minus, rotation);
        V sigma = V.Of(1) + V3<V>.Dot(minus, minus) - tau2;
        V gamma2 = V.Of(0.5) * (sigma + V.Sqrt(V.MulAdd(sigma, sigma, V.Of(4) * V.MulAdd(along, along, tau2))));
        return V.Of(1) / V.Sqrt(gamma2);
    }
}
