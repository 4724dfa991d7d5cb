namespace RadBelt.Gpu.Chorus;

/// <summary>The places a polynomial between two neighbours of a list goes through: these two, and one more to either side where it helps.</summary>
internal static class Stencil
{
    // A place nearer to its neighbour than this fraction of the interval adds rounding errors rather than knowledge.
    private const double Nearest = 0.25;

    /// <summary>First place and number of places.</summary>
    /// <param name="places">The places, rising or falling.</param>
    /// <param name="i">The first of the two neighbours.</param>
    public static (int First, int Count) Around(ReadOnlySpan<double> places, int i)
    {
        double interval = places[i + 1] - places[i];
        int first = i > 0 && (places[i] - places[i - 1]) / interval > Nearest ? i - 1 : i;
        int last = i + 2 < places.Length && (places[i + 2] - places[i + 1]) / interval > Nearest ? i + 2 : i + 1;
        return (first, last - first + 1);
    }
}
