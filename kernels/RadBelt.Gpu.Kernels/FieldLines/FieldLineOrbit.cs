using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// A window of time within waves: the guiding centre along the field line with the gyrophase kept (Chen et al. 2021, Eqs. 1–4, r_g = (p⊥/qB)(−sinθ_g, cosθ_g) with
/// the γ that the print lacks, and with −q b_z/(γm) in Eq. 4), in Cartesian u⊥, in which nothing is singular at p⊥ = 0.
/// </summary>
/// <remarks>
/// A step: half a drift along the line; half of the mirror force, half of the gyration in the background field, exact; half the electric impulse of the waves,
/// rotation about their magnetic field, the other half (Boris 1970); half of the gyration, half of the mirror force; half a drift. It is of
/// second order in the step, as waves are felt at the gyroradius of the middle of their kick, and takes the waves once. Each electron has its own number of steps.
/// </remarks>
/// <typeparam name="TWaves">Waves.</typeparam>
internal readonly struct FieldLineOrbit<TWaves> : IKernel<double>
    where TWaves : struct, IElementWaves
{
    private readonly FieldLine line;
    private readonly ElectronViews electrons;
    private readonly CrossingLog log;
    private readonly TWaves waves;
    private readonly View<double> list;
    private readonly double start, length, halfGyrofrequency, quarterLight;

    /// <summary>A window.</summary>
    /// <param name="line">Field line.</param>
    /// <param name="electrons">Electrons, advanced in place.</param>
    /// <param name="log">Crossings.</param>
    /// <param name="waves">Waves.</param>
    /// <param name="list">Numbers of the electrons that take part, an index of the launch each.</param>
    /// <param name="start">Its beginning, s.</param>
    /// <param name="length">Its length, s.</param>
    public FieldLineOrbit(FieldLine line, ElectronViews electrons, CrossingLog log, TWaves waves, View<double> list, double start, double length)
    {
        (this.line, this.electrons, this.log, this.waves, this.list) = (line, electrons, log, waves, list);
        (this.start, this.length, halfGyrofrequency, quarterLight) = (start, length, 0.5 * line.Gyrofrequency, 0.25 * line.LightPerLength);
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        Int<V> electron = Int<V>.Truncate(V.Load(list, index));
        V first = V.Gather(electrons.Sine, electron, 0), steps = V.Gather(electrons.Steps, electron, 0);
        V dt = V.Of(length) / steps, half = V.Of(0.5) * dt, watch = V.Of(line.Watch), lost = V.Of(0);
        Motion<V> motion = Begin(electron, first, half);
        V sine = first, now = V.Of(start), then = now + half;
        Mask<V> moves = steps > lost;
        for (int step = 0; ; step++)
        {
            if (V.Any(moves & (LaneMath.Max(V.Abs(sine), V.Abs(motion.Next)) > watch)))
            {
                lost = Pass(electron, sine, now, then, motion, lost, moves);
                moves &= ~(V.Abs(lost) > V.Of(0));
            }

            (sine, now) = (V.Select(moves, motion.Next, sine), then);
            moves &= V.Of(step) < steps;
            if (!V.Any(moves))
            {
                break;
            }

            // The drift behind a kick and the one ahead of the next are one; at the end there is only the drift behind.
            V drift = V.Select(V.Of(step + 1) < steps, dt, half);
            Motion<V> moved = Step(motion, now, dt, drift);
            motion = Motion<V>.Select(moves, moved, motion);
            then = now + drift;
        }

        End(electron, first, sine, motion, lost);
    }

    [MethodImpl(Whole)]
    private Motion<V> Begin<V>(Int<V> electron, V sine, V half)
        where V : unmanaged, ILanes<V, double>
    {
        V along = V.Gather(electrons.Along, electron, 0), x = V.Gather(electrons.X, electron, 0), y = V.Gather(electrons.Y, electron, 0);
        var point = new DipolePoint<V>(sine);
        V perγ = V.Of(1) / V.Sqrt(V.MulAdd(along, along, V.MulAdd(V.MulAdd(x, x, y * y), point.Field, V.Of(1))));
        return new(point.Moved(V.Of(line.LightPerLength) * half * along * perγ), along, x, y, perγ, V.Of(0));
    }

    // From one kick to the next. The gyration behind a kick is made with that ahead of the next, as nothing between them depends on the gyrophase.
    [MethodImpl(Whole)]
    private Motion<V> Step<V>(in Motion<V> motion, V time, V dt, V drift)
        where V : unmanaged, ILanes<V, double>
    {
        var point = new DipolePoint<V>(motion.Next);
        V gyration = V.Of(halfGyrofrequency) * dt * point.Field, force = V.Of(-quarterLight) * dt * point.FieldSlope;
        SmallAngle.SinCos(V.MulAdd(gyration, motion.PerGamma, motion.Pending), out V sin, out V cos);
        V root = V.Sqrt(point.Field), along = V.MulAdd(force * motion.PerGamma, motion.Moment, motion.Along);
        V3<V> u = new(root * V.MulAdd(motion.X, cos, -(motion.Y * sin)), root * V.MulAdd(motion.Y, cos, motion.X * sin), along);
        waves.At(point, time, u, motion.PerGamma, dt, out V3<V> impulse, out V3<V> rotation);
        u = Kick(u, impulse, rotation, out V perγ);
        root = root * point.PerField;
        V x = root * u.X, y = root * u.Y;
        along = V.MulAdd(force * perγ, V.MulAdd(x, x, y * y), u.Z);
        return new(point.Moved(V.Of(line.LightPerLength) * drift * along * perγ), along, x, y, perγ, gyration * perγ);
    }

    // Boris's kick. With β the rotation, t = β/γ: u + (u + u × t) × 2t/(1 + t²) = u + (γu + u × β) × β 2/(γ² + β²), whose quotient does not wait for the root in γ.
    [MethodImpl(Whole)]
    private static V3<V> Kick<V>(V3<V> u, V3<V> impulse, V3<V> rotation, out V perγ)
        where V : unmanaged, ILanes<V, double>
    {
        u = u + impulse;
        V γ2 = V.Of(1) + V3<V>.Dot(u, u), turn = V.Of(2) / (γ2 + V3<V>.Dot(rotation, rotation));
        u = u + turn * V3<V>.Cross(V.Sqrt(γ2) * u + V3<V>.Cross(u, rotation), rotation) + impulse;
        γ2 = V.Of(1) + V3<V>.Dot(u, u);
        perγ = V.Sqrt(γ2) * (V.Of(1) / γ2);
        return u;
    }

    [MethodImpl(Whole)]
    private void End<V>(Int<V> electron, V first, V sine, in Motion<V> motion, V lost)
        where V : unmanaged, ILanes<V, double>
    {
        SmallAngle.SinCos(motion.Pending, out V sin, out V cos);
        Mask<V> every = V.Of(1) > V.Of(0);
        V.Scatter(electrons.Sine, electron, sine, every);
        V.Scatter(electrons.Along, electron, motion.Along, every);
        V.Scatter(electrons.X, electron, V.MulAdd(motion.X, cos, -(motion.Y * sin)), every);
        V.Scatter(electrons.Y, electron, V.MulAdd(motion.Y, cos, motion.X * sin), every);
        V.Scatter(electrons.Lost, electron, lost, every);
        V.Scatter(electrons.Left, electron, V.Of(1), waves.Left(first, V.Of(start), sine, V.Of(start + length)));
    }

    // Satellites and the feet of the line between two places.
    [MethodImpl(Whole)]
    private V Pass<V>(Int<V> electron, V from, V fromTime, V toTime, in Motion<V> motion, V lost, Mask<V> moves)
        where V : unmanaged, ILanes<V, double>
    {
        V to = motion.Next, moment = motion.Moment, u2 = V.Of(1) / (motion.PerGamma * motion.PerGamma) - V.Of(1);
        for (int i = 0; i < log.Count; i++)
        {
            log.Satellite(i, out V hemisphere, out V sine, out V field);
            V s0 = hemisphere * from, s1 = hemisphere * to;
            Mask<V> up = ~(s0 > sine) & (s1 > sine), down = (s0 > sine) & ~(s1 > sine), crosses = moves & (up | down);
            if (V.Any(crosses))
            {
                V across2 = moment * field, parallel = V.Sqrt(LaneMath.Max(u2 - across2, V.Of(0)));
                V t = V.MulAdd((sine - s0) / (s1 - s0), toTime - fromTime, fromTime);
                log.Enter(electron, i, t, u2, V.Select(to < from, -parallel, parallel), V.Sqrt(across2), crosses);
            }
        }

        V foot = V.Of(line.Foot);
        return V.Select(moves & (to > foot), V.Of(1), V.Select(moves & (to < -foot), V.Of(-1), lost));
    }
}
