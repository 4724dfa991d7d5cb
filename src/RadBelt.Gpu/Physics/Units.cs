namespace RadBelt.Gpu.Physics;

/// <summary>
/// Factors that turn the units people quote into SI: <c>using static RadBelt.Gpu.Physics.Units;</c> then <c>1 * MeV</c>, <c>140 * NanoTesla</c>.
/// Inside the library everything is SI and radians.
/// </summary>
public static class Units
{
    /// <summary>Electronvolt, J.</summary>
    public const double ElectronVolt = PhysicalConstants.ElementaryCharge;

    /// <summary>Kiloelectronvolt, J.</summary>
    public const double KeV = 1e3 * ElectronVolt;

    /// <summary>Megaelectronvolt, J.</summary>
    public const double MeV = 1e6 * ElectronVolt;

    /// <summary>Nanotesla, T.</summary>
    public const double NanoTesla = 1e-9;

    /// <summary>Picotesla, T.</summary>
    public const double PicoTesla = 1e-12;

    /// <summary>Degree of arc, rad.</summary>
    public const double Degree = Math.PI / 180;

    /// <summary>Second, s.</summary>
    public const double Second = 1;

    /// <summary>Millisecond, s.</summary>
    public const double Millisecond = 1e-3;

    /// <summary>Microsecond, s.</summary>
    public const double Microsecond = 1e-6;

    /// <summary>Kilometre, m.</summary>
    public const double Kilometre = 1e3;

    /// <summary>Particles per cubic centimetre, m⁻³.</summary>
    public const double PerCubicCentimetre = 1e6;

    /// <summary>Differential flux of one particle cm⁻² s⁻¹ sr⁻¹ keV⁻¹, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    public const double PerSquareCentimetreSecondSteradianKeV = 1e4 / KeV;

    /// <summary>Phase-space density of one particle (c/(cm MeV))³, as observers have it, J⁻³ s⁻³.</summary>
    public const double CubedLightSpeedPerCentimetreMeV = LightSpeedPerCentimetreMeV * LightSpeedPerCentimetreMeV * LightSpeedPerCentimetreMeV;

    /// <summary>Hertz, s⁻¹ (a frequency; angular frequency is 2π times it).</summary>
    public const double Hertz = 1;

    /// <summary>Kilohertz, s⁻¹.</summary>
    public const double Kilohertz = 1e3;

    private const double LightSpeedPerCentimetreMeV = PhysicalConstants.SpeedOfLight / (1e-2 * MeV);
}
