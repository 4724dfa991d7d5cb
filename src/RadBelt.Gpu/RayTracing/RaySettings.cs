using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>How rays are followed and where they end. A ray ends at the first bound it meets; <see cref="Ray.End"/> says which.</summary>
/// <remarks>
/// Its last point lies on the bound; on that of gain it is the first point at or below the floor. A density model that holds for a range of L only ends rays there, as
/// a bound of L.
/// </remarks>
public sealed record RaySettings
{
    /// <summary>Relative error of a step, in place and wave vector.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Longest path of a step over the distance from the Earth's centre: the points of a ray are no farther apart.</summary>
    public double LongestStep { get; init; } = 0.0125;

    /// <summary>Longest time from the launch on, s.</summary>
    public double Duration { get; init; } = 2;

    /// <summary>Greatest |magnetic latitude|, rad.</summary>
    public double GreatestLatitude { get; init; } = 60 * Units.Degree;

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

    /// <summary>Refuses settings that cannot be used.</summary>
    /// <exception cref="InvalidInputException">A setting is out of range.</exception>
    internal void RequireUsable()
    {
        RequireWithin(Tolerance, 1e-13, 1e-3, "tolerance of rays");
        RequireWithin(LongestStep, 1e-5, 0.2, "longest step of rays over r");
        RequireWithin(ConeFraction, 1e-3, 1 - 1e-9, "fraction of the resonance cone");
        Require.Positive(Duration, "duration of rays", "s");
        Require.NotNegative(LeastAltitude, "least altitude of rays", "m");
        if (!(GreatestLatitude > 0 && GreatestLatitude <= 89 * Units.Degree))
        {
            throw new InvalidInputException(
                $"greatest latitude of rays: {GreatestLatitude / Units.Degree:G6}° cannot be used; give more than 0° and at most 89°.");
        }

        if (!(LeastLShell >= 1 && GreatestLShell > LeastLShell && double.IsFinite(GreatestLShell)))
        {
            throw new InvalidInputException(
                $"L of rays: {LeastLShell:G6} … {GreatestLShell:G6} is no range; give a least L of 1 or more and a greatest above it.");
        }

        if (!(GainFloor < 0))
        {
            throw new InvalidInputException($"gain floor of rays: {GainFloor:G6} dB cannot be used; give a negative one.");
        }

        if (MostSteps < 1)
        {
            throw new InvalidInputException($"most steps of a ray: {MostSteps} cannot be used; give 1 or more.");
        }

        if (DampingHarmonics.Lowest > DampingHarmonics.Highest)
        {
            throw new InvalidInputException(
                $"damping harmonics: {DampingHarmonics.Lowest} … {DampingHarmonics.Highest} is no range; give the lower one first.");
        }
    }

    private static void RequireWithin(double value, double least, double greatest, string name)
    {
        if (!(value >= least && value <= greatest))
        {
            throw new InvalidInputException($"{name}: {value:G6} is outside {least:G6} … {greatest:G10}; choose a value inside.");
        }
    }
}
