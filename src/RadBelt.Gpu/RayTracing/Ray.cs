using System.Collections.Immutable;

namespace RadBelt.Gpu.RayTracing;

/// <summary>One ray: its points in the order of time, the launch first, at the steps the tracer took.</summary>
public sealed class Ray
{
    internal Ray(RayLaunch launch, ImmutableArray<RayPoint> points, RayEnd end, double dispersionError) =>
        (Launch, Points, End, DispersionError) = (launch, points, end, dispersionError);

    /// <summary>How it started.</summary>
    public RayLaunch Launch { get; }

    /// <summary>Its points, at least one.</summary>
    public ImmutableArray<RayPoint> Points { get; }

    /// <summary>Why it ended.</summary>
    public RayEnd End { get; }

    /// <summary>Greatest |D|/Σ|terms of D| of the cold-plasma dispersion relation at its points.</summary>
    public double DispersionError { get; }
}
