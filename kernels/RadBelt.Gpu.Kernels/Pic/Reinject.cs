using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// An open end: macro-particles that have come into the cell beyond it, and still go outward, are turned into particles that come in from a reservoir, with momenta
/// drawn from its inward flux ∝ v_x f. One comes in for each that goes out, at the same place: the charge at the end does not change, and in equilibrium f stays as it is
/// (a diffusely reflecting wall at the reservoir's temperatures).
/// </summary>
/// <typeparam name="TMarkers">What the particles carry; those that come in are of f0.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="lists">Lists; the first and the last <paramref name="parts"/> are those beyond the ends.</param>
/// <param name="parallel">|u_x| of the inward flux, a power of two of samples at the lower end, then as many at the upper end.</param>
/// <param name="perpendicular">u⊥ of the same samples.</param>
/// <param name="shift">32 less the exponent of that power.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="stream">Number of the species.</param>
/// <param name="step">Number of the step.</param>
/// <param name="exchange">Sums over these lists of what came in less what went out: γ, then u_x; 2 × 2 × parts.</param>
/// <param name="background">B0 of the cells; see <see cref="IMarkers.Field"/>.</param>
/// <param name="cells">Cells that the table of B0 has room for.</param>
/// <param name="equilibrium">f0 of markers with weights.</param>
public readonly struct Reinject<TMarkers>(
    MacroParticles particles, int parts, long lists, View<float> parallel, View<float> perpendicular, int shift, long seed, uint stream, long step,
    View<double> exchange, View<float> background, long cells, Equilibrium equilibrium) : IKernel<float>
    where TMarkers : struct, IMarkers
{
    private readonly MacroParticles particles = particles;
    private readonly int parts = parts, shift = shift;
    private readonly long lists = lists, step = step, cells = cells;
    private readonly uint key0 = (uint)seed, key1 = (uint)(seed >> 32), stream = stream;
    private readonly View<float> parallel = parallel, perpendicular = perpendicular;
    private readonly View<double> exchange = exchange;
    private readonly View<float> background = background;
    private readonly Equilibrium equilibrium = equilibrium;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        bool lower = index < parts;
        long list = lower ? index : lists - (2 * parts) + index, start = V.Get(particles.Start, list), end = start + V.Get(particles.Count, list);
        double energy = 0, momentum = 0;
        V inward = V.Of(lower ? 1 : -1);
        for (long read = start; read < end; read += V.Count)
        {
            V3<V> u = particles.Momentum<V>(read);
            Mask<V> outgoing = (inward * u.X < V.Of(0)) & (V.Numbers < V.Of(end - read));
            if (V.Any(outgoing))
            {
                V3<V> fresh = Draw(inward, lower, V.Of(read - start) + V.Numbers, index);
                fresh = new(V.Select(outgoing, fresh.X, u.X), V.Select(outgoing, fresh.Y, u.Y), V.Select(outgoing, fresh.Z, u.Z));
                if (TMarkers.HaveWeights)
                {
                    V offset = V.Load(particles.Offset, read), come = V.And(outgoing.Bits, V.Of(TMarkers.FreshWeight));
                    V logStart = particles.LogStartOf<V, TMarkers>(read), excess = particles.ExcessOf<V, TMarkers>(read);
                    V field = TMarkers.Field(background, list / parts, cells, offset, offset);
                    V weight = V.And(outgoing.Bits, TMarkers.Weight(equilibrium, u, field, logStart, excess));
                    energy += V.Sum((come * Lorentz.KineticEnergy(fresh)) - (weight * Lorentz.KineticEnergy(u)));
                    momentum += V.Sum((come * fresh.X) - (weight * u.X));
                    TMarkers.StoreLogStart(particles.LogStart, read, V.Select(outgoing, TMarkers.LogDensity(equilibrium, fresh, field), logStart));
                    TMarkers.StoreExcess(particles.Excess, read, V.Select(outgoing, V.Of(0), excess));
                }
                else
                {
                    energy += V.Sum(V.And(outgoing.Bits, Lorentz.KineticEnergy(fresh) - Lorentz.KineticEnergy(u)));
                    momentum += V.Sum(V.And(outgoing.Bits, fresh.X - u.X));
                }

                particles.Store(read, V.Load(particles.Offset, read), fresh);
            }
        }

        Add<V>(index, energy);
        Add<V>(index + (2 * parts), momentum);
    }

    [MethodImpl(Whole)]
    private V3<V> Draw<V>(V inward, bool inwardIsUp, V place, long index)
        where V : unmanaged, ILanes<V, float>
    {
        Int<V> c0 = Int<V>.Truncate(place), c1 = Int<V>.Of(stream + (index << 8)), c2 = Int<V>.Of(step & 0xFFFFFFFF), c3 = Int<V>.Of(step >> 32);
        Philox.Words(ref c0, ref c1, ref c2, ref c3, key0, key1);
        Int<V> sample = c0 >>> shift;
        new Turns<V>(c1).SinCos(out V sin, out V cos);
        int table = inwardIsUp ? 0 : 1 << (32 - shift);
        V u = V.Gather(perpendicular, sample, table);
        return new(inward * V.Gather(parallel, sample, table), u * cos, u * sin);
    }

    [MethodImpl(Inline)]
    private void Add<V>(long place, double value)
        where V : unmanaged, ILanes<V, float> => V.Set(exchange, place, V.Get(exchange, place) + value);
}
