using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The field and the cold electrons at the equator of a field line; the electrons have that density all along it.</summary>
internal sealed record FieldLinePlasmaSection : IDefinesUnits
{
    /// <summary>L of the dipole's field line; null when <see cref="EquatorialField"/> is given.</summary>
    [DeckKey("l_shell", Min = 1, MinExclusive = true, Max = 20, Default = "none: `B_eq` instead", Shown = true,
        Doc = "L of the field line of the Earth's dipole (3.12e-5 T at its surface) whose equatorial field and curvature are taken.", Example = "6")]
    public double? LShell { get; init; }

    /// <summary>B_eq, T; null when <see cref="LShell"/> is given.</summary>
    [DeckKey("B_eq", Unit = "nT", Min = 0, MinExclusive = true, Max = 1e9, Default = "none: `l_shell` instead", Doc = "Magnetic field at the equator.", Example = "144 nT")]
    public double? EquatorialField { get; init; }

    /// <summary>Density of cold electrons, m⁻³; null when <see cref="FrequencyRatio"/> is given.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Default = "none: `frequency_ratio` instead", Doc = "Number density of the cold electrons.",
        Example = "5 cm^-3")]
    public double? Density { get; init; }

    /// <summary>f_pe/f_ce of the cold electrons at the equator; null when <see cref="Density"/> is given.</summary>
    [DeckKey("frequency_ratio", Min = 0, MinExclusive = true, Max = 1e6, Default = "none: `density` instead", Shown = true,
        Doc = "fpe/fce of the cold electrons at the equator.", Example = "5")]
    public double? FrequencyRatio { get; init; }

    /// <summary>The dipole's field line; null when a field is given in its place.</summary>
    public DipoleFieldLine? Dipole => LShell is { } l ? new(l) : null;

    /// <inheritdoc/>
    public UnitContext Units
    {
        get
        {
            double strength = EquatorialField ?? Dipole!.EquatorialField;
            double gyrofrequency = Species.Electron.Gyrofrequency(strength), ratio = FrequencyRatio ?? 0;
            return new(strength, Density ?? PhysicalConstants.VacuumPermittivity * Species.Electron.Mass * Square(ratio * gyrofrequency / Species.Electron.Charge));
        }
    }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (LShell is null == EquatorialField is null)
            context.Error(LShell is null ? "l_shell" : "B_eq", "give one of `l_shell` and `B_eq`, for example `l_shell: 6`");
        if (Density is null == FrequencyRatio is null)
            context.Error(Density is null ? "frequency_ratio" : "density", "give one of `density` and `frequency_ratio`, for example `frequency_ratio: 5`");
    }

    private static double Square(double x) => x * x;
}
