using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// Test particles on full orbits in a uniform background field along x plus waves. Half a drift, a kick in the fields at mid-step, half a
/// drift: time-symmetric, second order, position and momentum at the same instant after each step. One launch makes several steps with the
/// particle kept in registers: it reads and writes 40 bytes a particle (float), however many steps it makes.
/// </summary>
/// <typeparam name="T">Precision.</typeparam>
/// <typeparam name="TField">Wave field.</typeparam>
/// <typeparam name="TPusher">Pusher.</typeparam>
public readonly struct FullOrbit<T, TField, TPusher> : IKernel<T>
    where T : unmanaged
    where TField : struct, IWaveField<T>
    where TPusher : struct, IPusher
{
    private readonly ParticleViews<T> particles;
    private readonly TField field;
    private readonly double background;
    private readonly double drift;
    private readonly int steps;

    /// <summary>Particles, fields and step.</summary>
    /// <param name="particles">State, advanced in place.</param>
    /// <param name="field">Waves; instant n of the launch is the middle of its step n.</param>
    /// <param name="background">Half-step rotation of the background field, q B0 Δt/(2m).</param>
    /// <param name="drift">c Δt/2 in cells.</param>
    /// <param name="steps">Steps of this launch.</param>
    public FullOrbit(ParticleViews<T> particles, TField field, double background, double drift, int steps)
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
        V3<V> u = particles.Momentum<V>(index);
        V3<V> b0 = new(V.Of(background), V.Of(0), V.Of(0));
        V half = V.Of(drift);
        for (int step = 0; step < steps; step++)
        {
            x = x.Moved(half * u.X / Lorentz.Factor(u));
            field.At(x, step, out V3<V> impulse, out V3<V> rotation);
            u = TPusher.Push(u, impulse, rotation + b0);
            x = x.Moved(half * u.X / Lorentz.Factor(u));
        }

        particles.Store(index, x, u);
    }
}
