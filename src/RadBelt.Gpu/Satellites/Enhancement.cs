using System.Collections.Immutable;

namespace RadBelt.Gpu.Satellites;

/// <summary>A patch of enhanced omnidirectional flux in time and energy: a microburst, or its echo from the other foot.</summary>
public sealed record Enhancement
{
    /// <summary>Start of its first time bin, s.</summary>
    public required double Onset { get; init; }

    /// <summary>End of its last time bin, s.</summary>
    public required double End { get; init; }

    /// <summary>Lower edge of its lowest energy bin, J.</summary>
    public required double LowestEnergy { get; init; }

    /// <summary>Upper edge of its highest energy bin, J.</summary>
    public required double HighestEnergy { get; init; }

    /// <summary>Electrons above the undisturbed flux in all its bins, in standard errors.</summary>
    public required double Significance { get; init; }

    /// <summary>Its energy bins, from the lowest.</summary>
    public required ImmutableArray<EnhancedEnergy> Energies { get; init; }
}
