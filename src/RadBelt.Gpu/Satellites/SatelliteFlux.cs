using System.Collections.Immutable;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// Differential flux (m⁻² s⁻¹ sr⁻¹ J⁻¹) at a satellite in its bins, with counts and Poisson errors. Directions below the loss altitude are the local loss cone of downgoing
/// electrons; averages over solid angle are over it (precipitating), or over what lies between it and its mirror image of upgoing ones (trapped).
/// </summary>
public sealed class SatelliteFlux
{
    /// <summary>Flux by [time, energy, pitch angle], row-major in that order.</summary>
    public required ImmutableArray<double> Flux { get; init; }

    /// <summary>Standard error of each, from the weights of the electrons counted.</summary>
    public required ImmutableArray<double> Error { get; init; }

    /// <summary>Test electrons counted in each.</summary>
    public required ImmutableArray<long> Counts { get; init; }

    /// <summary>Average over all directions by [time, energy].</summary>
    public required ImmutableArray<FluxEstimate> Omnidirectional { get; init; }

    /// <summary>Average over the loss cone by [time, energy].</summary>
    public required ImmutableArray<FluxEstimate> Precipitating { get; init; }

    /// <summary>Average outside both loss cones by [time, energy].</summary>
    public required ImmutableArray<FluxEstimate> Trapped { get; init; }

    /// <summary>Precipitating over trapped by [time, energy]; no value where nothing trapped was counted.</summary>
    public required ImmutableArray<FluxEstimate?> Ratio { get; init; }

    /// <summary>Crossings outside the bins.</summary>
    public required long Outside { get; init; }
}
