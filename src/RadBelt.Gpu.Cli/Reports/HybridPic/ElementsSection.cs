using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports.HybridPic;

/// <summary>Spectrograms along the line, the elements in them, and how fast their frequencies rise.</summary>
internal static class ElementsSection
{
    private const int MostColumns = 3;
    private const double HighestFrequency = 1;

    // Rows of the table; there may be hundreds of elements in a long run.
    private const int MostRows = 40;

    /// <summary>Adds the section; nothing when there is no spectrogram.</summary>
    public static void Add(ReportPage page, HybridReportData data)
    {
        if (data.Places.Count == 0)
        {
            return;
        }
        page.Section("Chorus elements");
        double gyrofrequency = data.Setup.Gyrofrequency;
        var colours = SpectrogramPanel.Bar(
            "power of B_{y} [nT^{2} Hz^{−1}]", data.Places.SelectMany(p => SpectrogramPanel.Values(p.Spectrogram, HighestFrequency * gyrofrequency).Cast<double>()));
        int columns = Math.Min(MostColumns, data.Places.Count);
        page.Figure(
            new PlotGrid(columns, [.. data.Places.Select((_, i) => Panel(data, i, colours, columns))]) { SharedLegend = data.Elements.Count > 0 ? "" : null },
            "Spectrograms of B_{y} at some magnetic latitudes, measured, over f_{ce} at the equator; all share one scale."
            + (data.Elements.Count > 0 ? " Lines: ridges of the elements that were found." : " No element stands out of the background."));
        if (data.Elements.Count > 0)
        {
            int left = data.Elements.Count - MostRows;
            page.Table(
                Table(data),
                "Elements, measured: df/dt (± one standard error) of a straight line through the ridge, also as dω/dt in Ω_{e}^{2}; largest rms |B_{⊥}| along it, √2 that of B_{y}."
                + (left > 0 ? $" {Numbers.Integer(left)} more are in the file." : ""));
            AddPeriods(page, data);
        }
    }

    private static Plot Panel(HybridReportData data, int place, ColourBar? colours, int columns)
    {
        PlaceSpectrogram at = data.Places[place];
        var size = columns switch { 1 => (1160.0, 420.0), 2 => (600.0, 380.0), _ => (420.0, 340.0) };
        bool last = place % columns == columns - 1 || place == data.Places.Count - 1;
        var plot = SpectrogramPanel.Of(
            at.Spectrogram, data.Setup.Gyrofrequency, HighestFrequency, colours, $"λ = {Numbers.Fixed(at.Latitude / Units.Degree, 1)}°", size, last);
        foreach (var element in data.Elements.Where(e => e.Place == place))
        {
            plot.With(new Line([.. element.Tone.Times], [.. element.Tone.Frequencies.Select(f => f / data.Setup.Gyrofrequency)])
            {
                Ink = SpectrogramPanel.Overlay, Thickness = 1.6, Label = "ridge (measured)",
            });
        }
        return data.Setup.Trigger is { } trigger && at.Distance == 0
            ? plot.With(new Line([trigger.Start, trigger.Start + trigger.Duration],
                [trigger.Frequency / data.Setup.Gyrofrequency, (trigger.Frequency + (trigger.Chirp * trigger.Duration)) / data.Setup.Gyrofrequency])
            {
                Ink = Ink.Alert, Thickness = 2, Dash = Dash.Dashed, Label = "trigger (set)",
            })
            : plot;
    }

    private static ReportTable Table(HybridReportData data)
    {
        double gyrofrequency = data.Setup.Gyrofrequency;
        return new(
            [new("λ"), new("start [s]"), new("duration [s]"), new("from [f_{ce}]"), new("to [f_{ce}]"), new("df/dt [kHz s^{−1}]"), new("dω/dt [Ω_{e}^{2}]"), new("largest B_{w} [pT]")],
            [.. data.Elements.Take(MostRows).Select(e => new ReportCell[]
            {
                $"{Numbers.Fixed(data.Places[e.Place].Latitude / Units.Degree, 1)}°",
                Numbers.Fixed(e.Tone.Start, 4),
                Numbers.Fixed(e.Tone.Duration, 4),
                Numbers.Fixed(e.Tone.Frequencies[0] / gyrofrequency, 3),
                Numbers.Fixed(e.Tone.Frequencies[^1] / gyrofrequency, 3),
                Numbers.WithError(e.Tone.ChirpRate / 1e3, e.Tone.ChirpRateError / 1e3),
                Numbers.Significant(e.Tone.ChirpRate / (Math.Tau * gyrofrequency * gyrofrequency)),
                Numbers.Significant(e.LargestAmplitude / Units.PicoTesla),
            })]);
    }

    private static void AddPeriods(ReportPage page, HybridReportData data)
    {
        string[] periods = [.. data.Places
            .Select((place, i) => (place.Latitude, Period: ChorusElements.RepetitionPeriod([.. data.Elements.Where(e => e.Place == i).Select(e => e.Tone)])))
            .Where(p => p.Period is not null)
            .Select(p => $"{Numbers.WithError(p.Period!.Value.Period, p.Period.Value.Error)} s at {Numbers.Fixed(p.Latitude / Units.Degree, 1)}°")];
        if (periods.Length > 0)
        {
            page.Prose($"Elements begin on average every {string.Join(", ", periods)} (measured ± standard error).");
        }
    }
}
