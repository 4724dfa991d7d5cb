namespace RadBelt.Gpu.FieldLines;

/// <summary>Electron density along the field lines of a dipole.</summary>
public interface IDensityModel
{
    /// <summary>Electron density n, m⁻³, on the field line at magnetic latitude λ (rad).</summary>
    double At(DipoleFieldLine line, double latitude);
}
