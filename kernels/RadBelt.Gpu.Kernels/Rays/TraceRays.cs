using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// Advances rays by a number of steps, one ray a lane, each with a step of its own: a lane whose step is rejected tries a shorter one while the others go on.
/// </summary>
/// <remarks>
/// After each accepted step n is moved to the nearest point of the surface D = 0, along ∂D/∂n, so that no error of D builds up. The shift is as large
/// as the error of the step, of either sign, and the same for a ray traced back.
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
        rays.Load(index, out RayProgress<V> at);
        at.Slope = medium.Slope(at.Ray, at.Frequency, out at.Local);
        at.Step = V.Select(at.Step > V.Of(0), at.Step, V.Of(0.1) * at.TimeOf(stepping.Longest));
        rays.StoreRow(0, index, at.Time, at);
        Landing<V> landing = Landing<V>.None();
        int row = 0;
        for (; row < stepping.Rows && V.Any(at.Running); row++)
        {
            Mask<V> accepted = Try(ref at, ref landing);
            rays.StoreRow(row + 1, index, V.Select(accepted, at.Time, V.Of(-1)), at);
        }

        rays.Store(index, row, at);
    }

    /// <summary>Tries a step in every lane; returns those in which it is accepted.</summary>
    [MethodImpl(Whole)]
    private Mask<V> Try<V>(ref RayProgress<V> at, ref Landing<V> landing)
        where V : unmanaged, ILanes<V, double>
    {
        at.Step = LaneMath.Min(at.Step, at.TimeOf(stepping.Longest));
        RayVector<V> difference = DormandPrince.Step(medium, at.Frequency, at.Ray, at.Slope, at.Step, out RayVector<V> next, out RayLocal<V> there);
        V error = Error(difference, next);
        V before = bounds.Margin(new RayPlace<V>(at.Ray.Place), at.Time, at.Local.ConeMargin, out _);
        V after = bounds.Margin(new RayPlace<V>(next.Place), at.Time + at.Step, there.ConeMargin, out V bound);

        // A lane that is on a bound and runs beyond it has ended where it is.
        Mask<V> running = at.Running, good = running & (error < V.Of(1));
        Mask<V> stuck = good & (after < V.Of(0)) & ~landing.Active & ~(before > V.Of(OnBound));
        good = good & ~stuck;
        Mask<V> landed = landing.Try(good, at.Step, before, after, OnBound);
        Mask<V> accepted = good & (~landing.Active | landed);
        at.Accept(accepted, next, there);
        at.End(landed | stuck, bound);

        // A lane that stays where it is gets the slope it had.
        at.Slope = medium.Slope(at.Ray, at.Frequency, out at.Local);
        at.Step = V.Select(landing.Active, landing.Next, at.Step * Factor(error));
        Mask<V> shrunk = ~(accepted | landing.Active) & (at.Step < at.TimeOf(stepping.Shortest));
        at.Count(running, stepping.Most, shrunk);
        return accepted;
    }

    /// <summary>Square of the error of a step over the tolerance.</summary>
    [MethodImpl(Whole)]
    private V Error<V>(in RayVector<V> difference, in RayVector<V> ray)
        where V : unmanaged, ILanes<V, double>
    {
        V place = V3<V>.Dot(difference.Place, difference.Place) / V3<V>.Dot(ray.Place, ray.Place);
        V index = V3<V>.Dot(difference.Index, difference.Index) / V3<V>.Dot(ray.Index, ray.Index);
        return (place + index) * V.Of(stepping.PerTolerance2);
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
