using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Puts the particles that left the cells beside a list at its end, those from below first, each in the order they had: the order within a list
/// depends on nothing but the physics. A list with too little room is left as it is and marked, to be served again after it has grown.
/// </summary>
/// <typeparam name="TMarkers">What the particles carry.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="leaving">Those that leave, by the list they left.</param>
/// <param name="up">How many of each list go to the next cell.</param>
/// <param name="down">How many go to the one before.</param>
/// <param name="lists">Lists.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="periodic">Whether the last cell is beside the first one. Otherwise nothing arrives from outside.</param>
/// <param name="waiting">Marks of lists that still wait for their particles.</param>
/// <param name="failures">One sum: lists found too small.</param>
/// <param name="again">Whether to serve the marked lists only.</param>
public readonly struct Arrive<TMarkers>(
    MacroParticles particles, MacroParticles leaving, View<int> up, View<int> down, long lists, int parts, bool periodic,
    View<int> waiting, View<long> failures, bool again) : IKernel<float>
    where TMarkers : struct, IMarkers
{
    private readonly MacroParticles particles = particles, leaving = leaving;
    private readonly View<int> up = up, down = down, waiting = waiting;
    private readonly long lists = lists;
    private readonly int parts = parts, periodic = periodic ? 1 : 0, again = again ? 1 : 0;
    private readonly View<long> failures = failures;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        if (again != 0 && V.Get(waiting, index) == 0)
        {
            return;
        }

        long below = index - parts, above = index + parts;
        if (periodic != 0)
        {
            below = below < 0 ? below + lists : below;
            above = above >= lists ? above - lists : above;
        }

        int fromBelow = below >= 0 ? V.Get(up, below) : 0, fromAbove = above < lists ? V.Get(down, above) : 0;
        if (fromBelow + fromAbove == 0)
        {
            V.Set(waiting, index, 0);
            return;
        }

        // Where nothing lies beyond, those that leave come back to their list (KeepAtEnds), and there must be room for them too.
        int kept = (below < 0 ? V.Get(down, index) : 0) + (above >= lists ? V.Get(up, index) : 0);
        long start = V.Get(particles.Start, index), write = start + V.Get(particles.Count, index);
        if (write + fromBelow + fromAbove + kept > V.Get(particles.Start, index + 1) - MacroParticles.Slack)
        {
            V.Set(waiting, index, 1);
            V.AddFixed(failures, Int<V>.Of(0), V.Select(V.Numbers < V.Of(1), V.Of(1), V.Of(0)), 1);
            return;
        }

        V.Set(waiting, index, 0);
        if (fromBelow > 0)
        {
            long read = V.Get(leaving.Start, below), end = read + V.Get(leaving.Count, below);
            for (; read < end; read += V.Count)
            {
                V offset = V.Load(leaving.Offset, read);
                Mask<V> come = ~(offset < V.Of(0.5)) & (V.Numbers < V.Of(end - read));
                particles.StoreMarked<V, TMarkers>(
                    write, come, offset - V.Of(1), leaving.Momentum<V>(read), leaving.LogStartOf<V, TMarkers>(read),
                    leaving.ExcessOf<V, TMarkers>(read));
                write += V.CountOf(come);
            }
        }

        if (fromAbove > 0)
        {
            long read = V.Get(leaving.Start, above), end = read + V.Get(leaving.Count, above);
            for (; read < end; read += V.Count)
            {
                V offset = V.Load(leaving.Offset, read);
                Mask<V> come = (offset < V.Of(-0.5)) & (V.Numbers < V.Of(end - read));
                particles.StoreMarked<V, TMarkers>(
                    write, come, offset + V.Of(1), leaving.Momentum<V>(read), leaving.LogStartOf<V, TMarkers>(read),
                    leaving.ExcessOf<V, TMarkers>(read));
                write += V.CountOf(come);
            }
        }

        V.Set(particles.Count, index, (int)(write - start));
    }
}
