namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>A dipole field line as electrons on it know it.</summary>
/// <param name="lightPerLength">κ = c/(L R_E), s⁻¹.</param>
/// <param name="gyrofrequency">ω_ce = eB_eq/m at the equator, s⁻¹.</param>
/// <param name="foot">|sinλ| beyond which electrons are lost.</param>
/// <param name="watch">|sinλ| below which nothing is passed: the lowest satellite, or the foot.</param>
internal readonly struct FieldLine(double lightPerLength, double gyrofrequency, double foot, double watch)
{
    /// <summary>κ = c/(L R_E), s⁻¹.</summary>
    public readonly double LightPerLength = lightPerLength;

    /// <summary>ω_ce = eB_eq/m at the equator, s⁻¹.</summary>
    public readonly double Gyrofrequency = gyrofrequency;

    /// <summary>|sinλ| beyond which electrons are lost.</summary>
    public readonly double Foot = foot;

    /// <summary>|sinλ| below which nothing is passed.</summary>
    public readonly double Watch = watch;
}
