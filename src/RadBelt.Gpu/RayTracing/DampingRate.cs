using System.Collections.Immutable;

namespace RadBelt.Gpu.RayTracing;

/// <summary>How fast hot electrons damp a wave.</summary>
/// <param name="Temporal">γ_L of the amplitude, s⁻¹: that of a wave of real k; negative when it is damped.</param>
/// <param name="Spatial">k_i = −γ_L/(v_g·k̂), m⁻¹: the amplitude falls as exp(−∫k_i cosβ ds) along a ray, β between v_g and k.</param>
/// <param name="Harmonics">The part of γ_L of each harmonic n, in rising order.</param>
public sealed record DampingRate(double Temporal, double Spatial, ImmutableArray<(int Number, double Temporal)> Harmonics);
