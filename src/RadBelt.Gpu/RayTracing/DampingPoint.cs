namespace RadBelt.Gpu.RayTracing;

/// <summary>A wave at a place, whose damping rate is wanted.</summary>
/// <param name="Frequency">ω, rad s⁻¹, positive.</param>
/// <param name="FieldStrength">B0, T.</param>
/// <param name="FieldRatio">B0 over that of the same field line on the equator.</param>
/// <param name="ElectronDensity">n_e, m⁻³.</param>
/// <param name="ParallelWaveNumber">k along B0, m⁻¹.</param>
/// <param name="PerpendicularWaveNumber">|k⊥|, m⁻¹.</param>
internal readonly record struct DampingPoint(
    double Frequency, double FieldStrength, double FieldRatio, double ElectronDensity, double ParallelWaveNumber, double PerpendicularWaveNumber);
