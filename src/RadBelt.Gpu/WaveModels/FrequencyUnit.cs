using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.WaveModels;

/// <summary>What the frequencies of a wave model are multiples of.</summary>
public sealed class FrequencyUnit
{
    private readonly Func<FieldLinePlasma, double, double> value;

    private FrequencyUnit(string name, Func<FieldLinePlasma, double, double> value) => (Name, this.value) = (name, value);

    /// <summary>Hertz.</summary>
    public static FrequencyUnit Hertz { get; } = new("Hz", (_, _) => 2 * Math.PI);

    /// <summary>The electron gyrofrequency at the equator of the field line: frequencies are then the same all along it.</summary>
    public static FrequencyUnit EquatorialElectronGyrofrequency { get; } = Equatorial(Species.Electron);

    /// <summary>The electron gyrofrequency on the spot.</summary>
    public static FrequencyUnit LocalElectronGyrofrequency { get; } =
        new("local gyrofrequency of electrons", (line, latitude) => Magnitude(Species.Electron, line.Line.FieldStrength(latitude)));

    /// <summary>Name, as reports have it.</summary>
    public string Name { get; }

    /// <summary>The gyrofrequency of a species at the equator of the field line.</summary>
    public static FrequencyUnit Equatorial(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        return new($"equatorial gyrofrequency of {species.Name}", (line, _) => Magnitude(species, line.Line.EquatorialField));
    }

    /// <summary>The unit, rad s⁻¹, at magnetic latitude λ (rad).</summary>
    public double At(FieldLinePlasma line, double latitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        return value(line, latitude);
    }

    private static double Magnitude(Species species, double field) => Math.Abs(species.Gyrofrequency(field));
}
