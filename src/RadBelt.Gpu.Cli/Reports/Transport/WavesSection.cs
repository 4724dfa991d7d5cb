using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>The broadband waves along the line: how strong they are, and where their power lies.</summary>
internal static class WavesSection
{
    /// <summary>Adds the section; nothing for a run without broadband waves.</summary>
    public static void Add(ReportPage page, TransportReportData data)
    {
        if (data.Spectra.Count == 0)
            return;
        var line = new ParabolicFieldLine(data.Setup.EquatorialField, data.Setup.Curvature);
        double fce = Math.Abs(Species.Electron.Gyrofrequency(data.Setup.EquatorialField)) / Math.Tau;
        GaussianSpectrum[] spectra = [.. data.Spectra];
        double[] latitudes = [.. spectra.Select(s => DipoleArc.LatitudeAt(line.DipoleRadius, s.Distance) / Units.Degree)];
        double[] amplitudes = [.. spectra.Select(s => data.Setup.Scale * s.RmsAmplitude / line.FieldStrength(s.Distance))];
        double[] errors = [.. spectra.Select(s => data.Setup.Scale * s.RmsAmplitudeError / line.FieldStrength(s.Distance))];
        bool measured = spectra.Any(s => s.RmsAmplitudeError > 0);
        string from = measured ? "measured in the archive ± s.e. of the fit" : "as the deck gives it";
        page.Section("Broadband waves");
        page.Figure(
            new PlotGrid(2,
                new Plot(Axis.Degrees("magnetic latitude [deg]", 0), Axis.Log("B_{w} / B_{0}")) { Title = "Amplitude", Width = 600, Height = 320 }
                    .With(new Line(latitudes, amplitudes) { Ink = Ink.Qualitative(1), HasGaps = true })
                    .With(new Markers(latitudes, amplitudes, measured ? errors : null) { Ink = Ink.Qualitative(1), Shape = MarkerShape.Square, Label = from }),
                new Plot(Axis.Degrees("magnetic latitude [deg]", 0), Axis.Linear("f / f_{ce}", 0)) { Title = "Frequencies", Width = 600, Height = 320 }
                    .With(new Band(latitudes, [.. spectra.Select(s => (s.Centre - s.Width) / fce)], [.. spectra.Select(s => (s.Centre + s.Width) / fce)]) { Ink = Ink.Faint, Label = "to 1/e of the power" })
                    .With(new Line(latitudes, [.. spectra.Select(s => s.Centre / fce)]) { Ink = Ink.Qualitative(1) })) { SharedLegend = "" },
            "Gaussian spectra of the broadband waves against latitude: root mean square amplitude over the local field, and frequency of the largest power.");
    }
}
