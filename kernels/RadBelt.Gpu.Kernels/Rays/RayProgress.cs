using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Where rays are on their way, one a lane.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal struct RayProgress<V>
    where V : unmanaged, ILanes<V, double>
{
    /// <summary>ω, rad s⁻¹.</summary>
    public V Frequency;

    /// <summary>r, n, phase.</summary>
    public RayVector<V> Ray;

    /// <summary>How fast they change, by τ.</summary>
    public RayVector<V> Slope;

    /// <summary>The dispersion relation there.</summary>
    public RayLocal<V> Local;

    /// <summary>τ.</summary>
    public V Time;

    /// <summary>The step to try next, τ.</summary>
    public V Step;

    /// <summary>Steps tried.</summary>
    public V Steps;

    /// <summary>Why a ray ended, a code of <see cref="RayBounds"/>.</summary>
    public V Code;

    /// <summary>Lanes whose rays go on.</summary>
    public readonly Mask<V> Running
    {
        [MethodImpl(Inline)]
        get => Code < V.Of(0.5);
    }

    /// <summary>Moves rays to where a step took them.</summary>
    /// <param name="accepted">Lanes whose step is accepted.</param>
    /// <param name="next">Where it took them.</param>
    /// <param name="there">The dispersion relation there.</param>
    [MethodImpl(Whole)]
    public void Accept(Mask<V> accepted, in RayVector<V> next, in RayLocal<V> there)
    {
        Ray = RayVector<V>.Select(accepted, new(next.Place, there.Nearest(next.Index), next.Phase), Ray);
        Time = V.Select(accepted, Time + Step, Time);
    }

    /// <summary>Ends the rays of some lanes.</summary>
    [MethodImpl(Whole)]
    public void End(Mask<V> ended, V code) => Code = V.Select(ended, code, Code);

    /// <summary>Counts a step, and ends rays that have taken the most or whose step has shrunk to nothing.</summary>
    /// <param name="counted">Lanes that took it.</param>
    /// <param name="most">Most steps.</param>
    /// <param name="shrunk">Lanes with a step of nothing.</param>
    [MethodImpl(Whole)]
    public void Count(Mask<V> counted, double most, Mask<V> shrunk)
    {
        Steps += V.Select(counted, V.Of(1), V.Of(0));
        Mask<V> spent = shrunk | ~(Steps < V.Of(most));
        Code = V.Select(spent & Running, V.Of(RayBounds.Steps), Code);
    }

    /// <summary>The time, τ, of a path of some fraction of |r|.</summary>
    [MethodImpl(Whole)]
    public readonly V TimeOf(double fraction) =>
        V.Of(fraction) * V.Sqrt(V3<V>.Dot(Ray.Place, Ray.Place) / V3<V>.Dot(Slope.Place, Slope.Place));
}
