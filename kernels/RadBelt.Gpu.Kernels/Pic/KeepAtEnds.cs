using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// At an open domain's ends: macro-particles that would leave the outermost cells outward, where no list awaits them, are kept at the edge;
/// <see cref="Reinject{TMarkers}"/> turns them back.
/// </summary>
/// <typeparam name="TMarkers">What the particles carry.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="leaving">Those that leave, by the list they left.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="lists">Lists.</param>
public readonly struct KeepAtEnds<TMarkers>(MacroParticles particles, MacroParticles leaving, int parts, long lists) : IKernel<float>
    where TMarkers : struct, IMarkers
{
    private readonly MacroParticles particles = particles, leaving = leaving;
    private readonly int parts = parts;
    private readonly long lists = lists;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        bool lower = index < parts;
        long list = lower ? index : lists - (2 * parts) + index, start = V.Get(particles.Start, list), write = start + V.Get(particles.Count, list);
        long read = V.Get(leaving.Start, list), end = read + V.Get(leaving.Count, list);
        for (; read < end; read += V.Count)
        {
            V offset = V.Load(leaving.Offset, read), edge = V.Of(lower ? -0.5 : 0.49999997);
            Mask<V> outward = (lower ? offset < V.Of(-0.5) : ~(offset < V.Of(0.5))) & (V.Numbers < V.Of(end - read));
            if (V.Any(outward))
            {
                particles.StoreMarked<V, TMarkers>(
                    write, outward, edge, leaving.Momentum<V>(read), leaving.LogStartOf<V, TMarkers>(read), leaving.ExcessOf<V, TMarkers>(read));
                write += V.CountOf(outward);
            }
        }

        V.Set(particles.Count, list, (int)(write - start));
    }
}
