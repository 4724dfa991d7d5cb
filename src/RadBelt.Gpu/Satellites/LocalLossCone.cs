using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>The loss cone at a satellite: <c>sin²α = B(h)/B(h_loss)</c>.</summary>
internal static class LocalLossCone
{
    /// <summary>Half angle, rad, in (0, π/2).</summary>
    /// <exception cref="InvalidInputException">The satellite is at or below the loss altitude, or either is off the field line.</exception>
    public static double At(DipoleFieldLine line, double altitude, double lossAltitude)
    {
        if (!(altitude > lossAltitude))
        {
            throw new InvalidInputException(
                $"satellite: {altitude / 1e3:G6} km is not above the loss altitude of {lossAltitude / 1e3:G6} km, where electrons are gone; raise it.");
        }

        double ratio = DipoleFieldLine.FieldRatio(line.LatitudeAt(altitude)) / DipoleFieldLine.FieldRatio(line.LatitudeAt(lossAltitude));
        return Math.Asin(Math.Sqrt(ratio));
    }
}
