using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Waves and a pitch angle at one place.</summary>
/// <param name="Plasma">The plasma there.</param>
/// <param name="Waves">The waves there.</param>
/// <param name="Sine">sinα.</param>
/// <param name="Cosine">cosα.</param>
/// <param name="Directions">The directions that carry the power.</param>
internal readonly record struct LocalProblem(ColdPlasma Plasma, LocalWaves Waves, double Sine, double Cosine, WaveDirections Directions);
