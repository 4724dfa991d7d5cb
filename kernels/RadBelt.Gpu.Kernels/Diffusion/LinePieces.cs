using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// The ends of the pieces of a resonance line: zeros of the <see cref="LineBoundaries{V}"/>. The line's range is cut into equal intervals, one a lane, and in
/// each two zeros at most of each function are found, also where it only just reaches zero between the places looked at, by the parabola through three of
/// them. Intervals that hold a zero are gathered in scratch memory, so that the search for all zeros shares the lanes.
/// </summary>
internal static class LinePieces
{
    /// <summary>Intervals of a line.</summary>
    public const int Intervals = 16;

    /// <summary>Stands where there is no further end.</summary>
    public const double None = 1e300;

    /// <summary>Brackets at most, and room for a register beyond them.</summary>
    private const int Room = 2 * 4 * Intervals + 16;

    /// <summary>Numbers of scratch memory a line takes: two places, two values and the function of each bracket; the zeros replace the first places.</summary>
    public const int Stride = 5 * Room;

    /// <summary>Finds the zeros along a line and returns their number; they lie in no order at the beginning of the scratch memory.</summary>
    [MethodImpl(Whole)]
    public static int FindEnds<V, TDispersion>(WaveColumns waves, ResonanceLine line, View<double> scratch, long place)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        int count = 0;
        V step = V.Of((line.To - line.From) / Intervals);
        for (int interval = 0; interval < Intervals; interval += V.Count)
        {
            V left = V.MulAdd(V.Numbers + V.Of(interval), step, V.Of(line.From)), right = left + step, middle = V.MulAdd(V.Of(0.5), step, left);
            LineBoundaries<V> atLeft = LineBoundaries<V>.At<TDispersion>(waves, line, left);
            LineBoundaries<V> atMiddle = LineBoundaries<V>.At<TDispersion>(waves, line, middle);
            LineBoundaries<V> atRight = LineBoundaries<V>.At<TDispersion>(waves, line, right);
            for (int f = 0; f < LineBoundaries<V>.Count; f++)
            {
                V a = atLeft.Get(f), b = atMiddle.Get(f), c = atRight.Get(f), turn = middle;
                Mask<V> grazes = Grazes(a, b, c, out V vertex);
                if (V.Any(grazes))
                {
                    turn = V.Select(grazes, V.MulAdd(vertex, step, middle), middle);
                    b = LineBoundaries<V>.At<TDispersion>(waves, line, turn).Get(f);
                }

                count = Bracket(scratch, place, count, f, left, a, turn, b);
                count = Bracket(scratch, place, count, f, turn, b, right, c);
            }
        }

        for (int i = 0; i < count; i += V.Count)
        {
            Narrow<V, TDispersion>(waves, line, scratch, place + i, count - i);
        }

        return count;
    }

    /// <summary>The least of the zeros above a place; <see cref="None"/> when there is none.</summary>
    [MethodImpl(Inline)]
    public static double NextEnd<V>(View<double> scratch, long place, int count, double above)
        where V : unmanaged, ILanes<V, double>
    {
        double next = None;
        for (int i = 0; i < count; i++)
        {
            double end = V.Get(scratch, place + i);
            next = end > above && end < next ? end : next;
        }

        return next;
    }

    /// <summary>
    /// Where values of one sign at the ends and in the middle of an interval may hide two zeros: their parabola has its vertex inside and comes there to
    /// less than a quarter of the middle value, or beyond zero.
    /// </summary>
    [MethodImpl(Inline)]
    private static Mask<V> Grazes<V>(V a, V b, V c, out V vertex)
        where V : unmanaged, ILanes<V, double>
    {
        V lean = a - c, bend = a - b - b + c;
        vertex = V.Of(0.25) * lean / bend;
        Mask<V> alike = ~Opposite(a, b) & ~Opposite(b, c);
        return alike & (V.Abs(vertex) < V.Of(0.5)) & (b * (b - V.Of(0.5) * vertex * lean) < V.Of(0.25) * b * b);
    }

    /// <summary>Puts aside the lanes with opposite signs at the ends; returns the number of brackets there are now.</summary>
    [MethodImpl(Inline)]
    private static int Bracket<V>(View<double> scratch, long place, int count, int function, V a, V fa, V b, V fb)
        where V : unmanaged, ILanes<V, double>
    {
        Mask<V> opposite = Opposite(fa, fb);
        if (!V.Any(opposite))
        {
            return count;
        }

        V.Store(scratch, place + count, V.Compress(opposite, a));
        V.Store(scratch, place + Room + count, V.Compress(opposite, fa));
        V.Store(scratch, place + 2 * Room + count, V.Compress(opposite, b));
        V.Store(scratch, place + 3 * Room + count, V.Compress(opposite, fb));
        V.Store(scratch, place + 4 * Room + count, V.Of(function));
        return count + V.CountOf(opposite);
    }

    [MethodImpl(Inline)]
    private static Mask<V> Opposite<V>(V a, V b)
        where V : unmanaged, ILanes<V, double> => ((a < V.Of(0)) & (b > V.Of(0))) | ((a > V.Of(0)) & (b < V.Of(0)));

    /// <summary>
    /// Zeros within a register of brackets: regula falsi that halves the stale end's value (Illinois), in the lanes that still move. Every fifth step halves
    /// the bracket, so that no shape of f can hold it up.
    /// </summary>
    [MethodImpl(Whole)]
    private static void Narrow<V, TDispersion>(WaveColumns waves, ResonanceLine line, View<double> scratch, long place, int count)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        Mask<V> active = V.Numbers < V.Of(count);
        V safe = V.Of(line.From), one = V.Of(1);
        V a = V.Select(active, V.Load(scratch, place), safe), fa = V.Select(active, V.Load(scratch, place + Room), one);
        V b = V.Select(active, V.Load(scratch, place + 2 * Room), safe), fb = V.Select(active, V.Load(scratch, place + 3 * Room), -one);
        V function = V.Load(scratch, place + 4 * Room);
        for (int i = 0; i < 100 && V.Any(active); i++)
        {
            V c = i % 5 == 4 ? V.Of(0.5) * (a + b) : V.MulAdd(fb, (a - b) / (fb - fa), b);
            c = V.Select(active, c, b);
            V fc = LineBoundaries<V>.At<TDispersion>(waves, line, c).Of(function);
            Mask<V> crossed = Opposite(fc, fb);
            V moved = V.Abs(c - b);
            a = V.Select(crossed, b, a);
            fa = V.Select(crossed, fb, V.Of(0.5) * fa);
            b = c;
            fb = fc;

            // A secant step this small leaves an error of its order times the step before; a halving step is never so small before the bracket is.
            active = active & (V.Abs(fc) > V.Of(0)) & (moved > V.Of(1e-12) * c);
        }

        V.Store(scratch, place, b);
    }
}
