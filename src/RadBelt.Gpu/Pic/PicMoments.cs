namespace RadBelt.Gpu.Pic;

/// <summary>Moments of macro-particles at one time. Velocities and momenta are about zero but for the pressures, which are about the mean.</summary>
/// <param name="Density">Number density, m⁻³.</param>
/// <param name="Velocity">Mean velocity, m s⁻¹: x, y, z.</param>
/// <param name="Pressure">Pressure tensor n⟨(p − ⟨p⟩)(v − ⟨v⟩)⟩, Pa: xx, yy, zz, xy, xz, yz.</param>
/// <param name="KineticEnergy">Mean kinetic energy, J.</param>
public sealed record PicMoments(
    double Density, (double X, double Y, double Z) Velocity, (double XX, double YY, double ZZ, double XY, double XZ, double YZ) Pressure, double KineticEnergy)
{
    /// <summary>T∥ = P_xx/n, J: the second moment (Xiao et al. 1998).</summary>
    public double ParallelTemperature => Density > 0 ? Pressure.XX / Density : 0;

    /// <summary>T⊥ = (P_yy + P_zz)/2n, J.</summary>
    public double PerpendicularTemperature => Density > 0 ? (Pressure.YY + Pressure.ZZ) / (2 * Density) : 0;

    /// <summary>T⊥/T∥ − 1.</summary>
    public double Anisotropy => ParallelTemperature > 0 ? (PerpendicularTemperature / ParallelTemperature) - 1 : 0;
}
