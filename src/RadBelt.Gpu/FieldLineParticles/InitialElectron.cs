namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>A test electron at t = 0.</summary>
/// <param name="Energy">Kinetic energy, J.</param>
/// <param name="EquatorialPitchAngle">α_eq, rad, in (0, π/2).</param>
/// <param name="BouncePhase">φ_b = ω_b τ, rad, in [0, 2π): τ since it last crossed the equator northward.</param>
/// <param name="Gyrophase">θ_g, rad: of v⊥ from the outward direction toward the east.</param>
/// <param name="Electrons">ΔN/ΔΦ_m, Wb⁻¹: the electrons it stands for, per magnetic flux of the tube.</param>
public readonly record struct InitialElectron(double Energy, double EquatorialPitchAngle, double BouncePhase, double Gyrophase, double Electrons);
