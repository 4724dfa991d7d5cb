using RadBelt.Gpu.Cli.Reports.ParticleInCell;

namespace RadBelt.Gpu.Cli.Reports.HybridPic;

/// <summary>
/// The page of a <c>hybrid-pic</c> run: spectrograms with their elements (the chorus paper's Fig. 1b), the wave amplitude along the line against time, growth beside linear theory,
/// budgets and distributions.
/// </summary>
internal static class HybridReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run recorded.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(HybridReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Chorus along a field line", HybridSetupSection.Subtitle(data), provenance);
        HybridSetupSection.Add(page, data);
        ElementsSection.Add(page, data);
        AmplitudeMapSection.Add(page, data);
        PicGrowthSection.Add(page, data.Run);
        PicBudgetSection.Add(page, data.Run);
        PicDistributionSection.Add(page, data.Run);
        PicReport.AddTracers(page, data.Run);
        return page;
    }
}
