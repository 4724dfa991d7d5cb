using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.BroadbandField;

/// <summary>
/// The page of a <c>broadband-field</c> run: power over frequency and latitude of a simulated field and of its broadband equal (the chorus paper's Fig. 1d–f), the Gaussians between
/// them, and spectrograms of both.
/// </summary>
internal static class BroadbandFieldReport
{
    // Panels of single latitudes, and how far above the band they go.
    private const int Panels = 6;
    private const double Beyond = 1.25;

    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run measured.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(BroadbandFieldReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(
            title ?? "A broadband field along a field line",
            data.Simulated is { } simulated ? $"The broadband equal of the {simulated.Name}" : "Waves of random phases with spectra that are given",
            provenance);
        page.Facts([.. Facts(data)]);
        if (!data.Completed)
            page.Warning("This run was stopped before its end; what follows is of the part that was done.");
        AddPower(page, data);
        AddFits(page, data);
        AddSpectrograms(page, data);
        return page;
    }

    private static IEnumerable<ReportFact> Facts(BroadbandFieldReportData data)
    {
        double fce = data.Gyrofrequency;
        yield return new("Field at the equator", $"{Numbers.Short(data.Line.EquatorialField / Units.NanoTesla, 4)} nT, f_{{ce}} = {Numbers.Significant(fce / 1e3, 4)} kHz");
        yield return new("Cold electrons", $"{Numbers.Short(data.ColdDensity / Units.PerCubicCentimetre)} cm^{{−3}}");
        yield return new("Waves", $"{Numbers.Integer((int)data.Waves)} in each hemisphere, {Numbers.Short(data.Band.Lowest / fce)}–{Numbers.Short(data.Band.Highest / fce)} f_{{ce}}, away from the equator");
        yield return new("Duration", $"{Numbers.Short(data.Duration)} s");
        if (data.Scale != 1)
            yield return new("Amplitudes", $"times {Numbers.Short(data.Scale)}");
        yield return new("Largest B_{w}", FieldUnit.Text(data.Scale * data.Spectra.Max(s => s.RmsAmplitude)));
        if (data.Archive is { } archive)
            yield return new("Written as", $"{archive.File}: {PicReport.Count(archive.Nodes)} nodes, {PicReport.Count(archive.Samples)} samples, {Numbers.Significant(archive.Bytes / 1048576.0)} MiB");
        yield return new("Time", $"{Numbers.Significant(data.Elapsed)} s");
    }

    private static void AddPower(ReportPage page, BroadbandFieldReportData data)
    {
        page.Section("Power over frequency and latitude");
        MeasuredField[] fields = Fields(data);
        var bar = SpectrogramPanel.Bar("power of B_{⊥} [nT^{2} Hz^{−1}]", fields.SelectMany(f => Values(f, data).Cast<double>()));
        if (bar is null)
        {
            page.Prose("There is no power.");
            return;
        }
        page.Figure(
            new PlotGrid(fields.Length, [.. fields.Select((f, i) => Map(f, data, bar, i == fields.Length - 1, fields.Length == 1 ? 1160 : 600))]),
            "Time-averaged power spectral density of B_{⊥} over frequency and magnetic latitude, both hemispheres averaged, measured"
            + (fields.Length > 1 ? ": (a) the simulated field, (b) its broadband equal" : "") + $"; means of {string.Join(" and ", fields.Select(f => PicReport.Count(f.Segments)))} segments of time.");
        page.Figure(
            new PlotGrid(3, [.. Some(fields[0].Latitudes.Length).Select(i => Panel(data, fields, i))]) { SharedLegend = "" },
            "The same at some latitudes, with the Gaussian that "
            + (data.Simulated is null ? "was given." : "was fitted to the simulated field: the spectrum of the broadband one."));
    }

