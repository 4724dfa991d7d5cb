namespace RadBelt.Gpu.Waves;

/// <summary>Wave fields across B0, which is along x.</summary>
/// <param name="By">B_y, T.</param>
/// <param name="Bz">B_z, T.</param>
/// <param name="Ey">E_y, V m⁻¹.</param>
/// <param name="Ez">E_z, V m⁻¹.</param>
public readonly record struct TransverseField(double By, double Bz, double Ey, double Ez);
