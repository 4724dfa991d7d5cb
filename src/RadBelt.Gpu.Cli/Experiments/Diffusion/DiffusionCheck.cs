using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Numbers that follow from a <c>diffusion</c> deck.</summary>
internal static class DiffusionCheck
{
    /// <summary>Label and value, in the order to show them.</summary>
    public static IEnumerable<(string Label, string Value)> Of(DiffusionPlan plan)
    {
        DiffusionSetup setup = plan.Setup;
        yield return ("coefficients", setup.Latitude is { } latitude
            ? Text($"local, at magnetic latitude {latitude / Units.Degree:G4}°, waves {setup.Directions}")
            : "averaged over the bounce, waves of both directions");
        yield return ("tables", Text($"{setup.Tables:N0} of {setup.Energies.Length:N0} energies × {setup.PitchAngles.Length:N0} pitch angles"));
        for (int l = 0; l < setup.Shells.Count; l++)
        {
            DiffusionShell shell = setup.Shells[l];
            string ratios = shell.Ratios.Length > 12
                ? Text($"{shell.Ratios[0]:G5} … {shell.Ratios[^1]:G5} ({shell.Ratios.Length} values)")
                : string.Join(", ", shell.Ratios.Select(r => Text($"{r:G5}")));
            yield return (
                Text($"L = {shell.L:G4}"),
                Text($"B_eq {shell.EquatorialField / Units.NanoTesla:G5} nT, f_ce {shell.Gyrofrequency:G6} Hz, f_pe / f_ce = {ratios}, loss cone {shell.LossCone / Units.Degree:F2}°"));
        }

        for (int w = 0; w < setup.Waves.Count; w++)
        {
            yield return (setup.Waves[w].Name, Waves(plan, w));
            yield return ("  source", setup.Waves[w].Source);
        }

        if (setup.EstimateFrom is { } from)
        {
            double[] energies = plan.SourceEnergies;
            yield return ("estimates", Text($"{string.Join(", ", setup.EstimateMethods)}, from f_pe/f_ce = {from:G5} at {energies.Length:N0} energies, {energies[0] / Units.MeV:G4} … {energies[^1] / Units.MeV:G4} MeV"));
        }

        foreach (string sector in setup.Sectors)
            yield return ("sector", sector);
    }

    private static string Waves(DiffusionPlan plan, int w)
    {
        WaveModel model = plan.Waves[w];
        DiffusionWaves waves = plan.Setup.Waves[w];
        double fce = plan.Setup.Shells[0].Gyrofrequency;
        FieldLinePlasma line = plan.Plasma(0, plan.Ratio(0));
        LocalWaves here = model.At(line, model.LowestLatitude);
        string band = Text($"{here.Shape.Lower / Math.Tau / fce:G4} … {here.Shape.Upper / Math.Tau / fce:G4} f_ce");
        return Text($"{waves.Branch}, {band}, B_w {here.RmsAmplitude / Units.PicoTesla:G4} pT at {model.LowestLatitude / Units.Degree:G3}°, |λ| up to {model.HighestLatitude / Units.Degree:G3}°{Resonant(plan, line, model, here)}");
    }

    // n = −1 at the equator, for waves along B0 that electrons meet head on: below the least of these energies the principal resonance is out of the band.
    private static string Resonant(DiffusionPlan plan, FieldLinePlasma line, WaveModel model, LocalWaves here)
    {
        if (model.Branch != WaveBranch.Whistler || plan.Setup.Species != Species.Electron)
            return "";
        var mode = new RMode(line.At(model.LowestLatitude));
        double[] energies = [.. new[] { here.Shape.Lower, here.Shape.Upper }
            .Where(ω => mode.PassBands.Any(band => band.Contains(ω, ω)))
            .SelectMany(ω => Resonance.Energies(mode, Species.Electron, ω, WaveDirections.Backward, 0))];
        return energies.Length == 0 ? "" : Text($"; along B0 it resonates (n = −1) with {energies.Min() / Units.KeV:G4} … {energies.Max() / Units.KeV:G4} keV at f_pe/f_ce = {plan.Setup.Shells[0].Ratios[0]:G5}");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
