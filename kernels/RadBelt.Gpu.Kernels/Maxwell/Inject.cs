using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Adds to one element of each of two field components: the source of a wave that is launched one way (the interface between total and scattered
/// field, Taflove &amp; Hagness 2005, §5.6). Adds up the work that the source does, in the leapfrog's own measure: an increase of E works on the mean of
/// E before and after the step, an increase of B on B in between.
/// </summary>
/// <param name="first">A component.</param>
/// <param name="second">Another.</param>
/// <param name="element">The element.</param>
/// <param name="toFirst">What the first gains.</param>
/// <param name="toSecond">What the second gains.</param>
/// <param name="kept">The two components as they were when last kept.</param>
/// <param name="work">Takes the sum of gain × (now × new value + then × kept value), at <paramref name="place"/>.</param>
/// <param name="place">Element of <paramref name="work"/>.</param>
/// <param name="now">Factor of the new values.</param>
/// <param name="then">Factor of the kept values.</param>
/// <param name="keep">Whether to keep the new values.</param>
public readonly struct Inject(
    View<double> first, View<double> second, long element, double toFirst, double toSecond, View<double> kept, View<double> work, int place,
    double now, double then, bool keep) : IKernel<double>
{
    private readonly View<double> first = first, second = second, kept = kept, work = work;
    private readonly long element = element;
    private readonly double toFirst = toFirst, toSecond = toSecond, now = now, then = then;
    private readonly int place = place, keep = keep ? 1 : 0;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        double a = V.Get(first, element) + toFirst, b = V.Get(second, element) + toSecond;
        V.Set(first, element, a);
        V.Set(second, element, b);
        double done = (toFirst * ((now * a) + (then * V.Get(kept, 0)))) + (toSecond * ((now * b) + (then * V.Get(kept, 1))));
        V.Set(work, place, V.Get(work, place) + done);
        if (keep != 0)
        {
            V.Set(kept, 0, a);
            V.Set(kept, 1, b);
        }
    }
}
