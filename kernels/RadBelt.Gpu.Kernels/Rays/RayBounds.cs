using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Where rays end.</summary>
/// <param name="duration">Longest τ = ct/R_E since the launch.</param>
/// <param name="sine2">Greatest sin²λ.</param>
/// <param name="leastShell">Least L.</param>
/// <param name="greatestShell">Greatest L.</param>
/// <param name="leastRadius">Least r, R_E.</param>
public readonly struct RayBounds(double duration, double sine2, double leastShell, double greatestShell, double leastRadius)
{
    /// <summary>Code of a ray that goes on.</summary>
    public const int Running = 0;

    /// <summary>The longest time.</summary>
    public const int Duration = 1;

    /// <summary>The greatest latitude.</summary>
    public const int Latitude = 2;

    /// <summary>The range of L.</summary>
    public const int LShell = 3;

    /// <summary>The least altitude.</summary>
    public const int Altitude = 4;

    /// <summary>The resonance cone.</summary>
    public const int Cone = 6;

    /// <summary>The most steps, or a step of nothing.</summary>
    public const int Steps = 7;

    private readonly double duration = duration, sine2 = sine2, leastShell = leastShell, greatestShell = greatestShell, leastRadius = leastRadius;

    /// <summary>How far a ray is from the nearest bound, relative to the bound's own size; negative beyond it.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="time">τ.</param>
    /// <param name="cone">Its distance from the resonance cone.</param>
    /// <param name="code">The bound.</param>
    [MethodImpl(Whole)]
    public V Margin<V>(in RayPlace<V> place, V time, V cone, out V code)
        where V : unmanaged, ILanes<V, double>
    {
        V margin = V.MulAdd(time, V.Of(-1 / duration), V.Of(1));
        code = V.Of(Duration);
        Nearer(V.MulAdd(-place.Sine, place.Sine, V.Of(sine2)), Latitude, ref margin, ref code);
        V shell = place.LShell;
        Nearer(V.MulAdd(shell, V.Of(-1 / greatestShell), V.Of(1)), LShell, ref margin, ref code);
        Nearer(V.MulAdd(shell, V.Of(1 / leastShell), V.Of(-1)), LShell, ref margin, ref code);
        Nearer(V.MulAdd(place.Radius, V.Of(1 / leastRadius), V.Of(-1)), Altitude, ref margin, ref code);
        Nearer(cone, Cone, ref margin, ref code);
        return margin;
    }

    [MethodImpl(Inline)]
    private static void Nearer<V>(V other, int otherCode, ref V margin, ref V code)
        where V : unmanaged, ILanes<V, double>
    {
        Mask<V> nearer = other < margin;
        margin = V.Select(nearer, other, margin);
        code = V.Select(nearer, V.Of(otherCode), code);
    }
}
