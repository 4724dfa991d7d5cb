using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// One step of tracers: gather, push and move as <see cref="PushDeposit{TShape, TGather, TPusher, TBackground, TMarkers}"/> does, in the same operations
/// in the same order, so that a tracer beside a macro-particle stays beside it to the last bit. Tracers deposit nothing and keep their places in
/// memory; each has a cell of its own, from which the coefficients of its fields are gathered.
/// </summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <typeparam name="TPusher">How momentum advances.</typeparam>
/// <typeparam name="TBackground">The static field.</typeparam>
/// <param name="tracers">The tracers: cells as <see cref="GatherTable{TShape, TGather}"/> counts them.</param>
/// <param name="laps">Times each has left the stretch upwards less times it has left it downwards, integers.</param>
/// <param name="fields">Polynomials of the fields in each cell.</param>
/// <param name="background">The static field; see <typeparamref name="TBackground"/>.</param>
/// <param name="cells">Cells that the tables have room for.</param>
/// <param name="first">First cell of the stretch of cells in which tracers stay: one that leaves comes back at the other side.</param>
/// <param name="end">The cell after the last one of the stretch.</param>
/// <param name="step">The numbers of the tracers' kind and the time step.</param>
/// <param name="halfBack">Whether to take momenta half a step back instead, as the leapfrog wants them at the start, and move nothing.</param>
public readonly struct PushTracers<TShape, TGather, TPusher, TBackground>(
    ParticleViews<float> tracers, View<float> laps, View<float> fields, View<float> background, long cells, int first, int end, SpeciesStep step,
    bool halfBack) : IKernel<float>
    where TShape : struct, IShape
    where TGather : struct, IGather
    where TPusher : struct, IPusher
    where TBackground : struct, IBackground
{
    private readonly ParticleViews<float> tracers = tracers;
    private readonly View<float> laps = laps, fields = fields, background = background;
    private readonly long cells = cells;
    private readonly int first = first, end = end;
    private readonly float electric = halfBack ? -0.5f * step.Electric : step.Electric, magnetic = halfBack ? -0.5f * step.Magnetic : step.Magnetic;
    private readonly float mirror = (halfBack ? -0.125f : 0.25f) * step.Drift, drift = halfBack ? 0 : step.Drift;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        Position<V> x = tracers.Position<V>(index);
        V3<V> u = tracers.Momentum<V>(index);
        V before = x.Offset, scale = V.Of(magnetic);
        Int<V> cell = Int<V>.Truncate(x.Cell);
        var forces = new CellForces<TShape, TGather, V>(fields, cell, cells, V.Of(electric), scale);
        V3<V> turn = forces.Rotation(before) + TBackground.Rotation(background, cell, cells, scale, V.Of(mirror), before, u);
        u = TPusher.Push(u, forces.Impulse(before), turn);
        V overGamma = V.Of(1) / Lorentz.Factor(u);
        V after = V.MulAdd(V.Of(drift) * u.X, overGamma, before), one = V.Of(1);
        Mask<V> up = ~(after < V.Of(0.5)), down = after < V.Of(-0.5);
        after = V.Select(up, after - one, V.Select(down, after + one, after));
        V at = x.Cell + V.And(up.Bits, one) - V.And(down.Bits, one), length = V.Of(end - first);
        Mask<V> over = ~(at < V.Of(end)), under = at < V.Of(first);
        at = at - V.And(over.Bits, length) + V.And(under.Bits, length);
        V.Store(laps, index, V.Load(laps, index) + V.And(over.Bits, one) - V.And(under.Bits, one));
        tracers.Store(index, new(at, after), u);
    }
}
