using System.Globalization;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a person at a terminal is told of a <c>hybrid-pic</c> run.</summary>
internal static class HybridSummary
{
    private const int MostElements = 12;

    /// <summary>Lines of text.</summary>
    public static IEnumerable<string> Lines(HybridResult result, HybridReportData data)
    {
        PicRun run = result.Run;
        yield return Text($"{run.Particles:N0} macro-particles, {run.Steps:N0} steps to {result.Time:G4} s in {run.Elapsed:F1} s: {run.ParticleStepsPerSecond:0.00e-0} macro-particle steps/s on {result.DeviceDescription}");
        var energies = result.Records.Energy.Energies;
        if (energies.Count < 2)
            yield break;
        yield return Text($"energy: drift {result.Records.Energy.Drift:0.0e-0} of what there was, ends and relaxation accounted for");
        var strongest = energies.MaxBy(e => e.WaveField)!;
        yield return Text($"waves: at most {strongest.WaveField / Units.PicoTesla:G4} pT rms over the domain, at {strongest.Time:G3} s; {energies[^1].WaveField / Units.PicoTesla:G4} pT at the end");
        if (data.Run.Growth is { Measured: { } fit } growth)
            yield return Text($"growth: γ = {fit.Rate:G4} ± {fit.StandardError:G2} s^-1 from {fit.From:G3} s to {fit.To:G3} s, largest of linear theory at the equator {growth.Theory:G4} s^-1");
        foreach (string line in Elements(data))
            yield return line;
        foreach (string notice in result.Notices)
            yield return notice;
        if (data.Archive is { } archive)
            yield return Text($"wave-field archive: {archive.Samples:N0} samples of {archive.Nodes:N0} nodes, {archive.Bytes / 1048576.0:F1} MiB");
    }

    private static IEnumerable<string> Elements(HybridReportData data)
    {
        double fce = data.Setup.Gyrofrequency;
        if (data.Places.Count > 0 && data.Elements.Count == 0)
            yield return "elements: none stands out of the background";
        foreach (PlacedElement element in data.Elements.Take(MostElements))
        {
            RisingTone tone = element.Tone;
            yield return Text($"element at {data.Places[element.Place].Latitude / Units.Degree:F1}°: {tone.Start:F4} to {tone.Times[^1]:F4} s, {tone.Frequencies[0] / fce:F3} to {tone.Frequencies[^1] / fce:F3} f_ce, df/dt {tone.ChirpRate / 1e3:G3} ± {tone.ChirpRateError / 1e3:G2} kHz/s = {tone.ChirpRate / (Math.Tau * fce * fce):0.0e-0} Ω_e², at most {element.LargestAmplitude / Units.PicoTesla:G3} pT");
        }

        if (data.Elements.Count > MostElements)
            yield return Text($"and {data.Elements.Count - MostElements} more elements");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
