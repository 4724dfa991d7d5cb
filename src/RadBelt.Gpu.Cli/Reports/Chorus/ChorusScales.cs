using RadBelt.Gpu.Cli.Reports.Plots;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>What the figures of rays, elements and microbursts share.</summary>
internal static class ChorusScales
{
    /// <summary>Most field lines side by side in one figure.</summary>
    public const int MostColumns = 5;

    /// <summary>Width and height of a panel that stands beside n − 1 others, px.</summary>
    public static (double Width, double Height) Panel(int n) => n switch { 1 or 2 => (600, 320), 3 => (420, 290), _ => (300, 250) };

    /// <summary>A colour bar for the last panel of a row alone: its panels share one scale.</summary>
    public static ColourBar? Last(ColourBar bar, int column, int columns) => column == columns - 1 ? bar : null;

    /// <summary>A colour bar over all values of some maps, and some values it must show besides; linear.</summary>
    public static ColourBar Linear(string label, ColourMap colours, IEnumerable<double[,]> maps, params double[] besides)
    {
        double[] all = [.. maps.SelectMany(map => map.Cast<double>()).Where(double.IsFinite), .. besides];
        var (low, high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        return new(colours, Axis.Linear(label, low, high > low ? high : low + Math.Max(1e-9, 1e-3 * Math.Abs(low))));
    }

    /// <summary>A colour bar from the largest of all values of some maps down some decades.</summary>
    public static ColourBar Log(string label, ColourMap colours, IEnumerable<double[,]> maps, double decades)
    {
        double top = maps.SelectMany(map => map.Cast<double>()).Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).Max();
        return new(colours, Axis.Log(label, top / Math.Pow(10, decades), top));
    }

    /// <summary>The facts of a medium.</summary>
    public static IEnumerable<ReportFact> Facts(ChorusMedium medium)
    {
        yield return new("Electron density", medium.Density);
        yield return new(
            $"At the equator of L = {Numbers.Short(medium.Equator.LShell, 4)}",
            $"{Numbers.Short(medium.Equator.ElectronDensity / Physics.Units.PerCubicCentimetre)} cm^{{−3}}, ω_{{pe}}/ω_{{ce}} = {Numbers.Short(medium.Equator.FrequencyRatio)}");
        yield return new("Hot electrons", medium.Damping ?? "none: waves are not damped");
    }

    /// <summary>The facts of a source.</summary>
    public static IEnumerable<ReportFact> Facts(ElementSource? source)
    {
        if (source is null)
            yield break;
        yield return new("Element", source.Kind + (source.Rays > 0 ? $", of {Numbers.Integer(source.Rays)} rays" : ""));
        yield return new("Tone", $"{Numbers.Short(source.FirstFrequency, 4)} to {Numbers.Short(source.LastFrequency, 4)} Hz in {Numbers.Short(source.Duration)} s");
        yield return new("Amplitude at the source", $"up to {Numbers.Short(source.Amplitude / Physics.Units.PicoTesla)} pT");
    }
}
