using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// A straight field line with a field that rises as a parabola on both sides of the equator, <c>B(z) = B_eq (1 + ξ z²)</c> (Helliwell 1967; Tao 2014,
/// J. Geophys. Res. 119, 3362): a dipole's near its equator when ξ = 4.5/(L R_E)². A particle of constant energy bounces in it as a harmonic oscillator,
/// <c>z̈ = −(v sinα_eq)² ξ z</c>, whatever its amplitude.
/// </summary>
public sealed class ParabolicFieldLine
{
    /// <summary>A field line.</summary>
    /// <param name="equatorialField">B_eq, T, positive.</param>
    /// <param name="curvature">ξ, m⁻², positive.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public ParabolicFieldLine(double equatorialField, double curvature)
    {
        Require.Positive(equatorialField, "equatorial field", "T");
        Require.Positive(curvature, "field curvature ξ", "m⁻²");
        (EquatorialField, Curvature) = (equatorialField, curvature);
    }

    /// <summary>B_eq, T.</summary>
    public double EquatorialField { get; }

    /// <summary>ξ, m⁻².</summary>
    public double Curvature { get; }

    /// <summary>L R_E, m, of the dipole that has this curvature at its equator: (4.5/ξ)^½.</summary>
    public double DipoleRadius => Math.Sqrt(4.5 / Curvature);

    /// <summary>The parabola of a dipole's field line: ξ = 4.5/(L R_E)².</summary>
    public static ParabolicFieldLine Of(DipoleFieldLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        double radius = line.LShell * line.EarthRadius;
        return new(line.EquatorialField, 4.5 / (radius * radius));
    }

    /// <summary>B/B_eq at <paramref name="z"/> (m, northward from the equator).</summary>
    public double FieldRatio(double z) => 1 + (Curvature * z * z);

    /// <summary>B, T, at <paramref name="z"/> (m).</summary>
    public double FieldStrength(double z) => EquatorialField * FieldRatio(z);

    /// <summary>|z|, m, of the mirror points of an equatorial pitch angle (rad): cot α_eq/√ξ.</summary>
    public double MirrorDistance(double equatorialPitchAngle) => 1 / (Math.Tan(equatorialPitchAngle) * Math.Sqrt(Curvature));

    /// <summary>τ_B = 2π/(v sinα_eq √ξ), s.</summary>
    /// <param name="speed">v, m s⁻¹.</param>
    /// <param name="equatorialPitchAngle">α_eq, rad, in (0, π/2].</param>
    public double BouncePeriod(double speed, double equatorialPitchAngle) =>
        Math.Tau / (speed * Math.Sin(equatorialPitchAngle) * Math.Sqrt(Curvature));
}
