using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>The numbers of a field line that kernels need.</summary>
internal static class FieldLineFrame
{
    /// <summary>κ = c/(L R_E), s⁻¹.</summary>
    public static double LightPerLength(this DipoleFieldLine line) => SpeedOfLight / (line.LShell * line.EarthRadius);

    /// <summary>ω_ce at the equator, s⁻¹.</summary>
    public static double EquatorialGyrofrequency(this DipoleFieldLine line) => Math.Abs(Species.Electron.Gyrofrequency(line.EquatorialField));

    /// <summary>The line with its feet, and what is passed above them.</summary>
    public static FieldLine On(this DipoleFieldLine line, double lossAltitude, IReadOnlyList<VirtualSatellite> satellites)
    {
        double foot = Math.Sin(line.LatitudeAt(lossAltitude));
        return new(line.LightPerLength(), line.EquatorialGyrofrequency(), foot, satellites.Select(s => Math.Sin(line.LatitudeAt(s.Altitude))).Append(foot).Min());
    }
}
