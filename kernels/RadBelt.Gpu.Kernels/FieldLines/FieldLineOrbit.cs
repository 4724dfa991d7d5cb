using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// A window of time within waves: the guiding centre along the field line with the gyrophase kept (Chen et al. 2021, Eqs. 1–4, r_g = (p⊥/qB)(−sinθ_g, cosθ_g) with
/// the γ that the print lacks, and with −q b_z/(γm) in Eq. 4), in Cartesian u⊥, in which nothing is singular at p⊥ = 0.
/// </summary>
/// <remarks>
/// A step: half a drift along the line; half of the mirror force, half of the gyration in the background field, exact; half the electric impulse of the waves,
/// rotation about their magnetic field, the other half (Boris 1970); half of the gyration, half of the mirror force; half a drift. It is symmetric in time, so of
/// second order in the step, and takes the waves once. Each electron has its own number of steps.
/// </remarks>
/// <typeparam name="TWaves">Waves.</typeparam>
public readonly struct FieldLineOrbit<TWaves> : IKernel<double>
    where TWaves : struct, IElementWaves
{
    private readonly FieldLine line;
    private readonly ElectronViews electrons;
    private readonly CrossingLog log;
    private readonly TWaves waves;
    private readonly View<double> list;
    private readonly double start, length;

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
        (this.start, this.length) = (start, length);
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        Int<V> electron = Int<V>.Truncate(V.Load(list, index));
        V sine = V.Gather(electrons.Sine, electron, 0), along = V.Gather(electrons.Along, electron, 0);
        V x = V.Gather(electrons.X, electron, 0), y = V.Gather(electrons.Y, electron, 0);
        V steps = V.Gather(electrons.Steps, electron, 0);
        V dt = V.Of(length) / steps, half = V.Of(0.5) * dt, light = V.Of(line.LightPerLength), watch = V.Of(line.Watch);
        Mask<V> moves = steps > V.Of(0);
        V first = sine, lost = V.Of(0), pending = V.Of(0);

        var point = new DipolePoint<V>(sine);
        V perγ = V.Of(1) / V.Sqrt(V.MulAdd(along, along, V.MulAdd(V.MulAdd(x, x, y * y), point.Field, V.Of(1))));
        V next = point.Moved(half * light * along * perγ), now = V.Of(start), then = now + half;
        for (int step = 0; ; step++)
        {
            if (V.Any(moves & (LaneMath.Max(V.Abs(sine), V.Abs(next)) > watch)))
            {
                lost = Pass(electron, sine, now, next, then, V.MulAdd(x, x, y * y), perγ, lost, moves);
                moves &= ~(V.Abs(lost) > V.Of(0));
            }

            (sine, now) = (V.Select(moves, next, sine), then);
            moves &= V.Of(step) < steps;
            if (!V.Any(moves))
            {
                break;
            }

            // The gyration of the half-step behind is made with that of the half-step ahead: nothing between them depends on the gyrophase.
            point = new(sine);
            V gyration = V.Of(line.Gyrofrequency) * half * point.Field;
            SmallAngle.SinCos(V.MulAdd(gyration, perγ, pending), out V sin, out V cos);
            V root = V.Sqrt(point.Field), force = half * light * V.Of(0.5) * point.FieldSlope;
            V3<V> u = new(
                root * V.MulAdd(x, cos, -(y * sin)), root * V.MulAdd(y, cos, x * sin), V.MulAdd(-force * perγ, V.MulAdd(x, x, y * y), along));
            waves.At(point, then, u.Y * point.PerField, out V3<V> electric, out V3<V> magnetic);
            V3<V> impulse = dt * electric;
            u = u + impulse;
            u = Lorentz.Rotate(u, (dt / Lorentz.Factor(u)) * magnetic) + impulse;

            V perRoot = root * point.PerField, perNew = V.Of(1) / Lorentz.Factor(u);
            V newX = perRoot * u.X, newY = perRoot * u.Y, newAlong = V.MulAdd(-force * perNew, V.MulAdd(newX, newX, newY * newY), u.Z);
            (x, y, along, perγ) = (V.Select(moves, newX, x), V.Select(moves, newY, y), V.Select(moves, newAlong, along), V.Select(moves, perNew, perγ));
            pending = V.Select(moves, gyration * perNew, pending);

            // The drift behind and the one ahead, or at the end the drift behind alone.
            Mask<V> last = ~(V.Of(step + 1) < steps);
            V drift = V.Select(last, half, dt);
            next = point.Moved(drift * light * newAlong * perNew);
            then = now + drift;
        }

        SmallAngle.SinCos(pending, out V s, out V c);
        Mask<V> every = steps > V.Of(0);
        V.Scatter(electrons.Sine, electron, sine, every);
        V.Scatter(electrons.Along, electron, along, every);
        V.Scatter(electrons.X, electron, V.MulAdd(x, c, -(y * s)), every);
        V.Scatter(electrons.Y, electron, V.MulAdd(y, c, x * s), every);
        V.Scatter(electrons.Lost, electron, lost, V.Abs(lost) > V.Of(0));
        V.Scatter(electrons.Left, electron, V.Of(1), every & waves.Left(first, V.Of(start), sine, V.Of(start + length)));
    }

    // Satellites and the feet of the line between two places.
    [MethodImpl(Whole)]
    private V Pass<V>(Int<V> electron, V from, V fromTime, V to, V toTime, V moment, V perγ, V lost, Mask<V> moves)
        where V : unmanaged, ILanes<V, double>
    {
        V u2 = V.Of(1) / (perγ * perγ) - V.Of(1);
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
