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

    /// <summary>B(λ)/B_eq.</summary>
    public static double FieldRatio(double latitude)
    {
        double s = Math.Sin(latitude), c2 = 1 - s * s;
        return Math.Sqrt(1 + 3 * s * s) / (c2 * c2 * c2);
    }
}
