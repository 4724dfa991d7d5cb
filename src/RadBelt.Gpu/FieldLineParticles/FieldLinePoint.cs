using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>Where an electron is at a time.</summary>
/// <param name="Time">t, s.</param>
/// <param name="Latitude">Magnetic latitude, rad.</param>
/// <param name="Energy">Kinetic energy, J.</param>
/// <param name="PitchAngle">Local, from +B0, rad, in [0, π].</param>
/// <param name="EquatorialPitchAngle">α_eq, rad, in [0, π/2]: sin²α_eq = sin²α B_eq/B.</param>
/// <param name="Gyrophase">θ_g, rad, in [−π, π]: of v⊥ from the outward direction toward the east.</param>
/// <param name="LostAt">The foot at which it was lost before, since when it has not moved; null while it is on its way.</param>
public readonly record struct FieldLinePoint(
    double Time, double Latitude, double Energy, double PitchAngle, double EquatorialPitchAngle, double Gyrophase, Hemisphere? LostAt);
