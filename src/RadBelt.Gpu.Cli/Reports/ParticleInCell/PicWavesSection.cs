using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Wave power against time, spectra and the wave field: Figs. 1 and 2 of Allanson et al. (2021).</summary>
internal static class PicWavesSection
{
    private const int MostPoints = 1500;
    private const int MostRows = 200;
    private const double HighestFrequency = 1.2;

    /// <summary>Adds the section.</summary>
    public static void Add(ReportPage page, PicReportData data)
    {
        page.Section("Waves");
        page.Figure(Power(data),
            "Wave power, B_{w}^{2} = ⟨B_{y}^{2} + B_{z}^{2}⟩ over the domain, over B_{0}^{2}, measured."
            + (data.Setup.CrossingTime is null ? "" : " Vertical rule: when waves sent in at the left first reach the right boundary.")
            + (data.WavePower.Parts is null ? "" : " Coloured: its parts in the whistler band by polarisation and direction."));
        if (data.Spectra is { } spectra)
        {
            page.Figure(
                new PlotGrid(3,
                    Amplitude(spectra.Amplitude, data.Setup),
                    Time(spectra.Spectrogram, data.Setup),
                    Dispersion(spectra.DispersionOfBy, data.Setup, "B_{y}: ω–k")) { SharedLegend = "" },
                "Spectra of B_{y}, measured: (a) Fourier amplitude over the run, averaged over x"
                + (data.Setup.Driver is null ? "" : "; the bar is its mean over the driver's band")
                + "; (b) power spectral density against time"
                + (data.Setup.Driver is null ? "" : ", with the driver's band dashed")
                + "; (c) power over frequency and wave number, with cold-plasma whistlers (theory).");
            page.Figure(
                new PlotGrid(1, Dispersion(spectra.Dispersion, data.Setup, "B_{y} − i B_{z}: ω–k by polarisation", isSigned: true, width: 1160))
                {
                    SharedLegend = "",
                },
                "Power of B_{y} − i B_{z} over frequency and wave number, measured: R-mode waves above ω = 0, L-mode waves below; forward waves where k and ω "
                + "have one sign.");
        }
        if (data.Field is { } field)
        {
            page.Figure(Map(field, data.Setup), "The wave field B_{y}(x, t), measured. Colours end at the 99.8th percentile of |B_{y}|.");
        }
    }

    /// <summary>Wave power over B0² against time, one line a run: Fig. 1.</summary>
    internal static Line PowerLine(PicReportData data, Ink ink, string label)
    {
        // A field that starts from nothing has no place on a logarithmic axis at first.
        int[] positive = [.. Enumerable.Range(0, data.WavePower.Times.Length).Where(i => data.WavePower.Power[i] > 0)];
        int[] some = [.. Thinning.Evenly(positive.Length, MostPoints).Select(i => positive[i])];
        var scale = 1 / (data.Setup.BackgroundField * data.Setup.BackgroundField);
        return new(Thinning.Pick(data.WavePower.Times, some), Thinning.Pick([.. data.WavePower.Power.Select(p => scale * p)], some))
        {
            Ink = ink,
            Label = label,
        };
    }

    private static Plot Power(PicReportData data)
    {
        var setup = data.Setup;
        var scale = 1 / (setup.BackgroundField * setup.BackgroundField);
        var plot = new Plot(Axis.Linear("t [s]", 0), Axis.Log("B_{w}^{2} / B_{0}^{2}", 0.5 * scale * Lowest(data)))
        {
            Width = 1160, Height = 420, Legend = LegendPlace.Right,
        };
        plot.With(PowerLine(data, Ink.Neutral, "B_{w}^{2} (measured)"));
        if (data.WavePower.Parts is { } parts)
        {
            Part("R, forward (measured)", 0, parts.RightForward);
            Part("R, backward (measured)", 1, parts.RightBackward);
            Part("L, forward (measured)", 2, parts.LeftForward);
            Part("L, backward (measured)", 3, parts.LeftBackward);

            void Part(string label, int i, IReadOnlyList<double> power)
            {
                int[] there = [.. Enumerable.Range(0, power.Count).Where(k => power[k] > 0)];
                plot.Layers.Add(new Line([.. there.Select(k => parts.Times[k])], [.. there.Select(k => scale * power[k])])
                {
                    Ink = Ink.Qualitative(i), Label = label, Dash = Dash.Cycle(i),
                });
            }
        }
        if (setup.Driver is { } driver)
        {
            plot.With(Rule.Horizontal(scale * driver.RmsAmplitude * driver.RmsAmplitude, Ink.Faint, "driver at the boundary (set)", Dash.Dashed));
        }
        if (setup.MeasuredNoise is { } noise)
        {
            plot.With(Rule.Horizontal(scale * noise * noise, Ink.Faint, "noise (measured)", Dash.Dotted));
        }
        return plot.With(setup.CrossingTime is { } crossing ? Rule.Vertical(crossing, Ink.Neutral, "waves reach the far side") : null);

    }

