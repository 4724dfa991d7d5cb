namespace RadBelt.Gpu.Diffusion;

/// <summary>How long particles of one energy last against loss to the atmosphere.</summary>
/// <param name="Energy">Kinetic energy, J.</param>
/// <param name="Seconds">τ, s; infinite where the diffusion does not reach from 90° to the loss cone.</param>
/// <param name="Gap">Equatorial pitch angle, rad, of the first entry outside the loss cone where D_αα is zero; null if there is none.</param>
public readonly record struct Lifetime(double Energy, double Seconds, double? Gap);
