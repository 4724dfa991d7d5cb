using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>
/// Differential flux (m⁻² s⁻¹ sr⁻¹ J⁻¹) at a satellite in its bins, with counts and Poisson errors. Directions below the loss altitude are the local loss cone of downgoing
/// electrons; averages over solid angle are over it (precipitating), or over what lies between it and its mirror image of upgoing ones (trapped).
/// </summary>
/// <remarks>
/// All are directional averages: the omnidirectional flux of those who integrate it over 4π sr is 4π times the one here. Errors are those of independent
/// electrons, where one that mirrors below the satellite and comes up again within the time bin is one, not two: errors of trapped electrons are the sum of
/// those going down and those coming up. The electrons of an <see cref="ElectronGrid"/> without a seed are not independent: its gyrophases cross together until
/// waves part them.
/// </remarks>
public sealed class SatelliteFlux
{
    /// <summary>The bins; the satellite's own edges.</summary>
    public required SatelliteBins Bins { get; init; }

    /// <summary>Flux by [time, energy, pitch angle], row-major in that order: its average over the bin as a flat detector weighs directions, by |cosα|.</summary>
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

    /// <summary>Crossings outside the bins: of time or energy (in nothing above), or of pitch angle alone (in the averages all the same).</summary>
    public required long Outside { get; init; }

    /// <summary>Mean of the omnidirectional flux by energy bin over the time bins that end at or before a time: what to compare with where F0 is not known.</summary>
    /// <param name="time">s.</param>
    /// <exception cref="InvalidInputException">No time bin ends by then.</exception>
    public ImmutableArray<double> OmnidirectionalBefore(double time)
    {
        int bins = Bins.Times.Skip(1).TakeWhile(end => end <= time).Count();
        if (bins == 0)
        {
            throw new InvalidInputException($"mean flux before {time:G6} s: no time bin ends by then; the first ends at {Bins.Times[1]:G6} s.");
        }

        int energies = Bins.Energies.Count - 1;
        double span = Bins.Times[bins] - Bins.Times[0];
        return
        [
            .. Enumerable.Range(0, energies).Select(e =>
                Enumerable.Range(0, bins).Sum(t => Omnidirectional[t * energies + e].Value * (Bins.Times[t + 1] - Bins.Times[t])) / span),
        ];
    }
}
