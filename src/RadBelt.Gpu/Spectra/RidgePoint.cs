namespace RadBelt.Gpu.Spectra;

/// <summary>Where the power of one wave number is.</summary>
/// <param name="WaveNumber">|k|, rad m⁻¹.</param>
/// <param name="AngularFrequency">|ω|, rad s⁻¹, weighted by power about its largest value.</param>
/// <param name="Power">The power it was weighted by, T².</param>
public readonly record struct RidgePoint(double WaveNumber, double AngularFrequency, double Power);
