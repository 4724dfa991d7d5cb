using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.RayTracing;

/// <summary>Where a launch puts a ray: in the meridian plane y = 0, to which its longitude is added afterwards.</summary>
/// <param name="Position">r, R_E; x, y, z with the dipole's axis along z.</param>
/// <param name="Index">n = ck/ω.</param>
/// <param name="Frequency">ω, rad s⁻¹.</param>
internal readonly record struct RayStart(
    (double X, double Y, double Z) Position, (double X, double Y, double Z) Index, double Frequency)
{
    /// <summary>The start of a ray.</summary>
    /// <exception cref="InvalidInputException">It cannot start there or so.</exception>
    public static RayStart Of(DipolePlasma plasma, RayLaunch launch, RaySettings settings)
    {
        Require.Positive(launch.Frequency, "frequency", "Hz");
        RequireFinite(launch.Longitude, "longitude");
        RequireFinite(launch.Azimuth, "azimuth of k");
        RequireFinite(launch.Time, "time");
        RequireInside(plasma, launch, settings);
        double ψ = Math.Abs(launch.WaveNormalAngle), ω = 2 * Math.PI * launch.Frequency;
        if (!(ψ <= Math.PI))
        {
            throw new InvalidInputException(
                $"wave normal angle: {launch.WaveNormalAngle / Units.Degree:G6}° is outside [−180°, 180°]; it is the angle between k and +B0, positive outward.");
        }

        ColdPlasma local = plasma.On(launch.LShell).At(launch.Latitude);
        RequireShortOfCone(local, ω, ψ, settings.ConeFraction);
        double n = DispersionRelation.Full.Wave(local, WaveBranch.Whistler, ω, ψ).RefractiveIndex;

        // By half turns, so that the ray keeps to its meridian plane exactly for azimuths of 0 and π, and to B0 for angles of 0 and π.
        (double sinAzimuth, double cosAzimuth) = double.SinCosPi(launch.Azimuth / Math.PI);
        (double sinNormal, double cosNormal) = double.SinCosPi(launch.WaveNormalAngle / Math.PI);
        (double sinλ, double cosλ) = Math.SinCos(launch.Latitude);
        (double outward, double up) = FieldDirection(sinλ, cosλ);
        double along = n * cosNormal, across = n * sinNormal * cosAzimuth;
        double radius = launch.LShell * cosλ * cosλ;
        return new(
            (radius * cosλ, 0, radius * sinλ),
            (along * outward + across * up, n * sinNormal * sinAzimuth, along * up - across * outward),
            ω);
    }

    /// <summary>B0/|B0| of a dipole: away from its axis, and along it.</summary>
    public static (double Outward, double Up) FieldDirection(double sinLatitude, double cosLatitude)
    {
        double length = Math.Sqrt(1 + 3 * sinLatitude * sinLatitude);
        return (-3 * sinLatitude * cosLatitude / length, (1 - 3 * sinLatitude * sinLatitude) / length);
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidInputException($"{name}: {value:G6} cannot be used; give a finite value.");
        }
    }

    private static void RequireInside(DipolePlasma plasma, RayLaunch launch, RaySettings settings)
    {
        if (!(launch.LShell >= settings.LeastLShell && launch.LShell <= settings.GreatestLShell))
        {
            throw new InvalidInputException(
                $"L shell: {launch.LShell:G6} is outside the plasma, L = {settings.LeastLShell:G6} … {settings.GreatestLShell:G6}; launch inside it or widen the range.");
        }

        if (!(Math.Abs(launch.Latitude) <= settings.GreatestLatitude))
        {
            throw new InvalidInputException(
                $"magnetic latitude: {launch.Latitude / Units.Degree:G6}° is beyond ±{settings.GreatestLatitude / Units.Degree:G6}°, where rays end; launch nearer to the equator or raise the bound.");
        }

        double cos = Math.Cos(launch.Latitude), altitude = (launch.LShell * cos * cos - 1) * plasma.EarthRadius;
        if (!(altitude >= settings.LeastAltitude))
        {
            throw new InvalidInputException(
                $"launch: L = {launch.LShell:G6} at latitude {launch.Latitude / Units.Degree:G6}° is at an altitude of {altitude / Units.Kilometre:G6} km, below the {settings.LeastAltitude / Units.Kilometre:G6} km where rays end; launch higher or lower the bound.");
        }
    }

    private static void RequireShortOfCone(ColdPlasma plasma, double ω, double ψ, double fraction)
    {
        double tangent = Math.Sin(ψ) / Math.Abs(Math.Cos(ψ));
        if (ω < plasma.ElectronGyrofrequency && DispersionRelation.Full.ResonanceConeAngle(plasma, WaveBranch.Whistler, ω) is double cone
            && !(tangent < fraction * Math.Tan(cone)))
        {
            throw new InvalidInputException(
                $"wave normal angle: {ψ / Units.Degree:G6}° is beyond the resonance cone at {cone / Units.Degree:G6}° of {ω / (2 * Math.PI):G6} Hz; stay below tanψ = {fraction:G6} of it.");
        }
    }
}
