using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>The page of a <c>fokker-planck</c> run: fluxes over pitch angle and energy at its times, where the particles went, and the check by stochastic equations.</summary>
internal static class FokkerPlanckReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What came of the run.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(FokkerPlanckReportData data, string? title, ReportProvenance provenance)
    {
        FokkerPlanckSetup setup = data.Setup;
        var page = new ReportPage(
            title ?? "Diffusion in pitch angle and energy",
            setup.BounceAveraged ? "Bounce-averaged Fokker–Planck equation in (α_{eq}, p), implicit finite volumes" : "Fokker–Planck equation in (α, p), implicit finite volumes",
            provenance);
        page.Facts(Facts(data));
        if (!data.Completed)
            page.Warning($"This run was stopped before its end: {(data.States.Count == 0 ? "nothing was solved yet" : $"it came to {FluxScales.Time(data.States[^1].Time)}")}.");
        if (data.WeakenedCells > 0)
            page.Prose($"So that f stays positive, D_{{αp}} was weakened in {Numbers.Integer(data.WeakenedCells)} cells, by {Numbers.Short(100 * data.LargestWeakening)} % at most.");
        FluxMapsSection.Add(page, data);
        AccountSection.Add(page, data);
        StochasticSection.Add(page, data);
        return page;
    }

    private static ReportFact[] Facts(FokkerPlanckReportData data)
    {
        FokkerPlanckSetup setup = data.Setup;
        return
        [
            new("Coefficients", Diffusion.DiffusionScales.WithIndices(setup.Coefficients) + (setup.Scale == 1 ? "" : $", times {Numbers.Short(setup.Scale)}")),
            new("Cells", $"{Numbers.Integer(data.PitchAngles.Length)} pitch angles × {Numbers.Integer(data.Energies.Length)} energies"),
            new("Energies", $"{Diffusion.DiffusionScales.Energy(setup.Energies.Low)} to {Diffusion.DiffusionScales.Energy(setup.Energies.High)}"),
            new("Pitch angles", $"{Numbers.Short(setup.PitchAngles.Low / Units.Degree)}° to {Numbers.Short(setup.PitchAngles.High / Units.Degree)}°"),
            new("Loss cone", $"{Numbers.Fixed(setup.LossCone / Units.Degree, 2)}°"),
            new("Flux at the start", setup.Initial.Replace("α_edge", "α_{edge}", StringComparison.Ordinal)),
            new("At the edges", string.Join(", ", setup.Edges)),
            .. setup.Losses.Select(loss => new ReportFact("Losses and sources", loss)),
            new("Longest step", FluxScales.Time(setup.TimeStep)),
            new("Wall time", $"{Numbers.Significant(data.Elapsed)} s, coefficients {Numbers.Significant(data.CoefficientsElapsed)} s"),
        ];
    }
}
