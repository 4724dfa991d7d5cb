using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a person at a terminal is told of a <c>pic</c> run.</summary>
internal static class PicSummary
{
    /// <summary>Lines of text.</summary>
    public static IEnumerable<string> Lines(PicDeck deck, PicResult result)
    {
        yield return Text($"{result.Run.Particles:N0} macro-particles, {result.Run.Steps:N0} steps to {result.Time:G4} s in {result.Run.Elapsed:F1} s: {result.Run.ParticleStepsPerSecond:0.00e-0} macro-particle steps/s on {result.DeviceDescription}");
        var energies = result.Records.Energy.Energies;
        if (energies.Count < 2)
            yield break;
        yield return Text($"energy: drift {result.Records.Energy.Drift:0.0e-0} of what there was, boundaries accounted for{Heating(result)}{Charge(deck, result)}");

        var strongest = energies.MaxBy(e => e.WaveField)!;
        double mean = Math.Sqrt(energies.Average(e => e.WaveField * e.WaveField));
        yield return Text($"waves: {mean / Units.PicoTesla:G4} pT rms over domain and run, at most {strongest.WaveField / Units.PicoTesla:G4} pT (B0/{deck.Plasma.B0 / strongest.WaveField:F0}) at {strongest.Time:G3} s, {energies[^1].WaveField / Units.PicoTesla:G4} pT at the end");
        if (result.Growth() is { Measured: { } fit } growth)
            yield return Text($"growth: γ = {fit.Rate:G4} ± {fit.StandardError:G2} s^-1 from {fit.From:G3} s to {fit.To:G3} s, largest of linear theory {growth.Theory:G4} s^-1");
        foreach (var (species, moments) in result.Plan.Setup.Species.Zip(result.Records.Species.Moments))
        {
            yield return Text($"{species.Name,10}: T∥ {moments[0].ParallelTemperature / Units.ElectronVolt:G4} → {moments[^1].ParallelTemperature / Units.ElectronVolt:G4} eV, T⊥ {moments[0].PerpendicularTemperature / Units.ElectronVolt:G4} → {moments[^1].PerpendicularTemperature / Units.ElectronVolt:G4} eV, A {moments[0].Anisotropy:F3} → {moments[^1].Anisotropy:F3}");
        }

        foreach (string line in Tracers(result))
            yield return line;
    }

    private static IEnumerable<string> Tracers(PicResult result)
    {
        foreach (string notice in result.Notices)
            yield return notice;
        if (result.Tracers is not { Times: [.., var elapsed] } tracers || !(elapsed > 0))
            yield break;
        yield return Text($"tracers after {elapsed:G4} s: ⟨(α − α0)²⟩ (formal) and variance (approximate), ⟨α − α0⟩ over the standard deviation");
        foreach (EnsembleRecord record in tracers.Ensembles)
        {
            Moments α = record.Moments[^1].PitchAngle;
            const double Square = Units.Degree * Units.Degree;
            yield return Text($"{record.Ensemble.PitchAngle / Units.Degree,6:G4}° {record.Ensemble.Energy / Units.KeV,8:G4} keV  {α.MeanSquare / Square,7:F1} deg²  {α.Variance / Square,7:F1} deg²  {α.AdvectionRatio,6:F2}, at most {record.Moments.Skip(1).Max(m => Math.Abs(m.PitchAngle.AdvectionRatio)):F2}");
        }
    }

    // δf is followed through its current alone: its charge has no Gauss's law to hold against.
    private static string Charge(PicDeck deck, PicResult result) => deck.Species.Any(s => s.DeltaF)
        ? ""
        : Text($"; charge: largest residual of Gauss's law {result.Records.Energy.ChargeResiduals.Max():0.0e-0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Heating(PicResult result) => Math.Abs(result.Records.Energy.Drift) > 0.02
        ? " <- the scheme heats or cools the plasma: smaller cells, more filter passes, or the energy-conserving gather"
        : "";
}
