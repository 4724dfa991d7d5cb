using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>Takes momenta from a whole time step half a step back, where the leapfrog wants them at the start.</summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <typeparam name="TPusher">How momentum advances.</typeparam>
/// <typeparam name="TBackground">The static field.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="fields">Polynomials of the fields.</param>
/// <param name="background">The static field.</param>
/// <param name="cells">Cells that the tables have room for.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="step">The numbers of half a step back; see <see cref="SpeciesStep.HalfBack"/>.</param>
public readonly struct HalfStepBack<TShape, TGather, TPusher, TBackground>(
    MacroParticles particles, View<float> fields, View<float> background, long cells, int parts, SpeciesStep step) : IKernel<float>
    where TShape : struct, IShape
    where TGather : struct, IGather
    where TPusher : struct, IPusher
    where TBackground : struct, IBackground
{
    private readonly MacroParticles particles = particles;
    private readonly View<float> fields = fields, background = background;
    private readonly long cells = cells;
    private readonly int parts = parts;
    private readonly SpeciesStep step = step;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long cell = parts == 1 ? index : index / parts;
        V electric = V.Of(step.Electric), magnetic = V.Of(step.Magnetic), mirror = V.Of(0.25f * step.Drift);
        var forces = new CellForces<TShape, TGather, V>(fields, Int<V>.Of(cell), cells, electric, magnetic);   // the form that leaves most to be inlined here
        long read = V.Get(particles.Start, index), end = read + V.Get(particles.Count, index);
        for (; read < end; read += V.Count)
        {
            V offset = V.Load(particles.Offset, read);
            V3<V> u = particles.Momentum<V>(read);
            V3<V> turn = forces.Rotation(offset) + TBackground.Rotation(background, cell, cells, magnetic, mirror, offset, u);
            particles.Store(read, offset, TPusher.Push(u, forces.Impulse(offset), turn));
        }
    }
}
