using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// A window of time without waves: energy and magnetic moment stay what they are, and the bounce goes on to where it is then. Electrons whose way leads them through
/// waves are left where they are, with the number of steps the window takes <see cref="FieldLineOrbit{TWaves}"/>.
/// </summary>
internal readonly struct AdiabaticOrbit : IKernel<double>
{
    private readonly FieldLine line;
    private readonly ElectronViews electrons;
    private readonly CrossingLog log;
    private readonly View<double> waves;
    private readonly int elements;
    private readonly double start, length, stepsPerField, leastSteps, turns;

    /// <summary>A window.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="electrons">Electrons, advanced in place.</param>
    /// <param name="log">Crossings.</param>
    /// <param name="waves">Lowest and highest sinλ of the waves of each element in this window; the lowest above the highest where there are none.</param>
    /// <param name="elements">Elements.</param>
    /// <param name="start">Its beginning, s.</param>
    /// <param name="length">Its length, s.</param>
    /// <param name="stepsPerAngle">Steps within waves for each radian of gyration: it is the strongest field on the way that counts.</param>
    /// <param name="stepsPerSecond">Least steps within waves in a second.</param>
    public AdiabaticOrbit(
        FieldLine line,
        ElectronViews electrons,
        CrossingLog log,
        View<double> waves,
        int elements,
        double start,
        double length,
        double stepsPerAngle,
        double stepsPerSecond)
    {
        (this.line, this.electrons, this.log, this.waves, this.elements) = (line, electrons, log, waves, elements);
        (this.start, this.length) = (start, length);
        (stepsPerField, leastSteps) = (length * line.Gyrofrequency * stepsPerAngle, length * stepsPerSecond);
        turns = line.Gyrofrequency / line.LightPerLength / (2 * Math.PI);
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V gone = V.Load(electrons.Lost, index);
        Mask<V> here = ~(V.Abs(gone) > V.Of(0));
        if (!V.Any(here))
        {
            V.Store(electrons.Steps, index, V.Of(0));
            return;
        }

        var point = new DipolePoint<V>(V.Load(electrons.Sine, index));
        V along = V.Load(electrons.Along, index), x = V.Load(electrons.X, index), y = V.Load(electrons.Y, index);
        V moment = V.MulAdd(x, x, y * y), u2 = V.MulAdd(moment, point.Field, along * along), perγ = V.Of(1) / V.Sqrt(V.Of(1) + u2), u = V.Sqrt(u2);
        var bounce = new Bounce<V>(point, along, moment);
        V pace = V.Of(line.LightPerLength) * u * perγ;
        V δ = bounce.Advance(V.Of(length) * pace, out V gyrations);
        BounceWay<V> way = bounce.Way(point.Sine, δ);
        V steps = Steps(way, perγ);
        Mask<V> waved = here & (steps > V.Of(0)), free = here & ~waved;
        V.Store(electrons.Steps, index, V.Select(waved, steps, V.Select(free, V.Of(-1), V.Of(0))));
        if (!V.Any(free))
        {
            return;
        }

        // θ_g grows by ∫ω_ce b/γ dt, and dt = (γ/κu) f dθ.
        WholeMath.SinCosOfTurns(V.Of(turns) * gyrations / u, out V s, out V c);
        V.Store(electrons.Sine, index, V.Select(free, way.End, point.Sine));
        V.Store(electrons.Along, index, V.Select(free, way.Along, along));
        V.Store(electrons.X, index, V.Select(free, V.MulAdd(x, c, -(y * s)), x));
        V.Store(electrons.Y, index, V.Select(free, V.MulAdd(y, c, x * s), y));
        if (V.Any(free & (way.Furthest > V.Of(line.Watch))))
        {
            V lost = Lost(way);
            V.Store(electrons.Lost, index, V.Select(free, lost, gone));
            for (int i = 0; i < log.Count; i++)
            {
                Pass(index, i, bounce, way, moment, u2, pace, δ, lost, free);
            }
        }
    }

    // Steps the window takes if the way leads through what is alive of any element, else 0.
    [MethodImpl(Whole)]
    private V Steps<V>(in BounceWay<V> way, V perγ)
        where V : unmanaged, ILanes<V, double>
    {
        V zero = V.Of(0), all = zero, gyrations = V.Of(stepsPerField) * perγ * new DipolePoint<V>(way.Furthest).Field;
        V steps = -V.Floor(-LaneMath.Max(gyrations, V.Of(leastSteps)));
        for (int i = 0; i < elements; i++)
        {
            all = V.Select((way.Lowest > V.Broadcast(waves, 2 * i + 1)) | (way.Highest < V.Broadcast(waves, 2 * i)), all, steps);
        }

        return all;
    }

    [MethodImpl(Whole)]
    private V Lost<V>(in BounceWay<V> way)
        where V : unmanaged, ILanes<V, double>
    {
        V one = V.Of(1), foot = V.Of(line.Foot);
        return V.Select(way.Reaches(one, foot), one, V.Select(way.Reaches(-one, foot), -one, V.Of(0)));
    }

    // At most once up and once down, as the window is much shorter than half a bounce.
    [MethodImpl(Whole)]
    private void Pass<V>(long index, int satellite, in Bounce<V> bounce, in BounceWay<V> way, V moment, V u2, V pace, V δ, V lost, Mask<V> free)
        where V : unmanaged, ILanes<V, double>
    {
        log.Satellite(satellite, out V hemisphere, out V sine, out V field);
        Mask<V> before = hemisphere * way.Start > sine, after = hemisphere * way.End > sine, beyond = way.Reaches(hemisphere, sine);
        Mask<V> up = free & beyond & ~before, down = free & (beyond | before) & ~after & ~(hemisphere * lost > V.Of(0));
        if (!V.Any(up | down))
        {
            return;
        }

        Int<V> electron = Int<V>.Truncate(V.Numbers) + Int<V>.Of(index);
        V across = V.Sqrt(moment * field);
        bounce.Reach(hemisphere, sine, out V there, out V back, out V along);
        V t = V.Of(start) + bounce.Elapsed(LaneMath.Min(there, δ), out _) / pace;
        log.Enter(electron, satellite, t, u2, hemisphere * along, across, up);
        t = V.Of(start) + bounce.Elapsed(LaneMath.Min(back, δ), out _) / pace;
        log.Enter(electron, satellite, t, u2, -(hemisphere * along), across, down);
    }
}
