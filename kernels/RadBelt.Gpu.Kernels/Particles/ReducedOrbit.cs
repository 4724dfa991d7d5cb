using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// The exact equations of motion in (x, E, α, φ) along a uniform background field with transverse waves (Allanson et al. 2022, Eqs. 9–12),
/// by the classical fourth-order Runge–Kutta scheme. With E_r, B_r the wave fields along the particle's perpendicular velocity and
/// E_φ, B_φ a quarter turn ahead of it, the sums over waves of Eqs. 10–12 are these projections:
/// dE/dt = q v sinα E_r, dα/dt = (q/p)(cosα E_r − v B_φ), dφ/dt = −Ω/γ + (q/(p sinα))(E_φ + v cosα B_r).
/// </summary>
/// <remarks>
/// The state stays in (E, α, φ) from launch to launch: how steps are shared out among launches does not show in the result. Eq. 12 is
/// singular at α = 0 and π; orbits that pass close to them lose accuracy. Particles that step over are reflected.
/// </remarks>
/// <typeparam name="T">Precision.</typeparam>
/// <typeparam name="TField">Wave field.</typeparam>
public readonly struct ReducedOrbit<T, TField> : IKernel<T>
    where T : unmanaged
    where TField : struct, IWaveField<T>
{
    private readonly ParticleViews<T> particles;
    private readonly TField field;
    private readonly double background;
    private readonly double drift;
    private readonly int steps;

    /// <summary>Particles, fields and step.</summary>
    /// <param name="particles">State with momenta as (E, α, φ), advanced in place.</param>
    /// <param name="field">Waves; instants 2n, 2n + 1, 2n + 2 of the launch are beginning, middle and end of its step n.</param>
    /// <param name="background">Half-step rotation of the background field, q B0 Δt/(2m).</param>
    /// <param name="drift">c Δt/2 in cells.</param>
    /// <param name="steps">Steps of this launch.</param>
    public ReducedOrbit(ParticleViews<T> particles, TField field, double background, double drift, int steps)
    {
        this.particles = particles;
        this.field = field;
        this.background = background;
        this.drift = drift;
        this.steps = steps;
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T>
    {
        Position<V> x = particles.Position<V>(index);
        GuidingState<V> state = GuidingState<V>.Stored(particles.Momentum<V>(index));
        for (int step = 0; step < steps; step++)
        {
            Rates<V> k1 = RatesAt(x, state, 2 * step);
            Rates<V> k2 = RatesAt(x.Moved(V.Of(0.5) * k1.Drift), state.Advanced(V.Of(0.5), k1.State), 2 * step + 1);
            Rates<V> k3 = RatesAt(x.Moved(V.Of(0.5) * k2.Drift), state.Advanced(V.Of(0.5), k2.State), 2 * step + 1);
            Rates<V> k4 = RatesAt(x.Moved(k3.Drift), state.Advanced(V.Of(1), k3.State), 2 * step + 2);
            V sixth = V.Of(1.0 / 6);
            x = x.Moved(sixth * (k1.Drift + V.Of(2) * (k2.Drift + k3.Drift) + k4.Drift));
            state = state.Advanced(sixth, k1.State.Advanced(V.Of(2), k2.State).Advanced(V.Of(2), k3.State).Advanced(V.Of(1), k4.State))
                .Reflected();
        }

        particles.Store(index, x, state.Columns);
    }

    [MethodImpl(Whole)]
    private Rates<V> RatesAt<V>(Position<V> x, GuidingState<V> at, int instant)
        where V : unmanaged, ILanes<V, T>
    {
        field.At(x, instant, out V3<V> e, out V3<V> b);
        V gamma = V.Of(1) + at.Energy, u = V.Sqrt(at.Energy * (V.Of(2) + at.Energy));
        GuidingState<V>.SinCos(at.PitchAngle, out V sinA, out V cosA);
        GuidingState<V>.SinCos(at.Gyrophase, out V sinP, out V cosP);
        V er = V.MulAdd(e.Y, cosP, e.Z * sinP), ep = V.MulAdd(e.Z, cosP, -(e.Y * sinP));
        V br = V.MulAdd(b.Y, cosP, b.Z * sinP), bp = V.MulAdd(b.Z, cosP, -(b.Y * sinP));
        V two = V.Of(2), perU = V.Of(1) / u, perGamma = V.Of(1) / gamma;
        return new(
            two * V.Of(drift) * u * perGamma * cosA,
            new(two * u * perGamma * sinA * er,
                two * (er * cosA * perU - bp * perGamma),
                two * (V.MulAdd(cosA * br, perGamma, ep * perU) / sinA - V.Of(background) * perGamma)));
    }

    private readonly struct Rates<V>(V drift, GuidingState<V> state)
        where V : unmanaged, ILanes<V>
    {
        public readonly V Drift = drift;
        public readonly GuidingState<V> State = state;
    }
}
