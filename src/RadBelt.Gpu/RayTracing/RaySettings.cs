using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.RayTracing;

/// <summary>How rays are followed and where they end. A ray ends at the first bound it meets; <see cref="Ray.End"/> says which.</summary>
public sealed record RaySettings
{
    /// <summary>Relative error of a step, in place and wave vector.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Longest time from the launch on, s.</summary>
    public double Duration { get; init; } = 2;

    /// <summary>Greatest |magnetic latitude|, rad.</summary>
    public double GreatestLatitude { get; init; } = 60 * Physics.Units.Degree;

    /// <summary>Least L.</summary>
    public double LeastLShell { get; init; } = 1.5;

    /// <summary>Greatest L.</summary>
    public double GreatestLShell { get; init; } = 12;

    /// <summary>Least altitude, m.</summary>
    public double LeastAltitude { get; init; } = 1000e3;

    /// <summary>Gain (dB, below zero) at which a damped ray is given up.</summary>
    public double GainFloor { get; init; } = -100;

    /// <summary>A ray ends where tan of its wave normal angle comes to this fraction of tan of the resonance cone's.</summary>
    public double ConeFraction { get; init; } = 0.999;

    /// <summary>Most steps of a ray.</summary>
    public int MostSteps { get; init; } = 5000;

    /// <summary>Lowest and highest harmonic n of the damping.</summary>
    public (int Lowest, int Highest) DampingHarmonics { get; init; } = (-1, 1);
}
