using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>
/// Test particles on full orbits in a uniform background field along x plus waves at an angle to it: the scheme of
/// <see cref="FullOrbit{T, TField, TPusher}"/> in three dimensions of space. It is a kernel of its own so that field-aligned waves, which need no y and
/// z, stay as fast as they are.
/// </summary>
/// <remarks>
/// Waves are felt at the corners of the polygon that the orbit is across the field, whose radius is larger than the gyroradius by the fraction θ²/24,
/// θ = ΩΔt/γ: phases are off by that times k⊥v⊥γ/Ω, at 50 steps a gyration 0.7 mrad per unit of it.
/// </remarks>
/// <typeparam name="T">Precision.</typeparam>
/// <typeparam name="TPusher">Pusher.</typeparam>
public readonly struct ObliqueOrbit<T, TPusher> : IKernel<T>
    where T : unmanaged
    where TPusher : struct, IPusher
{
    private readonly ParticleViews<T> particles;
    private readonly View<T> acrossY, acrossZ;
    private readonly ObliqueWaves<T> waves;
    private readonly double background;
    private readonly double drift;
    private readonly int steps;

    /// <summary>Particles, waves and step.</summary>
    /// <param name="particles">Positions along x, and momenta, advanced in place.</param>
    /// <param name="y">Positions along y, cells, advanced in place.</param>
    /// <param name="z">Positions along z, cells, advanced in place.</param>
    /// <param name="waves">Waves; instant n of the launch is the middle of its step n.</param>
    /// <param name="background">Half-step rotation of the background field, q B0 Δt/(2m).</param>
    /// <param name="drift">c Δt/2 in cells.</param>
    /// <param name="steps">Steps of this launch.</param>
    public ObliqueOrbit(ParticleViews<T> particles, View<T> y, View<T> z, ObliqueWaves<T> waves, double background, double drift, int steps)
    {
        this.particles = particles;
        (acrossY, acrossZ) = (y, z);
        this.waves = waves;
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
        V y = V.Load(acrossY, index), z = V.Load(acrossZ, index);
        V3<V> u = particles.Momentum<V>(index);
        V3<V> b0 = new(V.Of(background), V.Of(0), V.Of(0));
        for (int step = 0; step < steps; step++)
        {
            V half = V.Of(drift) / Lorentz.Factor(u);
            (x, y, z) = (x.Moved(half * u.X), V.MulAdd(half, u.Y, y), V.MulAdd(half, u.Z, z));
            waves.At(x, y, z, step, out V3<V> impulse, out V3<V> rotation);
            u = TPusher.Push(u, impulse, rotation + b0);
            half = V.Of(drift) / Lorentz.Factor(u);
            (x, y, z) = (x.Moved(half * u.X), V.MulAdd(half, u.Y, y), V.MulAdd(half, u.Z, z));
        }

        particles.Store(index, x, u);
        V.Store(acrossY, index, y);
        V.Store(acrossZ, index, z);
    }
}
