namespace RadBelt.Gpu.Diffusion;

/// <summary>Drift (advection) coefficients ⟨Δα⟩/Δt and ⟨ΔE⟩/Δt (Allanson et al. 2022, the definitions under Eq. 1).</summary>
/// <param name="Alpha">C_α, s⁻¹ (rad s⁻¹).</param>
/// <param name="Energy">C_E, J s⁻¹.</param>
public readonly record struct DriftCoefficients(double Alpha, double Energy);
