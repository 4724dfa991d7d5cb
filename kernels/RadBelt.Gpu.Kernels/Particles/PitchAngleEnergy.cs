using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>Pitch angle (rad) and kinetic energy over rest energy of each particle.</summary>
/// <typeparam name="T">Precision.</typeparam>
/// <param name="particles">State, read only.</param>
/// <param name="pitchAngle">α, rad.</param>
/// <param name="energy">γ − 1.</param>
public readonly struct PitchAngleEnergy<T>(ParticleViews<T> particles, View<T> pitchAngle, View<T> energy) : IKernel<T>
    where T : unmanaged
{
    private readonly ParticleViews<T> particles = particles;
    private readonly View<T> pitchAngle = pitchAngle, energy = energy;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T>
    {
        V3<V> u = particles.Momentum<V>(index);
        V.Store(pitchAngle, index, Lorentz.PitchAngle(u));
        V.Store(energy, index, Lorentz.KineticEnergy(u));
    }
}
