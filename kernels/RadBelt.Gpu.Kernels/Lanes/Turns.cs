namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// Angles in fixed-point turns, one a lane: the integer n stands for n / 2³² turns behind float lanes and n / 2⁶⁴ behind double lanes. Sums and
/// integer multiples wrap exactly at whole turns, so a phase k x − ω t keeps its accuracy however many turns it has made.
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="bits">The fraction of a turn.</param>
public readonly struct Turns<V>(Int<V> bits)
    where V : unmanaged, ILanes<V>
{
    /// <summary>The fraction of a turn, scaled to the whole integer range.</summary>
    public readonly Int<V> Bits = bits;

    /// <summary>Turns given as real numbers in [−½, ½). Processors differ by one unit of the fixed point at ½ itself.</summary>
    [MethodImpl(Inline)]
    public static Turns<V> Of(V turns) => new(Int<V>.Truncate(turns * V.Of(V.Bits == 32 ? 4294967296.0 : 18446744073709551616.0)));

    /// <summary>Turns that are already scaled: real numbers in [−½, ½) times 2³² (2⁶⁴ behind double).</summary>
    [MethodImpl(Inline)]
    public static Turns<V> OfScaled(V scaled) => new(Int<V>.Truncate(scaled));

    /// <summary>Sum.</summary>
    [MethodImpl(Inline)]
    public static Turns<V> operator +(Turns<V> a, Turns<V> b) => new(a.Bits + b.Bits);

    /// <summary>Difference.</summary>
    [MethodImpl(Inline)]
    public static Turns<V> operator -(Turns<V> a, Turns<V> b) => new(a.Bits - b.Bits);

    /// <summary>Integer multiple.</summary>
    [MethodImpl(Inline)]
    public static Turns<V> operator *(Int<V> n, Turns<V> a) => new(n * a.Bits);

    /// <summary>
    /// Sine and cosine. Absolute error below 1.5e-7 (float) and 2.5e-16 (double), tested over the whole circle. Quadrant reduction is exact
    /// in fixed point; on |t| ≤ ½ quarter turn near-minimax polynomials in t² stand for sin(πt/2)/t and cos(πt/2).
    /// </summary>
    /// <param name="sin">Sine.</param>
    /// <param name="cos">Cosine.</param>
    [MethodImpl(Inline)]
    public void SinCos(out V sin, out V cos)
    {
        Int<V> shifted = Bits + Int<V>.Of(V.Bits == 32 ? 1L << 29 : 1L << 61);   // quadrant in the two top bits, rounded
        V t = (Bits << 2).ToReal() * V.Of(V.Bits == 32 ? 2.3283064365386963e-10 : 5.421010862427522e-20);
        V z = t * t;
        V s = t * (V.Bits == 32
            ? Polynomial.Of(z, 1.5707963705062866, -0.6459634900093079, 0.07968021929264069, -0.004602149128913879)
            : Polynomial.Of(z, 1.5707963267948966, -0.6459640975062463, 0.07969262624616692, -0.004681754135314827,
                0.0001604411847266722, -3.5988427171442374e-06, 5.6919278502941335e-08, -6.627624914931798e-10));
        V c = V.Bits == 32
            ? Polynomial.Of(z, 1, -1.2337005138397217, 0.253669410943985, -0.02086152881383896, 0.0009067399078048766)
            : Polynomial.Of(z, 1, -1.2337005501361697, 0.2536695079010478, -0.020863480763340773, 0.0009192602745468441,
                -2.520203902802517e-05, 4.7106784053485747e-07, -6.329396322182636e-09);

        // Odd quadrants swap sine and cosine; the signs sit in the top bit of the quadrant (sine) and of the next quadrant (cosine).
        int top = V.Bits - 1;
        Int<V> quarter = Int<V>.Of(V.Bits == 32 ? 1L << 30 : 1L << 62), sign = Int<V>.Of(1L << top);
        Mask<V> even = Int<V>.Equal(shifted & quarter, Int<V>.Of(0));
        V sine = V.Select(even, s, c), cosine = V.Select(even, c, s);
        sin = V.Xor(sine, (shifted & sign).Bits);
        cos = V.Xor(cosine, ((shifted + quarter) & sign).Bits);
    }
}
