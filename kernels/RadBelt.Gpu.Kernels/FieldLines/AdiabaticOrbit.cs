using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// A window of time without waves: energy and magnetic moment stay what they are, and the bounce goes on to where it is then. Electrons whose way leads them through
/// waves are left where they are, with the number of steps the window takes <see cref="FieldLineOrbit{TWaves}"/>.
/// </summary>
public readonly struct AdiabaticOrbit : IKernel<double>
{
    private readonly FieldLine line;
    private readonly ElectronViews electrons;
    private readonly CrossingLog log;
    private readonly View<double> waves;
    private readonly int elements;
    private readonly double start, length, stepsPerAngle;

    /// <summary>A window.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="electrons">Electrons, advanced in place.</param>
    /// <param name="log">Crossings.</param>
    /// <param name="waves">Lowest and highest sinλ of the waves of each element in this window; the lowest above the highest where there are none.</param>
    /// <param name="elements">Elements.</param>
    /// <param name="start">Its beginning, s.</param>
    /// <param name="length">Its length, s.</param>
    /// <param name="stepsPerAngle">Steps within waves for each radian of gyration.</param>
    public AdiabaticOrbit(
        FieldLine line, ElectronViews electrons, CrossingLog log, View<double> waves, int elements, double start, double length, double stepsPerAngle)
    {
        (this.line, this.electrons, this.log, this.waves, this.elements) = (line, electrons, log, waves, elements);
        (this.start, this.length, this.stepsPerAngle) = (start, length, stepsPerAngle);
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V gone = V.Load(electrons.Lost, index);
        Mask<V> here = ~((gone < V.Of(0)) | (gone > V.Of(0)));
        if (!V.Any(here))
        {
            V.Store(electrons.Steps, index, V.Of(0));
            return;
        }

        var point = new DipolePoint<V>(V.Load(electrons.Sine, index));
        V along = V.Load(electrons.Along, index), x = V.Load(electrons.X, index), y = V.Load(electrons.Y, index);
        V moment = V.MulAdd(x, x, y * y), u2 = V.MulAdd(moment, point.Field, along * along), γ = V.Sqrt(V.Of(1) + u2), u = V.Sqrt(u2);
        var bounce = new Bounce<V>(point, along, moment);
        V pace = V.Of(line.LightPerLength) * u / γ;
        V δ = bounce.Advance(V.Of(length) * pace, out V gyrations);
        bounce.Turned(δ, out V sin, out V cos);
        var way = new BounceWay<V>(bounce, point.Sine, bounce.MirrorSine * sin, cos);

        Mask<V> waved = here & InWaves(way);
        V steps = V.Of(length * line.Gyrofrequency * stepsPerAngle) * new DipolePoint<V>(LaneMath.Max(V.Abs(way.Lowest), V.Abs(way.Highest))).Field / γ;
        Mask<V> free = here & ~waved;
        V.Store(electrons.Steps, index, V.Select(waved, V.Of(0) - V.Floor(V.Of(0) - steps), V.Select(free, V.Of(-1), V.Of(0))));
        if (!V.Any(free))
        {
            return;
        }

        // θ_g grows by ∫ω_ce b/γ dt, and dt = (γ/κu) f dθ.
        V turned = V.Of(line.Gyrofrequency / line.LightPerLength / (2 * Math.PI)) * gyrations / u;
        Turns<V>.Of(turned - V.Floor(turned + V.Of(0.5))).SinCos(out V s, out V c);
        V.Store(electrons.Sine, index, V.Select(free, way.End, point.Sine));
        V.Store(electrons.Along, index, V.Select(free, bounce.Along(sin, cos), along));
        V.Store(electrons.X, index, V.Select(free, V.MulAdd(x, c, -(y * s)), x));
        V.Store(electrons.Y, index, V.Select(free, V.MulAdd(y, c, x * s), y));
        if (V.Any(free & (LaneMath.Max(V.Abs(way.Lowest), V.Abs(way.Highest)) > V.Of(line.Watch))))
        {
            Int<V> electron = Int<V>.Truncate(V.Numbers) + Int<V>.Of(index);
            V lost = V.Select(way.Reaches(V.Of(1), V.Of(line.Foot)), V.Of(1), V.Select(way.Reaches(V.Of(-1), V.Of(line.Foot)), V.Of(-1), V.Of(0)));
            V.Store(electrons.Lost, index, V.Select(free, lost, gone));
            for (int i = 0; i < log.Count; i++)
            {
                Pass(electron, i, bounce, way, moment, u2, pace, δ, lost, free);
            }
        }
    }

    // Whether the way leads through what is alive of any element.
    [MethodImpl(Inline)]
    private Mask<V> InWaves<V>(in BounceWay<V> way)
        where V : unmanaged, ILanes<V, double>
    {
        Mask<V> any = V.Of(0) > V.Of(0);
        for (int i = 0; i < elements; i++)
        {
            V low = V.Broadcast(waves, 2 * i), high = V.Broadcast(waves, 2 * i + 1);
            any |= ~((way.Lowest > high) | (way.Highest < low)) & ~(low > high);
        }

        return any;
    }

    // At most once up and once down, as the window is much shorter than half a bounce.
    [MethodImpl(Whole)]
    private void Pass<V>(Int<V> electron, int satellite, in Bounce<V> bounce, in BounceWay<V> way, V moment, V u2, V pace, V δ, V lost, Mask<V> free)
        where V : unmanaged, ILanes<V, double>
    {
        log.Satellite(satellite, out V hemisphere, out V sine, out V field);
        Mask<V> before = hemisphere * way.Start > sine, after = hemisphere * way.End > sine, beyond = way.Reaches(hemisphere, sine);
        Mask<V> up = free & beyond & ~before, down = free & (beyond | before) & ~after & ~(hemisphere * lost > V.Of(0));
        if (!V.Any(up | down))
        {
            return;
        }

        V across = V.Sqrt(moment * field);
        bounce.Reach(hemisphere, sine, out V there, out V back, out V along);
        V t = V.Of(start) + bounce.Elapsed(LaneMath.Min(there, δ), out _) / pace;
        log.Enter(electron, satellite, t, u2, hemisphere * along, across, up);
        t = V.Of(start) + bounce.Elapsed(LaneMath.Min(back, δ), out _) / pace;
        log.Enter(electron, satellite, t, u2, -(hemisphere * along), across, down);
    }
}
