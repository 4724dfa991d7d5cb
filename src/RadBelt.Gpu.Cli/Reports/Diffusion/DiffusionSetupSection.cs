using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>What was asked for, what it took, and what the numbers mean.</summary>
internal static class DiffusionSetupSection
{
    /// <summary>One line below the title.</summary>
    public static string Subtitle(DiffusionSetup setup) => setup.Latitude is { } latitude
        ? $"Local quasilinear coefficients of oblique waves at magnetic latitude {Numbers.Short(latitude / Units.Degree)}°"
        : "Bounce-averaged quasilinear coefficients of oblique waves";

    /// <summary>Adds facts, warnings and prose.</summary>
    public static void Add(ReportPage page, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        page.Facts(Facts(data));
        if (!setup.Completed)
        {
            page.Warning($"This run was stopped before its end: {data.Slices.Count} of {setup.Tables} tables were computed, and the others are missing.");
        }

        int unconverged = data.Slices.Sum(slice => slice.Work.Unconverged);
        if (unconverged > 0)
        {
            page.Warning($"{Numbers.Integer(unconverged)} coefficients have an estimated error above the tolerance of {Numbers.Short(setup.Tolerance)}.");
        }

        int without = data.Slices.Sum(slice => slice.Work.WithoutResonance), entries = setup.Tables * setup.Energies.Length * setup.PitchAngles.Length;
        page.Prose(
            "D_{αα}, D_{αp} and D_{pp} are halves of the rates of ⟨Δα^{2}⟩, ⟨ΔαΔp⟩ and ⟨Δp^{2}⟩. Those with momentum are shown over p and p^{2}, so that all are rates in s^{−1}; "
            + "p^{2} times what is shown are the coefficients of Glauert & Horne (2005). B_{w}^{2} counts the waves of all directions"
            + (setup.Latitude is null || setup.Directions == "both" ? ", half of it each way along B_{0}." : ", all of it in the direction named."));
        if (without > 0)
        {
            page.Prose($"{Numbers.Integer(without)} of {Numbers.Integer(entries)} entries are exactly zero because no wave of the band resonates; curves and maps are empty there.");
        }

        foreach (DiffusionWaves waves in setup.Waves)
        {
            page.Prose($"{waves.Name}: {waves.Branch} waves, |λ| {(waves.LowestLatitude > 0 ? $"from {Numbers.Short(waves.LowestLatitude / Units.Degree)}° " : "")}up to {Numbers.Short(waves.HighestLatitude / Units.Degree)}°; {DiffusionScales.WithIndices(waves.Source)}.");
        }
    }

    private static ReportFact[] Facts(DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        double evaluations = data.Slices.Sum(slice => (double)slice.Work.IntegrandEvaluations);
        return
        [
            new("Particles", setup.Species.Name),
            new("Energies", $"{Numbers.Integer(setup.Energies.Length)}: {Ends(setup.Energies, DiffusionScales.Energy)}"),
            new("Pitch angles", $"{Numbers.Integer(setup.PitchAngles.Length)}: {Ends(setup.PitchAngles, α => $"{Numbers.Short(α / Units.Degree)}°")}"),
            new("L", Ends([.. setup.Shells.Select(shell => shell.L)], l => Numbers.Short(l))),
            new("f_{pe}/f_{ce} at the equator", Ends([.. setup.Shells.SelectMany(shell => shell.Ratios).Distinct().Order()], r => Numbers.Short(r))),
            new("f_{ce} at the equator", Ends([.. setup.Shells.Select(shell => shell.Gyrofrequency).Order()], f => $"{Numbers.Significant(f, 4)} Hz")),
            new("Dispersion relation", setup.Dispersion),
            new("Harmonics n", setup.Harmonics.Replace('-', '−')),
            new("Relative tolerance", Numbers.Short(setup.Tolerance)),
            .. setup.Latitude is null ? Array.Empty<ReportFact>() : [new("Directions", setup.Directions)],
            .. setup.EstimateFrom is { } from ? [new("Estimates from f_{pe}/f_{ce} =", Numbers.Short(from))] : Array.Empty<ReportFact>(),
            new("Tables", $"{Numbers.Integer(data.Slices.Count)}, {Numbers.Significant(evaluations)} evaluations of integrands, {Numbers.Significant(setup.Elapsed)} s"),
        ];
    }

    private static string Ends(double[] values, Func<double, string> text) =>
        values.Length == 1 || text(values[0]) == text(values[^1]) ? text(values[0]) : $"{text(values[0])} to {text(values[^1])}";
}
