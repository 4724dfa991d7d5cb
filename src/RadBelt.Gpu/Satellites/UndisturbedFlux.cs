using System.Collections.Immutable;

namespace RadBelt.Gpu.Satellites;

/// <summary>What a satellite sees without waves, by energy bin: F0 along the orbits that come to it (Liouville), none in the loss cones; m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
/// <param name="Omnidirectional">Average over all directions.</param>
/// <param name="Trapped">Average outside both loss cones.</param>
public sealed record UndisturbedFlux(ImmutableArray<double> Omnidirectional, ImmutableArray<double> Trapped);
