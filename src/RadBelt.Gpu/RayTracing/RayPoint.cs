using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>A place on a ray. Components are those of the local field-aligned frame: along B0, outward in the meridian plane, to the east.</summary>
public readonly record struct RayPoint
{
    /// <summary>Time t, s.</summary>
    public double Time { get; init; }

    /// <summary>Distance from the centre of the Earth, m.</summary>
    public double Radius { get; init; }

    /// <summary>Magnetic latitude, rad.</summary>
    public double Latitude { get; init; }

    /// <summary>Magnetic longitude, rad.</summary>
    public double Longitude { get; init; }

    /// <summary>L of the field line here.</summary>
    public double LShell { get; init; }

    /// <summary>k along B0, m⁻¹.</summary>
    public double ParallelWaveNumber { get; init; }

    /// <summary>k outward, m⁻¹.</summary>
    public double OutwardWaveNumber { get; init; }

    /// <summary>k to the east, m⁻¹.</summary>
    public double EastwardWaveNumber { get; init; }

    /// <summary>Group velocity along B0, m s⁻¹.</summary>
    public double ParallelGroupSpeed { get; init; }

    /// <summary>Group velocity outward, m s⁻¹.</summary>
    public double OutwardGroupSpeed { get; init; }

    /// <summary>Group velocity to the east, m s⁻¹.</summary>
    public double EastwardGroupSpeed { get; init; }

    /// <summary>∫k·dr − ω(t − t0), rad, since the launch.</summary>
    public double Phase { get; init; }

    /// <summary>∫γ_L dt since the launch: the natural logarithm of the amplitude over the launched one.</summary>
    public double Gain { get; init; }

    /// <summary>Angle between k and +B0, rad, in (−π, π), with the sign of the outward component of k.</summary>
    public double WaveNormalAngle =>
        Math.CopySign(
            Math.Atan2(double.Hypot(OutwardWaveNumber, EastwardWaveNumber), ParallelWaveNumber), OutwardWaveNumber);

    /// <summary>Gain of the amplitude, dB: 20 log10 of its ratio to the launched one.</summary>
    public double GainDecibels => 20 / Math.Log(10) * Gain;
}
