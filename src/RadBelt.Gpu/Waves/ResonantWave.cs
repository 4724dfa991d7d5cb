namespace RadBelt.Gpu.Waves;

/// <summary>A wave in cyclotron resonance with a particle.</summary>
/// <param name="Frequency">Angular frequency ω, rad s⁻¹.</param>
/// <param name="WaveNumber">Signed wave number k, m⁻¹.</param>
/// <param name="DetuningSlope">
/// d(ω − k v∥)/dω = 1 − v∥/v_g (v_g signed as k): how fast neighbouring frequencies leave resonance. Exactly zero for a double root, v∥ =
/// v_g.
/// </param>
public readonly record struct ResonantWave(double Frequency, double WaveNumber, double DetuningSlope);
