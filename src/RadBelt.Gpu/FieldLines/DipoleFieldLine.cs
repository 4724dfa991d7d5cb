using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// A field line of a dipole: <c>B(λ)/B_eq = (1 + 3 sin²λ)^½ / cos⁶λ</c>, <c>r = L R_E cos²λ</c>, <c>ds/dλ = L R_E cosλ (1 + 3 sin²λ)^½</c>, λ the magnetic
/// latitude.
/// </summary>
public sealed class DipoleFieldLine
{
    /// <summary>Surface field at the equator unless told otherwise, T.</summary>
    public const double DefaultSurfaceField = 3.12e-5;

    /// <summary>Earth's radius R_E unless told otherwise, m.</summary>
    public const double DefaultEarthRadius = 6.3712e6;

    /// <summary>Altitude of the atmosphere that takes particles out, unless told otherwise, m.</summary>
    public const double DefaultLossAltitude = 100e3;

    /// <summary>The field line of a shell.</summary>
    /// <param name="lShell">L, above 1.</param>
    /// <param name="surfaceField">Field on the equator at r = R_E, T, positive.</param>
    /// <param name="earthRadius">R_E, m, positive.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public DipoleFieldLine(double lShell, double surfaceField = DefaultSurfaceField, double earthRadius = DefaultEarthRadius)
    {
        Require.Positive(surfaceField, "surface field", "T");
        Require.Positive(earthRadius, "Earth's radius", "m");
        if (!(lShell > 1 && double.IsFinite(lShell)))
        {
            throw new InvalidInputException($"L shell: {lShell:G6} does not leave the Earth; give L above 1.");
        }

        (LShell, SurfaceField, EarthRadius) = (lShell, surfaceField, earthRadius);
    }

    /// <summary>L.</summary>
    public double LShell { get; }

    /// <summary>Field on the equator at r = R_E, T.</summary>
    public double SurfaceField { get; }

    /// <summary>R_E, m.</summary>
    public double EarthRadius { get; }

    /// <summary>B_eq, T.</summary>
    public double EquatorialField => SurfaceField / (LShell * LShell * LShell);

    /// <summary>B, T, at magnetic latitude λ (rad).</summary>
    public double FieldStrength(double latitude) => EquatorialField * FieldRatio(latitude);

    /// <summary>Distance from the centre of the Earth r, m, at magnetic latitude λ (rad).</summary>
    public double Radius(double latitude) => LShell * EarthRadius * Math.Cos(latitude) * Math.Cos(latitude);

    /// <summary>ds/dλ, m rad⁻¹: arc length along the line by magnetic latitude λ (rad).</summary>
    public double ArcLengthPerLatitude(double latitude) =>
        LShell * EarthRadius * Math.Cos(latitude) * Math.Sqrt(1 + 3 * Math.Sin(latitude) * Math.Sin(latitude));

    /// <summary>|λ|, rad, where the line comes down to an altitude.</summary>
    /// <param name="altitude">Height above r = R_E, m.</param>
    /// <exception cref="InvalidInputException">The line does not come down to it, or it is below the centre of the Earth.</exception>
    public double LatitudeAt(double altitude)
    {
        double ratio = (EarthRadius + altitude) / (LShell * EarthRadius);
        return ratio is > 0 and <= 1
            ? Math.Asin(Math.Sqrt(1 - ratio))
            : throw new InvalidInputException(
                $"altitude: the field line of L = {LShell:G6} has no place {altitude / 1e3:G6} km above the Earth; its top is at {(LShell - 1) * EarthRadius / 1e3:G6} km.");
    }

    /// <summary>Equatorial pitch angle α_LC, rad, of the particles that mirror at an altitude: sin²α_LC = B_eq/B(h).</summary>
    /// <param name="altitude">h, m; 100 km unless given.</param>
    /// <exception cref="InvalidInputException">The line does not come down to it, or it is below the centre of the Earth.</exception>
    public double LossCone(double altitude = DefaultLossAltitude) => Math.Asin(1 / Math.Sqrt(FieldRatio(LatitudeAt(altitude))));

    /// <summary>Bounce period τ_B = (4 L R_E/v) T(α_eq), s, there and back.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy, J, positive.</param>
    /// <param name="equatorialPitchAngle">α_eq, rad, in [0, π/2].</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public double BouncePeriod(Species species, double energy, double equatorialPitchAngle)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        return 4 * LShell * EarthRadius / species.Speed(energy) * new DipoleBounce(equatorialPitchAngle).NormalizedPeriod;
    }

    /// <summary>B(λ)/B_eq.</summary>
    public static double FieldRatio(double latitude)
    {
        double s = Math.Sin(latitude), c2 = Math.Cos(latitude) * Math.Cos(latitude);
        return Math.Sqrt(1 + 3 * s * s) / (c2 * c2 * c2);
    }
}
