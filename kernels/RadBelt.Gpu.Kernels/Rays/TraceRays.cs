using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Advances rays by a number of steps, one ray a lane, each with a step of its own: a lane whose step is rejected tries a shorter one while the others go on.
/// </summary>
/// <remarks>
/// After each accepted step n is moved to the nearest point of the surface D = 0, along ∂D/∂n, so that no error of D builds up. The shift is as large as the error of the
/// step, of either sign, and the same for a ray traced back.
/// </remarks>
/// <typeparam name="TField">Magnetic field.</typeparam>
/// <typeparam name="TDensity">Electron density.</typeparam>
/// <param name="medium">The plasma.</param>
/// <param name="rays">The rays.</param>
/// <param name="bounds">Where they end.</param>
/// <param name="stepping">How steps are chosen.</param>
public readonly struct TraceRays<TField, TDensity>(
    RayMedium<TField, TDensity> medium, RayTable rays, RayBounds bounds, RayStepping stepping) : IKernel<double>
    where TField : struct, IRayField
    where TDensity : struct, IRayDensity
{
    /// <summary>How near to a bound is on it.</summary>
    private const double OnBound = 1e-11;

    private readonly RayMedium<TField, TDensity> medium = medium;
    private readonly RayTable rays = rays;
    private readonly RayBounds bounds = bounds;
    private readonly RayStepping stepping = stepping;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V ω = rays.Load<V>(RayTable.Frequency, index), time = rays.Load<V>(RayTable.Elapsed, index);
        V steps = rays.Load<V>(RayTable.Steps, index), code = rays.Load<V>(RayTable.Code, index);
        RayVector<V> ray = rays.LoadVector<V>(index);
        RayVector<V> slope = medium.Slope(ray, ω, out RayLocal<V> local);
        V longest = Longest(ray, slope), step = rays.Load<V>(RayTable.Step, index);
        step = V.Select(step > V.Of(0), step, V.Of(0.1) * longest);
        rays.StoreRow(0, index, time, ray, slope, local);
        Landing<V> landing = Landing<V>.None();
        int row = 0;
        for (; row < stepping.Rows; row++)
        {
            Mask<V> running = code < V.Of(0.5);
            if (!V.Any(running))
            {
                break;
            }

            step = LaneMath.Min(step, longest);
            RayVector<V> difference = DormandPrince.Step(medium, ω, ray, slope, step, out RayVector<V> next, out RayLocal<V> there);
            V error = Error(difference, next);
            V after = Margin(next, time + step, there, out V bound);
            V margin = Margin(ray, time, local, out _);
            Mask<V> good = running & (error < V.Of(1));
            Mask<V> stuck = good & (after < V.Of(0)) & ~landing.Active & ~(margin > V.Of(OnBound));
            landing.Try(good & ~stuck, step, margin, after);
            Mask<V> landed = landing.Active & ((V.Abs(after) < V.Of(OnBound)) | landing.Exhausted);
            Mask<V> accepted = good & ~stuck & (~landing.Active | landed);

            next = new(next.Place, there.Nearest(next.Index), next.Phase);
            ray = RayVector<V>.Select(accepted, next, ray);
            time = V.Select(accepted, time + step, time);
            code = V.Select(landed | stuck, bound, code);

            // A lane that stays where it is gets the slope it had.
            slope = medium.Slope(ray, ω, out local);
            longest = Longest(ray, slope);
            rays.StoreRow(row + 1, index, V.Select(accepted, time, V.Of(-1)), ray, slope, local);

            step = V.Select(landing.Active, landing.Next, step * Factor(error));
            steps += V.Select(running, V.Of(1), V.Of(0));
            Mask<V> spent = ~(steps < V.Of(stepping.Most)) | (~accepted & ~landing.Active & (step < V.Of(1e-10) * longest));
            code = V.Select(spent & (code < V.Of(0.5)), V.Of(RayBounds.Steps), code);
        }

        rays.StoreVector(index, ray);
        rays.Store(RayTable.Elapsed, index, time);
        rays.Store(RayTable.Step, index, step);
        rays.Store(RayTable.Steps, index, steps);
        rays.Store(RayTable.Code, index, code);
        rays.StoreTaken<V>(index, row);
    }

    [MethodImpl(Whole)]
    private V Margin<V>(in RayVector<V> ray, V time, in RayLocal<V> local, out V code)
        where V : unmanaged, ILanes<V, double> => bounds.Margin(new RayPlace<V>(ray.Place), time, local.ConeMargin, out code);

    /// <summary>The time, τ, that the longest path of a step takes.</summary>
    [MethodImpl(Inline)]
    private V Longest<V>(in RayVector<V> ray, in RayVector<V> slope)
        where V : unmanaged, ILanes<V, double> =>
        V.Of(stepping.Longest) * V.Sqrt(V3<V>.Dot(ray.Place, ray.Place) / V3<V>.Dot(slope.Place, slope.Place));

    /// <summary>Square of the error of a step over the tolerance.</summary>
    [MethodImpl(Inline)]
    private V Error<V>(in RayVector<V> difference, in RayVector<V> ray)
        where V : unmanaged, ILanes<V, double>
    {
        V place = V3<V>.Dot(difference.Place, difference.Place) / V3<V>.Dot(ray.Place, ray.Place);
        V index = V3<V>.Dot(difference.Index, difference.Index) / V3<V>.Dot(ray.Index, ray.Index);
        return (place + index) * V.Of(1 / (stepping.Tolerance * stepping.Tolerance));
    }

    /// <summary>What the next step is to be over the last: 0.9 error^(−1/5) within a factor of five; least where the error is no number.</summary>
    [MethodImpl(Whole)]
    private static V Factor<V>(V error2)
        where V : unmanaged, ILanes<V, double>
    {
        V power = WholeMath.Exp(V.Of(-0.1) * WholeMath.Log(LaneMath.Max(error2, V.Of(1e-20))));
        V factor = LaneMath.Max(LaneMath.Min(V.Of(0.9) * power, V.Of(5)), V.Of(0.2));
        return V.Select(error2 < V.Of(1e30), factor, V.Of(0.2));
    }
}
