using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>
/// The page of a <c>transport</c> run in the manner of the chorus paper: trajectories and their coherence (Fig. 2), transport coefficients (Fig. 3), distributions (Fig. 4).
/// </summary>
internal static class TransportReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What came of the run.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(TransportReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Transport of electrons over many bounces", "Electrons followed through waves along a field line, beside quasilinear theory of the same waves", provenance);
        page.Facts(Facts(data));
        if (!data.Completed)
            page.Warning("This run was stopped before its end: fields in which all ensembles came to the end are shown, and what is missing of theory was not computed.");
        if (data.Fields.Count == 0)
            return page;
        page.Prose(
            "Coefficients are measured by straight lines through the mean and half the variance of an ensemble, with a point every bounce period; errors are standard errors from the scatter between parts of the ensemble, and do not "
            + "hold what another realisation of the waves would give. Theory is the bounce-averaged quasilinear one of the broadband waves' spectra.");
        WavesSection.Add(page, data);
        CoherenceSection.Add(page, data);
        CoefficientsSection.Add(page, data);
        DistributionsSection.Add(page, data);
        return page;
    }

    private static ReportFact[] Facts(TransportReportData data)
    {
        TransportSetup setup = data.Setup;
        var plasma = new ColdPlasma(setup.EquatorialField, setup.Density);
        double fce = plasma.ElectronGyrofrequency / Math.Tau;
        return
        [
            new("Field line", $"B_{{eq}} = {Numbers.Short(setup.EquatorialField / Units.NanoTesla, 4)} nT, ξ = {Numbers.Significant(setup.Curvature)} m^{{−2}}"),
            new("At the equator", $"f_{{ce}} = {Numbers.Short(fce, 4)} Hz, f_{{pe}}/f_{{ce}} = {Numbers.Short(plasma.FrequencyRatio, 4)}"),
            .. data.Fields.Select(field => new ReportFact(field.Kind == TransportFieldKind.Archive ? "Chorus" : "Broadband", field.Name)),
            .. setup.Band is var (low, high) ? [new ReportFact("Band", $"{Numbers.Short(low / fce)} to {Numbers.Short(high / fce)} f_{{ce}}, {Numbers.Integer(setup.Waves)} waves a hemisphere, amplitudes times {Numbers.Short(setup.Scale)}")] : Array.Empty<ReportFact>(),
            new("Ensembles", $"{Numbers.Integer(data.Ensembles.Count)} of {Numbers.Significant(data.Ensembles.Select(e => (double)e.Ensemble.Count).DefaultIfEmpty(0).Max())} electrons"),
            new("Followed for", $"{Numbers.Short(setup.StopTime)} s, {Numbers.Integer(setup.StepsPerGyration)} steps a gyration"),
            new("Loss cone", setup.LossCone > 0 ? $"{Numbers.Short(setup.LossCone / Units.Degree)}°" : "none"),
            new("Wall time", $"{string.Join(", ", data.Fields.Select(field => $"{Numbers.Significant(field.Elapsed)} s ({field.Label})"))}, theory {Numbers.Significant(data.TheoryElapsed)} s"),
        ];
    }
}
