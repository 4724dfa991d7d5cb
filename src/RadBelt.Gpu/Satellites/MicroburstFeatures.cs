using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary>The features of bouncing microburst packets that Chen et al. (2021, section 3) tell of: when the flux rises, at which energies, and how much of it precipitates.</summary>
public static class MicroburstFeatures
{
    /// <summary>
    /// The enhancements of the omnidirectional flux, from the first on. Neighbouring time and energy bins that are enhanced, diagonal ones too, belong to one, as
    /// fast electrons come before slow ones.
    /// </summary>
    /// <param name="flux">What the satellite saw.</param>
    /// <param name="undisturbed">
    /// Omnidirectional flux without waves by energy bin: of <see cref="VirtualSatellite.Undisturbed"/>, or <see cref="SatelliteFlux.OmnidirectionalBefore"/> the waves
    /// come.
    /// </param>
    /// <param name="criterion">What counts as enhanced; null for more than 3 standard errors and 5 % in a bin, and 5 standard errors in all.</param>
    /// <exception cref="InvalidInputException">There is not one undisturbed flux for each energy bin, one is negative or missing, or the criterion is none.</exception>
    public static ImmutableArray<Enhancement> Enhancements(
        SatelliteFlux flux, IReadOnlyList<double> undisturbed, EnhancementCriterion? criterion = null)
    {
        RequireOneForEachEnergy(flux, undisturbed);
        criterion ??= new EnhancementCriterion();
        Require.Positive(criterion.Significance, "significance of an enhancement", "standard errors");
        Require.NotNegative(criterion.Increase, "increase of an enhancement", "");
        Require.NotNegative(criterion.TotalSignificance, "significance of a whole enhancement", "standard errors");
        int energies = flux.Bins.Energies.Count - 1;
        bool[] enhanced = [.. flux.Omnidirectional.Select((bin, row) => IsAbove(bin, undisturbed[row % energies], criterion))];
        List<Enhancement> found = [];
        for (int row = 0; row < enhanced.Length; row++)
        {
            if (enhanced[row])
            {
                List<int> patch = Take(enhanced, row, energies);
                double significance = Significance(flux, undisturbed, patch);
                if (significance >= criterion.TotalSignificance)
                {
                    found.Add(Of(flux, patch, significance));
                }
            }
        }

        return [.. found.OrderBy(enhancement => enhancement.Onset)];
    }

    /// <summary>
    /// The omnidirectional flux over the undisturbed one in a window of time and energy: <c>Σ j Δt ΔE / Σ j_0 Δt ΔE</c> over the bins that lie within it. Windows far
    /// wider than a bin show what the noise of single bins hides.
    /// </summary>
    /// <param name="flux">What the satellite saw.</param>
    /// <param name="undisturbed">Omnidirectional flux without waves by energy bin.</param>
    /// <param name="times">Window of time, s.</param>
    /// <param name="energies">Window of energy, J.</param>
    /// <exception cref="InvalidInputException">
    /// There is not one undisturbed flux for each energy bin, one is negative or missing, no bin lies within the window, or there the undisturbed flux is zero.
    /// </exception>
    public static FluxEstimate Relative(
        SatelliteFlux flux, IReadOnlyList<double> undisturbed, (double From, double To) times, (double From, double To) energies)
    {
        RequireOneForEachEnergy(flux, undisturbed);
        int[] rows =
        [
            .. from t in Within(flux.Bins.Times, times) from e in Within(flux.Bins.Energies, energies) select t * undisturbed.Count + e,
        ];
        (double sum, double variance, double expected) = Sums(flux, undisturbed, rows);
        return expected > 0
            ? new(sum / expected, Math.Sqrt(variance) / expected, rows.Sum(row => flux.Omnidirectional[row].Count))
            : throw new InvalidInputException(
                $"window: {times.From:G6} to {times.To:G6} s and {energies.From / Units.KeV:G6} to {energies.To / Units.KeV:G6} keV hold no bin of undisturbed flux; make it at least as wide as a bin.");
    }

    /// <summary>Bins whose edges lie within a window, an edge on its bound (to rounding) included.</summary>
    private static IEnumerable<int> Within(IReadOnlyList<double> edges, (double From, double To) window)
    {
        double slack = 1e-9 * (window.To - window.From);
        return Enumerable.Range(0, edges.Count - 1).Where(bin => edges[bin] >= window.From - slack && edges[bin + 1] <= window.To + slack);
    }

