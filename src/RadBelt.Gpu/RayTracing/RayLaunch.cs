namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Where and how a ray starts. Directions are those of the local field-aligned frame: z along B0 (north on the equator), x in the meridian plane
/// away from the Earth, y to the east.
/// </summary>
public sealed record RayLaunch
{
    /// <summary>Frequency, Hz, positive.</summary>
    public required double Frequency { get; init; }

    /// <summary>L of the field line it starts on.</summary>
    public required double LShell { get; init; }

    /// <summary>Magnetic latitude it starts at, rad.</summary>
    public double Latitude { get; init; }

    /// <summary>Magnetic longitude it starts at, rad, eastward; any zero will do.</summary>
    public double Longitude { get; init; }

    /// <summary>Wave normal angle, rad, in [−π, π]: between k and +B0, positive where k leans outward (azimuth 0). Beyond ±π/2 the wave runs south.</summary>
    public double WaveNormalAngle { get; init; }

    /// <summary>Azimuth of k about B0, rad: 0 leans outward in the meridian plane, π/2 to the east. At 0 and π the ray stays in its meridian plane.</summary>
    public double Azimuth { get; init; }

    /// <summary>Time t0 it starts at, s.</summary>
    public double Time { get; init; }
}
