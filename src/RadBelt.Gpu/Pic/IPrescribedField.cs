namespace RadBelt.Gpu.Pic;

/// <summary>
/// Fields that act on particles but are not changed by them: antennas, pump waves, a convection field. They are evaluated on the host in every
/// step, on the nodes of the grid, and add to the fields of the run; their energy is not part of its budget.
/// </summary>
public interface IPrescribedField
{
    /// <summary>The field at a time.</summary>
    /// <param name="time">Time, s.</param>
    /// <param name="x">Position, m.</param>
    /// <returns>E in V m⁻¹ and B across x in T.</returns>
    PrescribedValues At(double time, double x);
}

/// <summary>Values of a <see cref="IPrescribedField"/>.</summary>
/// <param name="Ex">E_x, V m⁻¹.</param>
/// <param name="Ey">E_y, V m⁻¹.</param>
/// <param name="Ez">E_z, V m⁻¹.</param>
/// <param name="By">B_y, T.</param>
/// <param name="Bz">B_z, T.</param>
public readonly record struct PrescribedValues(double Ex, double Ey, double Ez, double By, double Bz);
