using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary><c>n = n_eq (r_eq/r)^η = n_eq cos^(−2η) λ</c>, r_eq = L R_E: the same on every shell; η = 0 is a constant density.</summary>
public sealed class PowerLawDensity : IDensityModel
{
    /// <summary>Density from its value at the equator.</summary>
    /// <param name="equatorialDensity">n_eq, m⁻³, positive.</param>
    /// <param name="exponent">η, zero or positive; 0 unless given.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public PowerLawDensity(double equatorialDensity, double exponent = 0)
    {
        Require.Positive(equatorialDensity, "equatorial electron density", "m⁻³");
        Require.NotNegative(exponent, "density exponent η", "");
        (EquatorialDensity, Exponent) = (equatorialDensity, exponent);
    }

    /// <summary>n_eq, m⁻³.</summary>
    public double EquatorialDensity { get; }

    /// <summary>η.</summary>
    public double Exponent { get; }

    /// <inheritdoc/>
    public double At(DipoleFieldLine line, double latitude) => EquatorialDensity * Falloff(latitude, Exponent);

    /// <summary>(r_eq/r)^η.</summary>
    internal static double Falloff(double latitude, double exponent) => Math.Pow(Math.Cos(latitude), -2 * exponent);
}
