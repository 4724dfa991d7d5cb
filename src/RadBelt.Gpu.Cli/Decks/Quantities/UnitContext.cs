using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Quantities;

/// <summary>The plasma that relative units (<c>fce</c>, <c>c/wpe</c>, …) are measured in.</summary>
/// <param name="MagneticField">Background field B0, T.</param>
/// <param name="Density">Electron number density, m⁻³.</param>
internal sealed record UnitContext(double MagneticField, double Density)
{
    /// <summary>Electron gyrofrequency f_ce = eB0/(2π m_e), Hz.</summary>
    public double Gyrofrequency => Math.Abs(Species.Electron.Gyrofrequency(MagneticField)) / Math.Tau;

    /// <summary>Electron plasma frequency f_pe, Hz.</summary>
    public double PlasmaFrequency => Species.Electron.PlasmaFrequency(Density) / Math.Tau;

    /// <summary>Electron inertial length c/ω_pe, m.</summary>
    public double InertialLength => PhysicalConstants.SpeedOfLight / Species.Electron.PlasmaFrequency(Density);

    /// <summary>c/Ω_e, m: the distance light goes in a gyroperiod over 2π.</summary>
    public double GyrationLength => PhysicalConstants.SpeedOfLight / (Math.Tau * Gyrofrequency);
}