    private static Plot Map(MeasuredField field, BroadbandFieldReportData data, ColourBar bar, bool showsBar, double width)
    {
        double[] rows = [.. Rows(field, data).Select(f => field.Frequencies[f] / data.Gyrofrequency)];
        var plot = new Plot(Axis.Degrees("λ [deg]"), Axis.Linear("f / f_{ce}", 0, rows[^1])) { Title = field.Name, Width = width, Height = 380, ColourBar = showsBar ? bar : null };
        return rows.Length > 1 && field.Latitudes.Length > 1
            ? plot.With(new HeatMap(SpectrogramPanel.Edges([.. field.Latitudes.Select(λ => λ / Units.Degree)]), SpectrogramPanel.Edges(rows), Values(field, data), bar))
            : plot;
    }

    private static Plot Panel(BroadbandFieldReportData data, MeasuredField[] fields, int latitude)
    {
        const double Square = Units.NanoTesla * Units.NanoTesla;
        double fce = data.Gyrofrequency;
        var plot = new Plot(Axis.Linear("f / f_{ce}", 0), Axis.Linear("power of B_{⊥} [nT^{2} Hz^{−1}]", 0))
        {
            Title = $"λ = {Numbers.Fixed(fields[0].Latitudes[latitude] / Units.Degree, 1)}°", Width = 420, Height = 320,
        };
        for (var i = 0; i < fields.Length; i++)
        {
            MeasuredField field = fields[i];
            int[] rows = Rows(field, data);
            plot.With(new Line([.. rows.Select(f => field.Frequencies[f] / fce)], [.. rows.Select(f => field.Power[latitude, f] / Square)])
            {
                Ink = Ink.Qualitative(i), Label = $"{field.Name} (measured)", Thickness = 1.3,
            });
        }
        double distance = DipoleArc.Length(data.Line.DipoleRadius, fields[0].Latitudes[latitude]);
        var (x, y) = Line.Sample(f => data.Scale * data.Scale * Density(data.Spectra, distance, f * fce) / Square, data.Band.Lowest / fce, data.Band.Highest / fce, AxisScale.Linear);
        return plot.With(new Line(x, y) { Ink = Ink.Neutral, Dash = Dash.Dashed, Label = data.Simulated is null ? "Gaussian (given)" : "Gaussian (fit)" });
    }

    // Between places power is linear in |z|, as the waves have it.
    private static double Density(IReadOnlyList<GaussianSpectrum> spectra, double distance, double frequency)
    {
        int next = Math.Clamp(spectra.TakeWhile(s => s.Distance < distance).Count(), 1, spectra.Count - 1);
        (GaussianSpectrum before, GaussianSpectrum after) = (spectra[next - 1], spectra[next]);
        double part = Math.Clamp((distance - before.Distance) / (after.Distance - before.Distance), 0, 1);
        return ((1 - part) * before.Density(frequency)) + (part * after.Density(frequency));
    }

