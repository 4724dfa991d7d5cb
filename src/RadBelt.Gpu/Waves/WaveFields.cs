namespace RadBelt.Gpu.Waves;

/// <summary>Wave fields in all components; B0 is along x.</summary>
/// <param name="Ex">E_x, V m⁻¹.</param>
/// <param name="Ey">E_y, V m⁻¹.</param>
/// <param name="Ez">E_z, V m⁻¹.</param>
/// <param name="Bx">B_x, T.</param>
/// <param name="By">B_y, T.</param>
/// <param name="Bz">B_z, T.</param>
public readonly record struct WaveFields(double Ex, double Ey, double Ez, double Bx, double By, double Bz)
{
    /// <summary>Superposition.</summary>
    public static WaveFields operator +(WaveFields a, WaveFields b) =>
        new(a.Ex + b.Ex, a.Ey + b.Ey, a.Ez + b.Ez, a.Bx + b.Bx, a.By + b.By, a.Bz + b.Bz);
}
