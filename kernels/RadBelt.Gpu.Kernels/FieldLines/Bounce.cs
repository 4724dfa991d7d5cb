using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Bounce between mirror points in a dipole, <c>s = s_m sinθ</c>, as algebra: with c = 1 − s², q = 1 + 3s², y = s_m² − s² and subscript m for the mirror point,
/// <c>b_m² − b² = y D/(c c_m)⁶</c>, <c>D = 3c⁶ + q Σ_j c^j c_m^(5−j)</c>. No difference of nearly equal fields is left, however near the mirror point.
/// </summary>
/// <remarks>
/// The slowness f = (v/L R_E) dt/dθ = [q h_m c³ M/D]^½, h = q^½, <c>M = h_m c³ + h c_m³</c>, is analytic in θ and never zero: times are Gauss–Legendre sums, to 1e-12
/// for the fractions of a radian that are asked for here.
/// </remarks>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct Bounce<V>
    where V : unmanaged, ILanes<V>
{
    private readonly V mirrorSine2, mirrorSine, mirrorCosine2, mirrorCosine6, mirrorLength, moment;
    private readonly V sine, cosine;

    /// <summary>The bounce of an electron.</summary>
    /// <param name="point">Where it is.</param>
    /// <param name="along">u∥.</param>
    /// <param name="moment">|w|², positive.</param>
    [MethodImpl(Whole)]
    public Bounce(in DipolePoint<V> point, V along, V moment)
    {
        // b_m = b + u∥²/|w|², and b_m² c_m⁶ + 3c_m = 4, written for y = c − c_m: y [3 + b_m² Σ_j c^j c_m^(5−j)] = (b_m² − b²) c⁶. The left side is convex:
        // from c_m = min(c, (2/b_m)^⅓), which is not below the root and at most 4^(1/6) times it, Newton's steps come down to it. The last is of c_m, where it
        // is the smaller of the two.
        this.moment = moment;
        V square = point.Sine * point.Sine, c = V.Of(1) - square, c3 = c * c * c;
        V above = along * along / moment, mirror = point.Field + above, mirror2 = mirror * mirror;
        V right = above * (mirror + point.Field) * (c3 * c3);
        V y = c - LaneMath.Min(c, WholeMath.Exp((V.Of(0.6931471805599453) - WholeMath.Log(mirror)) * V.Of(1.0 / 3)));
        for (int i = 0; i < 6; i++)
        {
            V m = c - y, m2 = m * m;
            V left = y * V.MulAdd(mirror2, Powers(c, m), V.Of(3));
            y = y - (left - right) / V.MulAdd(V.Of(6) * mirror2, m2 * m2 * m, V.Of(3));
        }

        V least = c - y, least2 = least * least, least5 = least2 * least2 * least;
        least = least - (V.MulAdd(mirror2 * least, least5, V.Of(-4)) + V.Of(3) * least) / V.MulAdd(V.Of(6) * mirror2, least5, V.Of(3));
        Mask<V> deep = y > least;
        y = V.Select(deep, c - least, y);
        mirrorSine2 = square + y;
        mirrorSine = V.Sqrt(mirrorSine2);
        mirrorCosine2 = V.Select(deep, least, c - y);
        mirrorCosine6 = mirrorCosine2 * mirrorCosine2 * mirrorCosine2;
        mirrorLength = V.Sqrt(V.MulAdd(V.Of(3), mirrorSine2, V.Of(1)));
        sine = point.Sine / mirrorSine;
        V root = V.Sqrt(y) / mirrorSine;
        cosine = V.Select(along < V.Of(0), -root, root);
    }

    [MethodImpl(Inline)]
    private Bounce(in Bounce<V> bounce, V sin, V cos)
    {
        this = bounce;
        (sine, cosine) = (sin, cos);
    }

    /// <summary>s_m.</summary>
    public V MirrorSine => mirrorSine;

    /// <summary>sinθ.</summary>
    public V Sine => sine;

    /// <summary>cosθ: positive northward.</summary>
    public V Cosine => cosine;

    /// <summary>∫f dθ over a quarter of the bounce, by the midpoint rule: the integrand is periodic, errors fall as exp(−256 asinh(cotλ_m)).</summary>
    [MethodImpl(Whole)]
    public V QuarterPeriod()
    {
        const int nodes = 64;
        V sum = V.Of(0);
        for (int i = 0; i < nodes; i++)
        {
            Turns<V>.Of(V.Of(i + 0.5) * V.Of(1.0 / (4 * nodes))).SinCos(out V sin, out V cos);
            sum += new Pace(this, sin, cos).Slowness;
        }

        return sum * V.Of(Math.PI / (2 * nodes));
    }

    /// <summary>How far θ goes on while ∫f dθ grows by <paramref name="time"/>: Runge and Kutta's scheme, then a step of Newton's with the quadrature.</summary>
    /// <param name="time">v t/(L R_E), 0.06 or less.</param>
    /// <param name="gyrations">∫b f dθ over it.</param>
    [MethodImpl(Whole)]
    public V Advance(V time, out V gyrations)
    {
        V half = V.Of(0.5);
        V k1 = time / At(V.Of(0)).Slowness, k2 = time / At(half * k1).Slowness, k3 = time / At(half * k2).Slowness, k4 = time / At(k3).Slowness;
        V δ = V.MulAdd(V.Of(2), k2 + k3, k1 + k4) * V.Of(1.0 / 6);
        V rest = time - Elapsed(δ, out gyrations);
        Pace end = At(δ);
        gyrations = V.MulAdd(end.Field, rest, gyrations);
        return δ + rest / end.Slowness;
    }

    /// <summary>∫f dθ as θ goes on by δ, and ∫b f dθ: five Gauss–Legendre nodes.</summary>
    [MethodImpl(Whole)]
    public V Elapsed(V δ, out V gyrations)
    {
        V time = V.Of(0), turned = time;
        for (int i = 0; i < 5; i++)
        {
            // Nodes and weights, symmetric about the middle one.
            double away = i == 2 ? 0 : i is 1 or 3 ? 0.269234655052841546 : 0.453089922969331996, node = i < 2 ? 0.5 - away : 0.5 + away;
            double weight = i == 2 ? 0.284444444444444444 : i is 1 or 3 ? 0.239314335249683234 : 0.118463442528094544;
            Pace pace = At(V.Of(node) * δ);
            V part = V.Of(weight) * pace.Slowness;
            time += part;
            turned = V.MulAdd(part, pace.Field, turned);
        }

        gyrations = δ * turned;
        return δ * time;
    }

    /// <summary>sinθ and cosθ after θ has gone on by δ.</summary>
    [MethodImpl(Inline)]
    public void Turned(V δ, out V sin, out V cos)
    {
        SmallAngle.SinCos(δ, out V s, out V c);
        sin = V.MulAdd(sine, c, cosine * s);
        cos = V.MulAdd(cosine, c, -(sine * s));
    }

    /// <summary>The same bounce once θ has gone on by δ.</summary>
    [MethodImpl(Inline)]
    public Bounce<V> On(V δ)
    {
        Turned(δ, out V sin, out V cos);
        return new(this, sin, cos);
    }

    /// <summary>The way from where s is <paramref name="start"/> as θ goes on by δ &lt; π.</summary>
    [MethodImpl(Whole)]
    internal BounceWay<V> Way(V start, V δ)
    {
        Turned(δ, out V sin, out V cos);
        V end = mirrorSine * sin, zero = V.Of(0);
        Mask<V> north = (cosine > zero) & ~(cos > zero), south = (cosine < zero) & ~(cos < zero);
        return new(
            start, end, V.Select(south, -mirrorSine, LaneMath.Min(start, end)), V.Select(north, mirrorSine, LaneMath.Max(start, end)), Along(sin, cos));
    }

    /// <summary>u∥ where the bounce is.</summary>
    public V AlongHere
    {
        [MethodImpl(Inline)]
        get => Along(sine, cosine);
    }

    // u∥² = |w|² (b_m − b).
    [MethodImpl(Whole)]
    private V Along(V sin, V cos)
    {
        V along = V.Sqrt(moment * new Pace(this, sin, cos).FieldBelowMirror);
        return V.Select(cos < V.Of(0), -along, along);
    }

    /// <summary>How far θ is from where the bounce passes a latitude, going away from the equator and coming back to it.</summary>
    /// <param name="hemisphere">+1 or −1.</param>
    /// <param name="sine">|s| there.</param>
    /// <param name="there">δ on the way out, within [0, π] if it is yet to come.</param>
    /// <param name="back">δ on the way back.</param>
    /// <param name="along">|u∥| there.</param>
    [MethodImpl(Whole)]
    public void Reach(V hemisphere, V sine, out V there, out V back, out V along)
    {
        // y = c − c_m at the latitude, sinθ = s/s_m, cosθ = ±(y)^½/s_m. Rounding may put an angle that is zero on the wrong side.
        V y = LaneMath.Max(V.MulAdd(-sine, sine, V.Of(1)) - mirrorCosine2, V.Of(0));
        V s = sine / mirrorSine, c = V.Sqrt(y) / mirrorSine, s0 = hemisphere * this.sine, c0 = hemisphere * cosine;
        there = WholeMath.PolarAngle(LaneMath.Max(V.MulAdd(s, c0, -(c * s0)), V.Of(0)), V.MulAdd(c, c0, s * s0));
        back = WholeMath.PolarAngle(LaneMath.Max(V.MulAdd(s, c0, c * s0), V.Of(0)), V.MulAdd(s, s0, -(c * c0)));
        along = V.Sqrt(moment * new Pace(this, s, c).FieldBelowMirror);
    }

    [MethodImpl(Whole)]
    private Pace At(V δ)
    {
        Turned(δ, out V sin, out V cos);
        return new(this, sin, cos);
    }

    // Σ_j a^j b^(5−j) = (a⁶ − b⁶)/(a − b).
    [MethodImpl(Inline)]
    private static V Powers(V a, V b)
    {
        V a2 = a * a, b2 = b * b;
        return (a + b) * V.MulAdd(a2, a2 + b2, b2 * b2);
    }

    // How time and gyrations pass at one place.
    private readonly struct Pace
    {
        public readonly V Slowness, Field, FieldBelowMirror;

        [MethodImpl(Inline)]
        public Pace(in Bounce<V> bounce, V sin, V cos)
        {
            V y = bounce.mirrorSine2 * cos * cos, c = bounce.mirrorCosine2 + y, c3 = c * c * c;
            V q = V.MulAdd(V.Of(3) * bounce.mirrorSine2, sin * sin, V.Of(1)), length = V.Sqrt(q);
            V mix = V.MulAdd(bounce.mirrorLength, c3, length * bounce.mirrorCosine6);
            V d = V.MulAdd(V.Of(3) * c3, c3, q * Powers(c, bounce.mirrorCosine2));
            V per = V.Of(1) / (d * c3);
            Slowness = V.Sqrt(q * bounce.mirrorLength * mix * (c3 * c3) * per);
            Field = length * d * per;
            FieldBelowMirror = y * d / (c3 * bounce.mirrorCosine6 * mix);
        }
    }
}
