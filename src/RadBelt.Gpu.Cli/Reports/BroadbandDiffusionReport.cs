namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// The page of the experiment «test particles in a broadband whistler field»: moments, coefficients, scatter, trajectories and advection
/// in the manner of Figs. 3–7 of Allanson et al. (2021), each beside what theory expects.
/// </summary>
internal static class BroadbandDiffusionReport
{
    private const int MostShown = 4;

    /// <summary>Degrees in a radian.</summary>
    internal const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>Makes the page.</summary>
    public static ReportPage Create(BroadbandDiffusionReportData data)
    {
        var page = new ReportPage(data.Title, data.Subtitle, data.Provenance);
        page.Facts(data.Facts);
        foreach (var warning in data.Warnings)
        {
            page.Warning(warning);
        }
        foreach (var paragraph in data.Prose)
        {
            page.Prose(paragraph);
        }
        MomentsSection.Add(page, data);
        CoefficientSection.Add(page, data);
        ScatterSection.Add(page, data);
        TrajectoriesSection.Add(page, data);
        AdvectionSection.Add(page, data);
        return page;
    }

    /// <summary>Those of the ensembles that are shown one by one: evenly spread, for a page of a size to be read.</summary>
    internal static IReadOnlyList<EnsembleReportData> Some(IEnumerable<EnsembleReportData> ensembles)
    {
        EnsembleReportData[] all = [.. ensembles];
        return [.. Thinning.Evenly(all.Length, MostShown).Select(i => all[i])];
    }
}
