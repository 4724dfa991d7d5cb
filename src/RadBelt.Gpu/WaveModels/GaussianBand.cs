using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.WaveModels;

/// <summary>Power ∝ exp(−[(ω − ω_m)/δω]²) between cut-offs, in the <see cref="FrequencyUnit"/> of the model.</summary>
/// <param name="Centre">ω_m.</param>
/// <param name="Width">δω, positive.</param>
/// <param name="Lower">Lower cut-off, positive.</param>
/// <param name="Upper">Upper cut-off, above the lower one.</param>
public readonly record struct GaussianBand(double Centre, double Width, double Lower, double Upper)
{
    /// <summary>The band for a unit in rad s⁻¹.</summary>
    internal SpectralShape In(double unit) => SpectralShape.Gaussian(Centre * unit, Width * unit, Lower * unit, Upper * unit);
}
