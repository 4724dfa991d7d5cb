using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>What <see cref="PitchAngleEnergy{T}"/> computes, of momentum columns that hold (γ − 1, α, φ).</summary>
/// <typeparam name="T">Precision.</typeparam>
/// <param name="particles">State, read only.</param>
/// <param name="pitchAngle">α, rad.</param>
/// <param name="energy">γ − 1.</param>
public readonly struct GuidingPitchAngleEnergy<T>(ParticleViews<T> particles, View<T> pitchAngle, View<T> energy) : IKernel<T>
    where T : unmanaged
{
    private readonly ParticleViews<T> particles = particles;
    private readonly View<T> pitchAngle = pitchAngle, energy = energy;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T>
    {
        GuidingState<V> state = GuidingState<V>.Stored(particles.Momentum<V>(index));
        V.Store(pitchAngle, index, state.PitchAngle);
        V.Store(energy, index, state.Energy);
    }
}