    // Of what is drawn; a field that starts from nothing would stretch the axis to its first step.
    private static double? Lowest(PicReportData data)
    {
        double[] power = [.. data.WavePower.Power.Where(p => p > 0).Order()];
        double?[] levels = [data.Setup.Driver?.RmsAmplitude, data.Setup.MeasuredNoise];
        double[] squares = [.. levels.OfType<double>().Where(b => b > 0).Select(b => b * b), .. power.Skip(power.Length / 50).Take(1)];
        return squares.Length > 0 ? squares.Min() : null;
    }

    /// <summary>Axes of Fig. 2a, d.</summary>
    internal static Plot AmplitudeAxes(double width, double height) =>
        new(Axis.Linear("f / f_{ce}", 0, HighestFrequency), Axis.Log("Fourier amplitude of B_{y} [pT]"))
        {
            Title = "Fourier amplitude", Width = width, Height = height,
        };

    /// <summary>Fourier amplitude of B_y against frequency, one line a run: Fig. 2a, d.</summary>
    internal static Line AmplitudeLine(FourierAmplitude amplitude, PicSetup setup, Ink ink, string label)
    {
        var highest = HighestFrequency * setup.Gyrofrequency;
        int[] shown = [.. Enumerable.Range(1, amplitude.Frequencies.Count - 1).Where(i => amplitude.Frequencies[i] <= highest && amplitude.Amplitudes[i] > 0)];
        return new([.. shown.Select(i => amplitude.Frequencies[i] / setup.Gyrofrequency)], [.. shown.Select(i => amplitude.Amplitudes[i] / Units.PicoTesla)])
        {
            Ink = ink, Thickness = 1, Label = label,
        };
    }

    private static Plot Amplitude(FourierAmplitude amplitude, PicSetup setup)
    {
        var plot = AmplitudeAxes(420, 360).With(AmplitudeLine(amplitude, setup, Ink.Qualitative(0), "measured"));
        if (setup.Driver is { } driver)
        {
            var (low, high) = (driver.LowerFrequency / setup.Gyrofrequency, driver.UpperFrequency / setup.Gyrofrequency);
            if (amplitude.Frequencies.Any(f => f >= driver.LowerFrequency && f <= driver.UpperFrequency))
            {
                var mean = amplitude.Mean(driver.LowerFrequency, driver.UpperFrequency) / Units.PicoTesla;
                plot.With(new Line([low, high], [mean, mean]) { Thickness = 2.4, Label = "mean over the band (measured)" });
            }
            plot.With(Rule.Vertical(low, Ink.Neutral, "driver's band")).With(Rule.Vertical(high, Ink.Neutral));
        }
        return plot.With(Rule.Vertical(1, Ink.Qualitative(7), "f_{ce}"));
    }

    private static Plot Time(Spectrogram spectrogram, PicSetup setup)
    {
        var bar = SpectrogramPanel.Bar("power of B_{y} [nT^{2} Hz^{−1}]", SpectrogramPanel.Values(spectrogram, HighestFrequency * setup.Gyrofrequency).Cast<double>());
        var plot = SpectrogramPanel.Of(spectrogram, setup.Gyrofrequency, HighestFrequency, bar, "Spectrogram", (420, 360));
        return setup.Driver is { } driver
            ? plot.With(Light(driver.LowerFrequency / setup.Gyrofrequency)).With(Light(driver.UpperFrequency / setup.Gyrofrequency))
            : plot;

        // White has no place in the legend of a white page: the caption names them.
        static Rule Light(double f) => Rule.Horizontal(f, OnHeat, dash: Dash.Dashed);
    }

