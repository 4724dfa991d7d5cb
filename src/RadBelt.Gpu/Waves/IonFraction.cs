using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>One ion species of a cold plasma.</summary>
/// <param name="Species">The ion: positive charge.</param>
/// <param name="Fraction">Its density over the electron density, in (0, 1].</param>
public readonly record struct IonFraction(Species Species, double Fraction);
