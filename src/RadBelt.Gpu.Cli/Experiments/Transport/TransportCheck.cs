using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Numbers that follow from a <c>transport</c> deck.</summary>
internal static class TransportCheck
{
    /// <summary>Label and value, in the order to show them.</summary>
    public static IEnumerable<(string Label, string Value)> Of(TransportDeck deck, TransportInputs inputs)
    {
        var plasma = new ColdPlasma(deck.Line.EquatorialField, deck.ColdDensity);
        double fce = plasma.ElectronGyrofrequency / Math.Tau;
        yield return ("field line", Text($"B_eq {deck.Line.EquatorialField / Units.NanoTesla:G5} nT, ξ {deck.Line.Curvature:G5} m⁻², f_ce {fce:G6} Hz, f_pe / f_ce = {plasma.FrequencyRatio:G4}"));
        if (inputs.Archive is { } archive)
            yield return ("archive", $"{archive.Name}: {Grid(archive.Grid)}");
        if (inputs.BroadbandGrid is { } grid && deck.Broadband is { } section)
        {
            yield return ("broadband", Text($"{section.Waves:N0} waves a hemisphere, {section.Band.Low / fce:G4} … {section.Band.High / fce:G4} f_ce, times {deck.Scale:G4}: {Grid(grid)}"));
            foreach (LatitudeSpectrumSection s in section.Spectra)
                yield return ("  spectrum", Text($"{s.Latitude / Units.Degree:G4}°, z = {DipoleArc.Length(deck.Line.DipoleRadius, s.Latitude) / Units.Kilometre:G5} km: B_w {s.Amplitude * deck.Scale / Units.PicoTesla:G4} pT = {s.Amplitude * deck.Scale / deck.Line.FieldStrength(DipoleArc.Length(deck.Line.DipoleRadius, s.Latitude)):G3} B0 about {s.Center / fce:G4} ± {s.Width / fce:G3} f_ce"));
        }

        foreach (double energy in deck.Ensembles.Energies.Values)
        {
            string bounces = string.Join(", ", Ends(deck.Ensembles.PitchAngles.Values).Select(α => Text($"{deck.Line.BouncePeriod(Species.Electron.Speed(energy), α):G4} s at {α / Units.Degree:G4}°")));
            yield return ("electrons", Text($"{energy / Units.KeV:G5} keV ({energy / Species.Electron.RestEnergy:G3} E_R), {deck.Ensembles.PitchAngles.Values.Count} pitch angles × {deck.Ensembles.Count:N0}, bounce periods {bounces}"));
        }

        foreach (WaveFieldGrid each in inputs.Grids)
        {
            TransportPlan plan = inputs.Plan(each);
            yield return ("steps", Text($"{plan.Steps:N0} of {plan.TimeStep:G4} s, {Math.Tau / (plasma.ElectronGyrofrequency * plan.TimeStep):F1} a gyration at the equator; {plan.ElectronSteps:0.0e0} of electrons"));
        }
    }

    private static IEnumerable<double> Ends(IReadOnlyList<double> values) => new[] { values[0], values[^1] }.Distinct();

    private static string Grid(WaveFieldGrid grid) => Text($"{grid.Nodes:N0} nodes, {grid.FirstNode / Units.Kilometre:G5} … {grid.LastNode / Units.Kilometre:G5} km, {grid.Samples:N0} samples, {grid.StartTime:G5} … {grid.EndTime:G5} s");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
