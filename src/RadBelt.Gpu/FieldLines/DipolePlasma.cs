using System.Collections.Immutable;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.FieldLines;

/// <summary>The cold plasma around the Earth: a dipole field and an electron density that is the same at every magnetic longitude.</summary>
public sealed class DipolePlasma
{
    /// <summary>A dipole filled with plasma.</summary>
    /// <param name="density">Electron density.</param>
    /// <param name="ions">Ion species, the same mixture everywhere; none: electrons alone.</param>
    public DipolePlasma(IDensityModel density, params IonFraction[] ions)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(ions);
        (Density, Ions) = (density, [.. ions]);
    }

    /// <summary>Electron density.</summary>
    public IDensityModel Density { get; }

    /// <summary>Ions; empty for electrons alone.</summary>
    public ImmutableArray<IonFraction> Ions { get; }

    /// <summary>Field on the equator at r = R_E, T.</summary>
    public double SurfaceField { get; init; } = DipoleFieldLine.DefaultSurfaceField;

    /// <summary>R_E, m.</summary>
    public double EarthRadius { get; init; } = DipoleFieldLine.DefaultEarthRadius;

    /// <summary>One field line of it.</summary>
    /// <exception cref="InvalidInputException">L is not above 1, or the dipole's numbers are not positive.</exception>
    public FieldLinePlasma On(double lShell) => new(new DipoleFieldLine(lShell, SurfaceField, EarthRadius), Density, [.. Ions]);

    /// <summary>The plasma at a place.</summary>
    /// <param name="radius">Distance from the centre of the Earth, m.</param>
    /// <param name="latitude">Magnetic latitude, rad.</param>
    /// <exception cref="InvalidInputException">The place lies on no field line that leaves the Earth, or the density there is not positive.</exception>
    public ColdPlasma At(double radius, double latitude) => On(LShell(radius, latitude)).At(latitude);

    /// <summary>L of the field line through a place.</summary>
    internal double LShell(double radius, double latitude) => radius / (EarthRadius * Math.Cos(latitude) * Math.Cos(latitude));
}
