namespace RadBelt.Gpu.Cli.Reports.Diffusion;

/// <summary>
/// The page of a <c>diffusion</c> run: coefficients over pitch angle and energy, in the manner of Figs. 1–8 of Albert et al. (2024) where there are
/// estimates across density ratios, lifetimes and drift averages.
/// </summary>
internal static class DiffusionReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run computed.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(DiffusionReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Quasilinear diffusion coefficients", DiffusionSetupSection.Subtitle(data.Setup), provenance);
        DiffusionSetupSection.Add(page, data);
        ResonanceConditionSection.Add(page, data);
        EnergyMappingSection.Add(page, data);
        foreach (var (waves, shell) in Shown(data))
        {
            PitchAngleSection.Add(page, data, waves, shell);
            EnergyPitchAngleSection.Add(page, data, waves, shell);
        }

        DriftAverageSection.Add(page, data);
        LifetimeSection.Add(page, data);
        return page;
    }

    // Those with a table; of many field lines some, evenly spread.
    private static IEnumerable<(int Waves, int Shell)> Shown(DiffusionReportData data) =>
        from waves in Enumerable.Range(0, data.Setup.Waves.Count)
        from shell in DiffusionScales.Spread(data.Setup.Shells.Count, DiffusionScales.MostPanels)
        where data.Slices.Any(slice => slice.Waves == waves && slice.Shell == shell)
        select (waves, shell);
}
