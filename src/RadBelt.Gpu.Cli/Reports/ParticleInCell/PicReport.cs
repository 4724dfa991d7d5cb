using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>
/// The page of a particle-in-cell run: wave power, spectra, budgets, distributions and tracers in the manner of Figs. 1–11 of Allanson et al. (2021), each
/// beside what theory expects.
/// </summary>
internal static class PicReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run recorded.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(PicReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Whistlers and electrons, particle in cell", PicSetupSection.Subtitle(data), provenance);
        PicSetupSection.Add(page, data);
        PicWavesSection.Add(page, data);
        PicGrowthSection.Add(page, data);
        PicBudgetSection.Add(page, data);
        PicDistributionSection.Add(page, data);
        AddTracers(page, data);
        return page;
    }

    /// <summary>Adds the section on tracers; nothing when there were none.</summary>
    internal static void AddTracers(ReportPage page, PicReportData data)
    {
        if (data.Tracers is not { Ensembles.Count: > 0 } tracers)
        {
            return;
        }
        var ensembles = tracers.ForPage(data.Setup);
        page.Section("Tracer electrons");
        page.Prose(
            $"{Numbers.Integer(ensembles.Ensembles.Count)} ensembles of {Range(ensembles.Ensembles.Select(e => e.Count))} electrons are followed from "
            + $"t = {Numbers.Short(tracers.StartTime)} s of the run on; times below count from then. "
            + (data.Setup.Driver is null
                ? "Pitch angles are measured from +B_{0}, or from the field line where the deck folds them."
                : "Pitch angles are measured from −B_{0}, against which the driven waves run, or from the field line where the deck folds them.")
            + (tracers.Quasilinear is null
                ? ""
                : " Quasilinear theory has the mean power of the waves between the absorbing layers since then: flat over the band of a driver, else as a Gaussian of the spectrum's own mean and width, "
                    + "of waves that run both ways."));
        MomentsSection.Add(page, ensembles);
        if (tracers.Quasilinear is not null)
        {
            CoefficientSection.Add(page, ensembles);
        }
        ScatterSection.Add(page, ensembles);
        TrajectoriesSection.Add(page, ensembles);
        AdvectionSection.Add(page, ensembles);
    }

    private static string Range(IEnumerable<long> counts) =>
        counts.Min() == counts.Max() ? Count(counts.Min()) : $"{Count(counts.Min())} to {Count(counts.Max())}";

    /// <summary>A count with its thousands apart.</summary>
    internal static string Count(long n) => InvariantText.Of($"{n:N0}");
}