    private static void RequireOneForEachEnergy(SatelliteFlux flux, IReadOnlyList<double> undisturbed)
    {
        ArgumentNullException.ThrowIfNull(flux);
        ArgumentNullException.ThrowIfNull(undisturbed);
        if (undisturbed.Count != flux.Bins.Energies.Count - 1)
        {
            throw new InvalidInputException(
                $"undisturbed flux: {undisturbed.Count} values for {flux.Bins.Energies.Count - 1} energy bins; give one for each.");
        }

        foreach (double value in undisturbed)
        {
            Require.NotNegative(value, "undisturbed flux", "m⁻² s⁻¹ sr⁻¹ J⁻¹");
        }
    }

    private static bool IsAbove(FluxEstimate bin, double undisturbed, EnhancementCriterion criterion)
    {
        double excess = bin.Value - undisturbed;
        return excess > criterion.Significance * bin.Error && excess > criterion.Increase * undisturbed;
    }

    // The patch around a bin, in no order; its bins are marked as taken.
    private static List<int> Take(bool[] enhanced, int start, int energies)
    {
        List<int> patch = [start];
        enhanced[start] = false;
        for (int next = 0; next < patch.Count; next++)
        {
            (int time, int energy) = Math.DivRem(patch[next], energies);
            for (int t = Math.Max(0, time - 1); t <= Math.Min(enhanced.Length / energies - 1, time + 1); t++)
            {
                for (int e = Math.Max(0, energy - 1); e <= Math.Min(energies - 1, energy + 1); e++)
                {
                    int row = t * energies + e;
                    if (enhanced[row])
                    {
                        enhanced[row] = false;
                        patch.Add(row);
                    }
                }
            }
        }

        return patch;
    }

    private static double Significance(SatelliteFlux flux, IReadOnlyList<double> undisturbed, List<int> patch)
    {
        (double sum, double variance, double expected) = Sums(flux, undisturbed, patch);
        return (sum - expected) / Math.Sqrt(variance);
    }

    /// <summary>Σ j Δt ΔE over bins, its variance, and what it is without waves.</summary>
    private static (double Sum, double Variance, double Expected) Sums(SatelliteFlux flux, IReadOnlyList<double> undisturbed, IEnumerable<int> rows)
    {
        (double sum, double variance, double expected) = (0, 0, 0);
        foreach (int row in rows)
        {
            (int t, int e) = Math.DivRem(row, undisturbed.Count);
            double size = (flux.Bins.Times[t + 1] - flux.Bins.Times[t]) * (flux.Bins.Energies[e + 1] - flux.Bins.Energies[e]);
            FluxEstimate bin = flux.Omnidirectional[row];
            sum += size * bin.Value;
            variance += size * bin.Error * size * bin.Error;
            expected += size * undisturbed[e];
        }

        return (sum, variance, expected);
    }

    private static Enhancement Of(SatelliteFlux flux, List<int> patch, double significance)
    {
        int count = flux.Bins.Energies.Count - 1;
        ImmutableArray<EnhancedEnergy> energies =
            [.. patch.GroupBy(row => row % count, row => row / count).OrderBy(group => group.Key).Select(group => At(flux, group.Key, [.. group.Order()]))];
        return new Enhancement
        {
            Onset = energies.Min(energy => energy.Onset),
            End = energies.Max(energy => energy.End),
            LowestEnergy = flux.Bins.Energies[energies[0].Bin],
            HighestEnergy = flux.Bins.Energies[energies[^1].Bin + 1],
            Significance = significance,
            Energies = energies,
        };
    }

    private static EnhancedEnergy At(SatelliteFlux flux, int bin, int[] timeBins)
    {
        (FluxEstimate? peak, double? time) = (null, null);
        foreach (int t in timeBins)
        {
            if (flux.Ratio[t * (flux.Bins.Energies.Count - 1) + bin] is { } ratio
                && (peak is not { } best || ratio.Value - ratio.Error > best.Value - best.Error))
            {
                (peak, time) = (ratio, 0.5 * (flux.Bins.Times[t] + flux.Bins.Times[t + 1]));
            }
        }

        return new EnhancedEnergy
        {
            Bin = bin,
            Onset = flux.Bins.Times[timeBins[0]],
            End = flux.Bins.Times[timeBins[^1] + 1],
            PeakRatio = peak,
            PeakTime = time,
        };
    }
}
