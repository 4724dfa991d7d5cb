using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// The pieces of a resonance line, between zeros of the <see cref="LineBoundaries{V}"/>, and which waves resonate on them. The line's range is cut into equal
/// intervals, one a lane, and in each two zeros at most of each function are found, also where it only just reaches zero between the places looked at, by the
/// parabola through three of them. Intervals that hold a zero are gathered in scratch memory, so that the search for all zeros shares the lanes.
/// </summary>
internal static class LinePieces
{
    /// <summary>Intervals of a line.</summary>
    public const int Intervals = 8;

    /// <summary>Brackets at most, and room for the two ends of the line and for a register beyond them.</summary>
    private const int Room = 2 * 4 * Intervals + 18;

    /// <summary>Where in the scratch memory it stands which waves resonate on a piece: 1, 2, or both.</summary>
    public const int Kinds = Room;

    /// <summary>Numbers of scratch memory a line takes: two places, two values and the function of each bracket; in the end, the ends and kinds of pieces.</summary>
    public const int Stride = 5 * Room;

    /// <summary>
    /// Finds the pieces of a line and returns their number: at the beginning of the scratch memory lie their ends, in rising order from the beginning of the
    /// line to its end, and from <see cref="Kinds"/> on their kinds.
    /// </summary>
    [MethodImpl(Whole)]
    public static int Find<V, TDispersion>(in WaveColumns waves, in ResonanceLine line, View<double> scratch, long place)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        int count = Sort<V>(scratch, place, FindEnds<V, TDispersion>(waves, line, scratch, place + 1), line.From, line.To);
        for (int i = 0; i < count; i += V.Count)
        {
            // Lanes beyond the last piece look at its middle again.
            V from = V.Load(scratch, place + i), to = V.Load(scratch, place + i + 1);
            V middle = V.Select(V.Numbers < V.Of(count - i), V.Of(0.5) * (from + to), V.Of(line.To));
            V.Store(scratch, place + Kinds + i, ResonantWaves<V>.At<TDispersion>(waves, line, middle).Kind);
        }

        return count;
    }

    /// <summary>Puts the zeros, which lie from the second number on, in order between the ends of the line; returns the number of pieces.</summary>
    [MethodImpl(Whole)]
    private static int Sort<V>(View<double> scratch, long place, int count, double from, double to)
        where V : unmanaged, ILanes<V, double>
    {
        V.Set(scratch, place, from);
        for (int i = 2; i <= count; i++)
        {
            double end = V.Get(scratch, place + i);
            int j = i - 1;
            while (j > 0 && V.Get(scratch, place + j) > end)
            {
                V.Set(scratch, place + j + 1, V.Get(scratch, place + j));
                j--;
            }

            V.Set(scratch, place + j + 1, end);
        }

        V.Set(scratch, place + count + 1, to);
        return count + 1;
    }

    /// <summary>Finds the zeros along a line and returns their number; they lie in no order at the beginning of the scratch memory.</summary>
    [MethodImpl(Whole)]
    private static int FindEnds<V, TDispersion>(in WaveColumns waves, in ResonanceLine line, View<double> scratch, long place)
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
    private static void Narrow<V, TDispersion>(in WaveColumns waves, in ResonanceLine line, View<double> scratch, long place, int count)
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

            // To rounding: where two waves meet, an error δ of an end is one of (δ/length)^½ in the integral. A secant step may leave an error of its own
            // size, as its far end is halved.
            active = active & (V.Abs(fc) > V.Of(0)) & (moved > V.Of(2e-15) * c);
        }

        V.Store(scratch, place, b);
    }
}
