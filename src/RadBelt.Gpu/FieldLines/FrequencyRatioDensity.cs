using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// Density from the ratio <c>R = ω_pe/ω_ce</c> at the equator of each field line: <c>n = n_eq (r_eq/r)^η</c>, n_eq = R² ε0 B_eq²/m_e. Away from the
/// equator ω_pe/ω_ce falls as the field grows.
/// </summary>
public sealed class FrequencyRatioDensity : IDensityModel
{
    /// <summary>Density from an equatorial frequency ratio.</summary>
    /// <param name="frequencyRatio">R = ω_pe/ω_ce at the equator, positive.</param>
    /// <param name="exponent">η, zero or positive; 0 (constant along the line) unless given.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public FrequencyRatioDensity(double frequencyRatio, double exponent = 0)
    {
        Require.Positive(frequencyRatio, "ω_pe/ω_ce at the equator", "");
        Require.NotNegative(exponent, "density exponent η", "");
        (FrequencyRatio, Exponent) = (frequencyRatio, exponent);
    }

    /// <summary>R at the equator.</summary>
    public double FrequencyRatio { get; }

    /// <summary>η.</summary>
    public double Exponent { get; }

    /// <inheritdoc/>
    public double At(DipoleFieldLine line, double latitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        return EquatorialDensity(line.EquatorialField) * PowerLawDensity.Falloff(latitude, Exponent);
    }

    /// <summary>n_eq, m⁻³, where B_eq is so much, T.</summary>
    internal double EquatorialDensity(double equatorialField)
    {
        double field = FrequencyRatio * equatorialField;
        return PhysicalConstants.VacuumPermittivity * field * field / PhysicalConstants.ElectronMass;
    }
}
