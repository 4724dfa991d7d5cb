using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Adds to two elements, one of each of two field components, and adds up the change of their squares: the source of a wave that is launched one way
/// (the interface between total and scattered field, Taflove &amp; Hagness 2005, §5.6).
/// </summary>
/// <param name="first">A component.</param>
/// <param name="second">Another.</param>
/// <param name="element">The element.</param>
/// <param name="toFirst">What the first gains.</param>
/// <param name="toSecond">What the second gains.</param>
/// <param name="gained">Takes the sum of the changes of the squares, at <paramref name="place"/>.</param>
/// <param name="place">Element of <paramref name="gained"/>.</param>
public readonly struct Inject(View<double> first, View<double> second, long element, double toFirst, double toSecond, View<double> gained, int place)
    : IKernel<double>
{
    private readonly View<double> first = first, second = second, gained = gained;
    private readonly long element = element;
    private readonly double toFirst = toFirst, toSecond = toSecond;
    private readonly int place = place;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        double a = V.Get(first, element), b = V.Get(second, element);
        V.Set(first, element, a + toFirst);
        V.Set(second, element, b + toSecond);
        V.Set(gained, place, V.Get(gained, place) + (toFirst * ((2 * a) + toFirst)) + (toSecond * ((2 * b) + toSecond)));
    }
}
