using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Spectrograms over frequency in f_ce.</summary>
internal static class SpectrogramPanel
{
    /// <summary>A colour that shows on heat maps, and in legends on light and on dark pages.</summary>
    public static Ink Overlay { get; } = new("#14c3da", "#2ff3ff");

    /// <summary>Power in nT² Hz⁻¹ by frequency above 0 and time, up to a frequency.</summary>
    /// <param name="spectrogram">The spectrogram.</param>
    /// <param name="highest">Highest frequency, Hz.</param>
    public static double[,] Values(Spectrogram spectrogram, double highest)
    {
        int rows = Rows(spectrogram, highest).Length;
        var values = new double[rows, spectrogram.Times.Count];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < spectrogram.Times.Count; c++)
            {
                values[r, c] = spectrogram[c, r + 1] / (Units.NanoTesla * Units.NanoTesla);
            }
        }
        return values;
    }

    /// <summary>A panel.</summary>
    /// <param name="spectrogram">The spectrogram.</param>
    /// <param name="gyrofrequency">f_ce, Hz.</param>
    /// <param name="highest">Highest frequency, in f_ce.</param>
    /// <param name="colours">Colours; null where there is no power.</param>
    /// <param name="title">Title.</param>
    /// <param name="size">Width and height, px.</param>
    /// <param name="showsColours">Whether the key to the colours stands beside it.</param>
    public static Plot Of(
        Spectrogram spectrogram, double gyrofrequency, double highest, ColourBar? colours, string title, (double Width, double Height) size, bool showsColours = true)
    {
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Linear("f / f_{ce}", 0, highest)) { Title = title, Width = size.Width, Height = size.Height, ColourBar = showsColours ? colours : null };
        var rows = Rows(spectrogram, highest * gyrofrequency);
        return colours is not null && spectrogram.Times.Count > 1 && rows.Length > 1
            ? plot.With(new HeatMap(Edges([.. spectrogram.Times]), Edges([.. rows.Select(f => f / gyrofrequency)]), Values(spectrogram, highest * gyrofrequency), colours))
            : plot;
    }

    /// <summary>Colours from the largest value down as far as most of them go, six decades at most; null where nothing is positive.</summary>
    public static ColourBar? Bar(string label, IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(v => v > 0 && double.IsFinite(v)).Order()];
        if (positive.Length == 0)
        {
            return null;
        }
        var top = Math.Ceiling(Math.Log10(positive[^1]));
        var bottom = Math.Clamp(Math.Floor(Math.Log10(positive[positive.Length / 4])), top - 6, top - 2);
        return new ColourBar(ColourMap.Viridis, Axis.Log(label, Math.Pow(10, bottom), Math.Pow(10, top)));
    }

    /// <summary>Edges of bins about even centres.</summary>
    public static double[] Edges(double[] centres)
    {
        var half = (centres[^1] - centres[0]) / (centres.Length - 1) / 2;
        return [.. centres.Select(c => c - half), centres[^1] + half];
    }

    private static double[] Rows(Spectrogram spectrogram, double highest) => [.. spectrogram.Frequencies.Skip(1).TakeWhile(f => f <= highest)];
}
