using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// The pieces of a resonance line: its range is cut into equal intervals, one a lane, and in each the zeros of the <see cref="LineBoundaries{V}"/> are
/// found: two at most of each function, also where the function only just reaches zero between the places looked at, by the parabola through three of
/// them. They are left in scratch memory, interval by interval.
/// </summary>
internal static class LinePieces
{
    /// <summary>Intervals of a line.</summary>
    public const int Intervals = 16;

    /// <summary>Zeros an interval may hold.</summary>
    private const int Zeros = 2 * LineBoundaries<ScalarDouble>.Count;

    /// <summary>Numbers of scratch memory a line takes.</summary>
    public const int Stride = Intervals * Zeros;

    /// <summary>Stands where there is no zero.</summary>
    public const double None = 1e300;

    /// <summary>Finds the zeros along a line.</summary>
    [MethodImpl(Whole)]
    public static void FindEnds<V, TDispersion>(WaveColumns waves, ResonanceLine line, View<double> scratch, long place)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        double step = (line.To - line.From) / Intervals;
        for (int interval = 0; interval < Intervals; interval += V.Count)
        {
            V left = V.MulAdd(V.Numbers + V.Of(interval), V.Of(step), V.Of(line.From)), right = left + V.Of(step), middle = left + V.Of(0.5 * step);
            LineBoundaries<V> atLeft = LineBoundaries<V>.At<TDispersion>(waves, line, left);
            LineBoundaries<V> atMiddle = LineBoundaries<V>.At<TDispersion>(waves, line, middle);
            LineBoundaries<V> atRight = LineBoundaries<V>.At<TDispersion>(waves, line, right);
            for (int f = 0; f < LineBoundaries<V>.Count; f++)
            {
                V a = atLeft.Get(f), b = atMiddle.Get(f), c = atRight.Get(f);
                V turn = middle, turned = b;
                Mask<V> alike = ~Opposite(a, b) & ~Opposite(b, c);
                V bend = a - b - b + c, lean = V.Of(0.25) * (a - c) / bend;

                // The parabola has its vertex at the middle + lean·step and is b + lean·(c − a)/4 there.
                Mask<V> grazes = alike & (V.Abs(lean) < V.Of(0.5)) & (b * (b - lean * (a - c) * V.Of(0.5)) < V.Of(0.25) * b * b);
                if (V.Any(grazes))
                {
                    V vertex = V.Select(grazes, V.MulAdd(lean, V.Of(step), middle), middle);
                    turned = LineBoundaries<V>.At<TDispersion>(waves, line, vertex).Get(f);
                    turn = vertex;
                }

                Mask<V> below = Opposite(a, turned), above = Opposite(turned, c);
                V none = V.Of(None), lower = none, upper = none;
                if (V.Any(below))
                {
                    lower = V.Select(below, Zero<V, TDispersion>(waves, line, f, left, a, turn, turned, below), none);
                }

                if (V.Any(above))
                {
                    upper = V.Select(above, Zero<V, TDispersion>(waves, line, f, turn, turned, right, c, above), none);
                }

                V.Store(scratch, place + (2L * f) * Intervals + interval, lower);
                V.Store(scratch, place + (2L * f + 1) * Intervals + interval, upper);
            }
        }
    }

    /// <summary>The least zero of an interval above a place; <see cref="None"/> when there is none.</summary>
    [MethodImpl(Inline)]
    public static double NextEnd<V>(View<double> scratch, long place, int interval, double above)
        where V : unmanaged, ILanes<V, double>
    {
        double next = None;
        for (int zero = 0; zero < Zeros; zero++)
        {
            double end = V.Get(scratch, place + (long)zero * Intervals + interval);
            next = end > above && end < next ? end : next;
        }

        return next;
    }

    [MethodImpl(Inline)]
    private static Mask<V> Opposite<V>(V a, V b)
        where V : unmanaged, ILanes<V, double> => ((a < V.Of(0)) & (b > V.Of(0))) | ((a > V.Of(0)) & (b < V.Of(0)));

    /// <summary>
    /// A zero between a and b, where f has opposite signs: regula falsi that halves the stale end's value (Illinois) in the lanes that still move.
    /// </summary>
    [MethodImpl(Whole)]
    private static V Zero<V, TDispersion>(WaveColumns waves, ResonanceLine line, int function, V a, V fa, V b, V fb, Mask<V> active)
        where V : unmanaged, ILanes<V, double>
        where TDispersion : struct, IDispersion
    {
        V zero = V.Of(0), found = b;
        for (int i = 0; i < 80 && V.Any(active); i++)
        {
            // Every fourth step halves the interval, so that no shape of f can hold it up.
            V c = (i & 3) == 3 ? V.Of(0.5) * (a + b) : V.MulAdd(fb, (a - b) / (fb - fa), b);
            c = V.Select(active, c, b);
            V fc = LineBoundaries<V>.At<TDispersion>(waves, line, c).Get(function);
            Mask<V> crossed = Opposite(fc, fb);
            a = V.Select(crossed, b, a);
            fa = V.Select(crossed, fb, V.Of(0.5) * fa);
            b = c;
            fb = fc;
            found = c;
            active = active & (V.Abs(fc) > zero) & (V.Abs(b - a) > V.Of(4e-16) * V.Abs(b));
        }

        return found;
    }
}