    private static void AddFits(ReportPage page, BroadbandFieldReportData data)
    {
        page.Section(data.Simulated is null ? "Spectra" : "Fits");
        double[] latitudes = [.. data.Spectra.Select(s => DipoleArc.LatitudeAt(data.Line.DipoleRadius, s.Distance) / Units.Degree)];
        double fce = data.Gyrofrequency;
        page.Figure(
            new PlotGrid(3,
                Points("B_{w} [pT]", s => (s.RmsAmplitude / Units.PicoTesla, s.RmsAmplitudeError / Units.PicoTesla)).With(Amplitude()),
                Points("f_{m} / f_{ce}", s => (s.Centre / fce, s.CentreError / fce)),
                Points("δf / f_{ce}", s => (s.Width / fce, s.WidthError / fce))) { SharedLegend = "" },
            $"Gaussians P(f) = B_{{w}}^{{2}} exp[−(f − f_{{m}})^{{2}}/δf^{{2}}]/(√π δf) along the line{(data.Simulated is null ? ", as given" : ", fitted to the simulated field, ± one standard error")}."
            + " Line: what the broadband field has in its band, measured" + (data.Scale == 1 ? "." : ", over the factor of its amplitudes."));
        page.Table(
            new(
                [new("λ [deg]"), new("z [km]"), new("B_{w} [pT]"), new("f_{m} [f_{ce}]"), new("δf [f_{ce}]")],
                [.. data.Spectra.Select((s, i) => new ReportCell[]
                {
                    Numbers.Fixed(latitudes[i], 2), Numbers.Fixed(s.Distance / 1e3, 0), Numbers.WithError(s.RmsAmplitude / Units.PicoTesla, s.RmsAmplitudeError / Units.PicoTesla),
                    Numbers.WithError(s.Centre / fce, s.CentreError / fce), Numbers.WithError(s.Width / fce, s.WidthError / fce),
                })]),
            data.Simulated is null ? "The spectra." : "The fits, with standard errors.");

        // From zero, with room above the largest error bar.
        Plot Points(string label, Func<GaussianSpectrum, (double Value, double Error)> of) => new Plot(
            Axis.Linear("λ [deg]"), Axis.Linear(label, 0, 1.15 * data.Spectra.Select(of).Max(p => p.Value + (double.IsFinite(p.Error) ? p.Error : 0)))) { Width = 420, Height = 320 }
            .With(new Markers(latitudes, [.. data.Spectra.Select(s => of(s).Value)], data.Simulated is null ? null : [.. data.Spectra.Select(s => of(s).Error)])
            {
                Label = data.Simulated is null ? "given" : "fit to the simulated field ± s.e.",
            });

        Line Amplitude() => new(
            [.. data.Broadband.Latitudes.Select(λ => λ / Units.Degree)],
            [.. data.Broadband.AmplitudeBetween(data.Band.Lowest, data.Band.Highest).Select(b => b / data.Scale / Units.PicoTesla)])
        {
            Ink = Ink.Qualitative(1), Label = "broadband field (measured)",
        };
    }

    private static void AddSpectrograms(ReportPage page, BroadbandFieldReportData data)
    {
        MeasuredField[] fields = Fields(data);
        double highest = Math.Min(1, Beyond * data.Band.Highest / data.Gyrofrequency);
        var bar = SpectrogramPanel.Bar("power of B_{y} [nT^{2} Hz^{−1}]", fields.SelectMany(f => SpectrogramPanel.Values(f.Spectrogram, highest * data.Gyrofrequency).Cast<double>()));
        page.Section("Spectrograms");
        page.Figure(
            new PlotGrid(1, [.. fields.Select(f => SpectrogramPanel.Of(f.Spectrogram, data.Gyrofrequency, highest, bar, f.Name, (1160, 320)))]),
            $"Spectrograms of B_{{y}} at λ = {Numbers.Fixed(data.Broadband.SpectrogramLatitude / Units.Degree, 1)}°, measured, on one scale.");
    }

    private static MeasuredField[] Fields(BroadbandFieldReportData data) => data.Simulated is { } simulated ? [simulated, data.Broadband] : [data.Broadband];

    private static int[] Rows(MeasuredField field, BroadbandFieldReportData data) =>
        [.. Enumerable.Range(1, field.Frequencies.Length - 1).Where(f => field.Frequencies[f] <= Math.Min(data.Gyrofrequency, Beyond * data.Band.Highest))];

    private static double[,] Values(MeasuredField field, BroadbandFieldReportData data)
    {
        int[] rows = Rows(field, data);
        var values = new double[rows.Length, field.Latitudes.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < field.Latitudes.Length; c++)
            {
                values[r, c] = field.Power[c, rows[r]] / (Units.NanoTesla * Units.NanoTesla);
            }
        }
        return values;
    }

    // Evenly from the equator out.
    private static IEnumerable<int> Some(int latitudes) => Enumerable.Range(0, Math.Min(Panels, latitudes)).Select(i => i * (latitudes - 1) / Math.Max(1, Math.Min(Panels, latitudes) - 1)).Distinct();
}
