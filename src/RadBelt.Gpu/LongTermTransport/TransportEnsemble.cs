namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Electrons of one energy and one equatorial pitch angle, uniform in gyrophase and bounce phase.</summary>
/// <param name="Energy">E0, J, positive.</param>
/// <param name="EquatorialPitchAngle">α_eq, rad, in (0, π/2].</param>
/// <param name="Count">How many, at least 2.</param>
public sealed record TransportEnsemble(double Energy, double EquatorialPitchAngle, long Count);
