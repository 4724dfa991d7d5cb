using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.WaveModels;

/// <summary>The waves of a model at one place.</summary>
/// <param name="Shape">Power over ω.</param>
/// <param name="WaveNormals">Power over X = tanψ.</param>
/// <param name="RmsAmplitude">B_w, T.</param>
public readonly record struct LocalWaves(SpectralShape Shape, WaveNormalDistribution WaveNormals, double RmsAmplitude);
