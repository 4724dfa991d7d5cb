using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>Turns momentum columns from p/(mc) into (γ − 1, α, φ).</summary>
/// <typeparam name="T">Precision.</typeparam>
/// <param name="particles">State, converted in place.</param>
public readonly struct ToGuidingState<T>(ParticleViews<T> particles) : IKernel<T>
    where T : unmanaged
{
    private readonly ParticleViews<T> particles = particles;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T>
        => particles.Store(index, particles.Position<V>(index), GuidingState<V>.Of(particles.Momentum<V>(index)).Columns);
}
