using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>How much work a <c>diffusion</c> deck is: its tables' entries, timed on a few of them.</summary>
internal static class DiffusionWorkload
{
    private const int SampledEnergies = 6;
    private const int SampledAngles = 16;

    /// <summary>Tables a run computes: those asked for, those estimates start from, and those of sectors at ratios of their own.</summary>
    public static int Tables(DiffusionPlan plan, DiffusionDeck deck)
    {
        int perShell = deck.Sectors.Where(s => s.Ratio is { } ratio && !(plan.Setup.Ratios ?? []).Contains(ratio)).DistinctBy(s => (s.Waves, s.Ratio)).Count();
        int sources = deck.Estimate is null ? 0 : plan.Setup.Waves.Count * plan.Setup.Shells.Count;
        return plan.Setup.Tables + sources + perShell * plan.Setup.Shells.Count;
    }

    /// <summary>The work.</summary>
    public static Workload Of(DiffusionPlan plan, DiffusionDeck deck)
    {
        DiffusionSetup setup = plan.Setup;
        int sources = deck.Estimate is null ? 0 : setup.Waves.Count * setup.Shells.Count;
        double entries = (double)setup.PitchAngles.Length
            * ((double)(Tables(plan, deck) - sources) * setup.Energies.Length + (double)sources * plan.SourceEnergies.Length);

        // Five coefficients, three of them once more in the table at hand, and as many for each method of estimates.
        double bytes = entries * sizeof(double) * (8 + 5 * plan.Scalings.Count);
        return new(0, bytes < long.MaxValue ? (long)bytes : long.MaxValue, entries, "entries of tables", device => Rate(plan, device));
    }

    // Entries differ: low energies and angles far from 90° take longest, so the few are spread over the table.
    private static double Rate(DiffusionPlan plan, Device device)
    {
        double[] energies = Some(plan.Setup.Energies, SampledEnergies), angles = Some(plan.Setup.PitchAngles, SampledAngles);
        var plasma = plan.Plasma(0, plan.Ratio(0));
        _ = plan.Table(device, plasma, plan.Waves[0], energies[..1], angles[..1]);
        var watch = Stopwatch.StartNew();
        _ = plan.Table(device, plasma, plan.Waves[0], energies, angles);
        return energies.Length * angles.Length / watch.Elapsed.TotalSeconds;
    }

    private static double[] Some(double[] values, int most) =>
        [.. Enumerable.Range(0, Math.Min(most, values.Length)).Select(i => values[(2 * i + 1) * values.Length / (2 * Math.Min(most, values.Length))])];
}
