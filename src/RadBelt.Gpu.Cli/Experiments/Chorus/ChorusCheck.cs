using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Numbers that follow from decks of rays and chorus elements.</summary>
internal static class ChorusCheck
{
    /// <summary>The plasma at the equator of some field lines.</summary>
    public static IEnumerable<(string Label, string Value)> Plasma(DipolePlasmaSection plasma, IReadOnlyList<double> lShells)
    {
        yield return ("plasma", plasma.DensityInWords);
        foreach (double l in new[] { lShells[0], lShells[^1] }.Distinct())
        {
            ColdPlasma equator = plasma.Plasma.On(l).At(0);
            double fce = equator.ElectronGyrofrequency / Math.Tau;
            yield return (
                Text($"L = {l:G5}"),
                Text($"B_eq {equator.FieldStrength / Units.NanoTesla:G5} nT, f_ce {fce:G5} Hz, f_ce/2 {fce / 2:G5} Hz, n_e {equator.ElectronDensity / Units.PerCubicCentimetre:G4} cm^-3, f_pe / f_ce = {equator.FrequencyRatio:G4}, loss cone {new DipoleFieldLine(l, plasma.SurfaceField, plasma.EarthRadius).LossCone() / Units.Degree:F2}°"));
        }
    }

    /// <summary>An element's source.</summary>
    public static IEnumerable<(string Label, string Value)> Element(DipolePlasmaSection plasma, ElementSection element)
    {
        var (first, last) = element.Tone.Ends;
        yield return ("element", Text($"{DeckWords.Of(element.Kind)}, {first:G5} to {last:G5} Hz in {element.Tone.Chirp.Duration:G4} s, up to {element.Amplitude / Units.PicoTesla:G4} pT"));
        double l = element.Kind == ElementKind.Ducted ? element.LShells.Values[0] : element.ByLShell?.From ?? element.Launches!.LShells.Values[0];
        yield return ("  resonance", Resonance(plasma.Plasma.On(l), first, last));
        if (element.Launches is not null)
        {
            var launches = element.RayLaunches;
            yield return ("  rays", Text($"{launches.Count:N0}: L = {Range(launches[0].LShell, launches[^1].LShell)}, {Range(launches[0].Frequency, launches[^1].Frequency, " Hz")}, launched within {launches.Max(r => r.Time):G4} s; {Damping(element.Damping)}"));
        }

        ElementGridSection grid = element.Grid;
        yield return ("  table", Text($"{Count(element.LShells.Values.Count, "field line", "field lines")} × {grid.Times:N0} times to {grid.Duration:G4} s × {grid.Count:N0} latitudes, {grid.Latitudes.Low / Units.Degree:G4}° … {grid.Latitudes.High / Units.Degree:G4}°"));
    }

    /// <summary>The damping in words.</summary>
    public static string Damping(DampingSection? damping) => damping is null ? "no damping" : $"damped by {damping.InWords}";

    /// <summary>A number of electrons: in full where that can be read.</summary>
    public static string Count(double count) => count < 1e6 ? Text($"{count:N0}") : Text($"{count:0.###e0}");

    /// <summary>«1 field line», «2 field lines».</summary>
    public static string Count(long count, string one, string many) => Text($"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>«600 … 700 Hz», of one value «700 Hz».</summary>
    public static string Range(double from, double to, string unit = "") => (from == to ? Text($"{from:G5}") : Text($"{from:G5} … {to:G5}")) + unit;

    // n = −1 at the equator with waves that electrons near the loss cone meet head on.
    private static string Resonance(FieldLinePlasma line, double first, double last)
    {
        var mode = new RMode(line.At(0));
        double cone = line.Line.LossCone();
        return Text($"n = -1 at the equator of L = {line.Line.LShell:G5}, near the loss cone: {Energies(first)} with {first:G5} Hz, {Energies(last)} with {last:G5} Hz");

        string Energies(double f)
        {
            double ω = f * Math.Tau;
            return mode.PassBands.Any(band => band.Contains(ω, ω))
                ? string.Join(" and ", Waves.Resonance.Energies(mode, Species.Electron, ω, WaveDirections.Backward, cone).Select(e => Text($"{e / Units.KeV:G4} keV")).DefaultIfEmpty("no electron"))
                : "no electron (no whistler has this frequency there)";
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
