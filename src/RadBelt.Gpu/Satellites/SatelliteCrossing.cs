namespace RadBelt.Gpu.Satellites;

/// <summary>An electron that passes a satellite.</summary>
/// <param name="Time">t, s.</param>
/// <param name="Energy">Kinetic energy, J.</param>
/// <param name="PitchAngle">Local pitch angle from +B0, rad, in [0, π]: below π/2 it moves north.</param>
/// <param name="Electrons">ΔN/ΔΦ_m, Wb⁻¹: the electrons it stands for, per magnetic flux of the tube.</param>
public readonly record struct SatelliteCrossing(double Time, double Energy, double PitchAngle, double Electrons);
