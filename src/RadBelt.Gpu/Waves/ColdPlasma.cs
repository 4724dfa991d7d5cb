using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A uniform cold plasma in a uniform magnetic field B0 along +x: electrons, and ions if any are named. Without ions the electrons move in
/// a fixed neutralising background (ions of infinite mass).
/// </summary>
public sealed class ColdPlasma
{
    /// <summary>A plasma of a given electron density.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="electronDensity">Electron density n, m⁻³, positive.</param>
    /// <param name="ions">Ion species; together they must neutralise the electrons. None: electrons alone.</param>
    /// <exception cref="InvalidInputException">A value is not positive and finite, or the ions do not neutralise the electrons.</exception>
    public ColdPlasma(double fieldStrength, double electronDensity, params IonFraction[] ions)
    {
        ArgumentNullException.ThrowIfNull(ions);
        Require.Positive(fieldStrength, "B0", "T");
        Require.Positive(electronDensity, "electron density", "m⁻³");
        RequireNeutral(ions);
        FieldStrength = fieldStrength;
        ElectronDensity = electronDensity;
        Ions = [.. ions];
        ElectronPlasmaFrequency = Species.Electron.PlasmaFrequency(electronDensity);
        ElectronGyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(fieldStrength));
    }

    /// <summary>Background field B0, T.</summary>
    public double FieldStrength { get; }

    /// <summary>Electron density n, m⁻³.</summary>
    public double ElectronDensity { get; }

    /// <summary>The ions; empty for electrons in a fixed neutralising background.</summary>
    public ImmutableArray<IonFraction> Ions { get; }

    /// <summary>Electron plasma frequency ω_pe = (n e²/ε0 m_e)^½, rad s⁻¹.</summary>
    public double ElectronPlasmaFrequency { get; }

    /// <summary>Magnitude of the non-relativistic electron gyrofrequency ω_ce = eB0/m_e, rad s⁻¹.</summary>
    public double ElectronGyrofrequency { get; }

    /// <summary>Frequency ratio R = ω_pe/ω_ce.</summary>
    public double FrequencyRatio => ElectronPlasmaFrequency / ElectronGyrofrequency;

    /// <summary>A plasma of a given ratio R = ω_pe/ω_ce instead of a density.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="frequencyRatio">R = ω_pe/ω_ce, positive.</param>
    /// <param name="ions">Ion species, as in the constructor.</param>
    /// <exception cref="InvalidInputException">As the constructor.</exception>
    public static ColdPlasma WithFrequencyRatio(double fieldStrength, double frequencyRatio, params IonFraction[] ions)
    {
        Require.Positive(fieldStrength, "B0", "T");
        Require.Positive(frequencyRatio, "ω_pe/ω_ce", "");
        double ωpe = frequencyRatio * Math.Abs(Species.Electron.Gyrofrequency(fieldStrength));
        double perUnitDensity = Species.Electron.PlasmaFrequency(1);
        return new ColdPlasma(fieldStrength, ωpe * ωpe / (perUnitDensity * perUnitDensity), ions);
    }

    /// <summary>Every species with its density (m⁻³), electrons first.</summary>
    internal IEnumerable<(Species Species, double Density)> Populations() =>
        Ions.Select(ion => (ion.Species, ion.Fraction * ElectronDensity)).Prepend((Species.Electron, ElectronDensity));

    private static void RequireNeutral(IonFraction[] ions)
    {
        foreach (IonFraction ion in ions)
        {
            Require.Positive(ion.Fraction, $"fraction of {ion.Species.Name}", "");
            Require.Positive(ion.Species.Charge, $"charge of the ion {ion.Species.Name}", "C");
        }

        double charge = ions.Sum(ion => ion.Fraction * ion.Species.Charge) / PhysicalConstants.ElementaryCharge;
        if (ions.Length > 0 && Math.Abs(charge - 1) > 1e-9)
        {
            throw new InvalidInputException(
                $"ions: they carry {charge:G6} positive charges per electron; the fractions times the charge numbers must add up to 1.");
        }
    }
}