    private static Plot Dispersion(FrequencyWavenumberSpectrum spectrum, PicSetup setup, string title, bool isSigned = false, double width = 420)
    {
        var inertial = PhysicalConstants.SpeedOfLight / (Math.Tau * setup.PlasmaFrequency);
        var gyro = Math.Tau * setup.Gyrofrequency;
        int[] rows = [.. Enumerable.Range(0, spectrum.AngularFrequencies.Count).Where(i => isSigned || spectrum.AngularFrequencies[i] > 0)];
        var values = new double[rows.Length, spectrum.WaveNumbers.Count];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < spectrum.WaveNumbers.Count; c++)
            {
                values[r, c] = spectrum[rows[r], c] * gyro / inertial / (Units.NanoTesla * Units.NanoTesla);
            }
        }
        // No finer than the picture, which shows a cell a pixel: a narrow ridge must not fall between them.
        var (blockF, blockK) = ((rows.Length + MostRows - 1) / MostRows, (spectrum.WaveNumbers.Count + (int)width / 2 - 1) / ((int)width / 2));
        values = Means(values, blockF, blockK);
        var bar = SpectrogramPanel.Bar("power [nT^{2} per ω/ω_{ce} and k c/ω_{pe}]", values.Cast<double>());
        double[] f = Means([.. rows.Select(i => spectrum.AngularFrequencies[i] / gyro)], blockF);
        double[] k = Means([.. spectrum.WaveNumbers.Select(x => x * inertial)], blockK);
        var plot = new Plot(Axis.Linear("k c / ω_{pe}", k[0], k[^1]), Axis.Linear("ω / ω_{ce}", isSigned ? f[0] : 0, f[^1]))
        {
            Title = title, Width = width, Height = isSigned ? 460 : 360, ColourBar = bar,
        };
        if (bar is not null)
        {
            plot.With(new HeatMap(SpectrogramPanel.Edges(k), SpectrogramPanel.Edges(f), values, bar));
        }
        var mode = new RMode(new ColdPlasma(setup.BackgroundField, setup.ElectronDensity));
        double[] fractions = [.. Enumerable.Range(1, 199).Select(i => i / 200.0)];
        double[] numbers = [.. fractions.Select(x => mode.WaveNumber(x * gyro) * inertial)];
        int[] inside = [.. Enumerable.Range(0, fractions.Length).Where(i => numbers[i] <= k[^1] && fractions[i] <= f[^1])];
        double[] up = Thinning.Pick(numbers, inside), ω = Thinning.Pick(fractions, inside);
        return plot
            .With(new Line(up, ω) { Ink = SpectrogramPanel.Overlay, Dash = Dash.Dashed, Thickness = 1.1, Label = "cold-plasma whistlers (theory)" })
            .With(new Line([.. up.Select(x => -x)], ω) { Ink = SpectrogramPanel.Overlay, Dash = Dash.Dashed, Thickness = 1.1 });
    }

    private static Plot Map(FieldSamples field, PicSetup setup)
    {
        var sorted = new List<double>(field.Times * field.Points);
        var values = new double[field.Points, field.Times];
        for (var t = 0; t < field.Times; t++)
        {
            var by = field.By(t);
            for (var x = 0; x < by.Length; x++)
            {
                values[x, t] = by[x];
                sorted.Add(Math.Abs(by[x]));
            }
        }
        sorted.Sort();
        var top = sorted[(int)(0.998 * (sorted.Count - 1))];
        var unit = FieldUnit.For(top);
        for (var x = 0; x < field.Points; x++)
        {
            for (var t = 0; t < field.Times; t++)
            {
                values[x, t] /= unit.Tesla;
            }
        }
        var limit = top > 0 ? top / unit.Tesla : 1;
        var bar = new ColourBar(ColourMap.BlueRed, Axis.Linear($"B_{{y}} [{unit.Name}]", -limit, limit));
        double[] times = [.. Enumerable.Range(0, field.Times).Select(i => field.StartTime + (i * field.TimeStep))];
        double[] positions = [.. Enumerable.Range(0, field.Points + 1).Select(i => (i - 0.5) * field.Spacing / Units.Kilometre)];
        return new Plot(Axis.Linear("t [s]"), Axis.Linear("x [km]")) { Width = 1160, Height = 460, ColourBar = bar }
            .With(new HeatMap(SpectrogramPanel.Edges(times), positions, values, bar))
            .With(setup.CrossingTime is { } crossing ? Rule.Vertical(crossing, Ink.Neutral) : null);
    }

    // Means over whole blocks; what does not fill one at the end is left out.
    private static double[] Means(double[] values, int block) => [.. values.Chunk(block).Where(c => c.Length == block).Select(c => c.Average())];

    private static double[,] Means(double[,] values, int blockRows, int blockColumns)
    {
        var means = new double[values.GetLength(0) / blockRows, values.GetLength(1) / blockColumns];
        for (var r = 0; r < means.GetLength(0) * blockRows; r++)
        {
            for (var c = 0; c < means.GetLength(1) * blockColumns; c++)
            {
                means[r / blockRows, c / blockColumns] += values[r, c] / (blockRows * blockColumns);
            }
        }
        return means;
    }

    // On a dark heat map, on light and on dark pages.
    private static readonly Ink OnHeat = new("#ffffff", "#ffffff");
}
