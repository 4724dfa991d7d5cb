using System.Collections.Immutable;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.FieldLines;

/// <summary>The cold plasma along one field line.</summary>
public sealed class FieldLinePlasma
{
    /// <summary>A field line filled with plasma.</summary>
    /// <param name="line">The field line.</param>
    /// <param name="density">Electron density along it.</param>
    /// <param name="ions">Ion species, the same mixture everywhere; none: electrons alone.</param>
    public FieldLinePlasma(DipoleFieldLine line, IDensityModel density, params IonFraction[] ions)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(ions);
        (Line, Density, Ions) = (line, density, [.. ions]);
    }

    /// <summary>The field line.</summary>
    public DipoleFieldLine Line { get; }

    /// <summary>Electron density along it.</summary>
    public IDensityModel Density { get; }

    /// <summary>Ions; empty for electrons alone.</summary>
    public ImmutableArray<IonFraction> Ions { get; }

    /// <summary>The plasma at magnetic latitude λ (rad).</summary>
    public ColdPlasma At(double latitude) => new(Line.FieldStrength(latitude), Density.At(Line, latitude), [.. Ions]);
}
