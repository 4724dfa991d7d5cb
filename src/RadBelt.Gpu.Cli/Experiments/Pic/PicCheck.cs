using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What <c>radbelt check</c> says of a <c>pic</c> deck.</summary>
internal static class PicCheck
{
    /// <summary>Label and value, in the order to show them.</summary>
    public static IEnumerable<(string Label, string Value)> Lines(PicDeck deck, PicPlan plan)
    {
        PicSetup setup = plan.Setup;
        ColdPlasma plasma = plan.Mode.Plasma;
        double inertial = PhysicalConstants.SpeedOfLight / plasma.ElectronPlasmaFrequency, dx = setup.Grid.CellSize, debye = TimeStepBounds.DebyeLength(setup);
        yield return ("f_ce", Text($"{plasma.ElectronGyrofrequency / Math.Tau:G6} Hz"));
        yield return ("f_pe / f_ce", Text($"{plasma.FrequencyRatio:G5}"));
        yield return ("electron inertial length c/ω_pe", Text($"{inertial / 1e3:G4} km, {inertial / dx:G3} cells"));
        yield return ("domain", Text($"{setup.Grid.Length / 1e3:G5} km, {setup.Grid.Length / inertial:G4} c/ω_pe, {setup.Grid.Cells:N0} cells of {dx:G4} m"));
        yield return ("Debye length", Text($"{debye:G3} m; a cell is {dx / debye:G3} of them, with {DeckWords.Of(deck.Gather)} gather and order-{deck.Shape} shapes"));
        TimeStepBounds bounds = plan.Bounds;
        yield return ("time-step bounds", Text($"Courant {bounds.Courant:G4} s, gyration {bounds.Gyration:G4} s, plasma oscillation {bounds.Plasma:G4} s"));
        yield return ("time step", Text($"{plan.TimeStep:G4} s, {plan.TimeStep / bounds.Courant:F3} of the Courant limit, {Math.Tau / (plasma.ElectronGyrofrequency * plan.TimeStep):F0} a gyration, {plan.Steps:N0} in all"));
        yield return ("macro-particles", Text($"{plan.Particles:N0}, {setup.Species.Sum(s => (long)s.ParticlesPerCell):N0} a cell"));
        foreach (PicSpecies species in setup.Species)
            yield return ($"  {species.Name}", Species(species));
        foreach ((string Label, string Value) line in Waves(plan))
            yield return line;
        yield return ("noise expected", Noise(plan));
        yield return ("linear theory", Growth(plan));
        yield return ("resonant energies", Resonances(plan));
    }

    private static string Species(PicSpecies species)
    {
        var moments = species.Distribution.Moments;
        double energy = species.Kind.RestEnergy / Units.ElectronVolt, parallel = moments.ParallelTemperature, perpendicular = moments.PerpendicularTemperature;
        string anisotropy = parallel > 0 ? Text($", A = {Math.Round((perpendicular / parallel) - 1, 3) + 0.0:F3}") : "";
        return Text($"{species.Density:G4} m^-3 of {species.Kind.Name}, T∥ {parallel * energy:G4} eV, T⊥ {perpendicular * energy:G4} eV{anisotropy}, {species.ParticlesPerCell:N0} a cell, {PicResult.Method(species)}");
    }

    private static IEnumerable<(string Label, string Value)> Waves(PicPlan plan)
    {
        if (plan.Setup.Open is not { } open)
            yield break;
        double frequency = open.Frequency ?? 0.5 * (plan.Band.Lower + plan.Band.Upper) / Math.Tau;
        double wavelength = Math.Tau / plan.Mode.WaveNumber(Math.Tau * frequency);
        yield return ("absorbing layers", Text($"{open.Layer / 1e3:G4} km each, {open.Layer / wavelength:G3} wavelengths of {wavelength / 1e3:G3} km"));
        if (open.Driver is not { } driver)
            yield break;
        double stop = plan.TimeStep * plan.Steps, realised = Realised(driver, stop);
        yield return ("driver", Text($"{driver.SourceAmplitude / Units.PicoTesla:G4} pT rms in front of the plasma, {driver.Amplitude / Units.PicoTesla:G4} pT of waves in it: 2μ/(1 + μ) of each; with the phases of this seed {realised / Units.PicoTesla:G4} pT over the run"));
        double crossing = plan.CrossingTime!.Value;

        // While waves fill the domain it holds a part of them: half on average until they have crossed it.
        double mean = realised * Math.Sqrt(crossing < stop ? 1 - (0.5 * crossing / stop) : 0.5 * stop / crossing);
        yield return ("crossing time", Text($"{crossing:G4} s at the group speed of {plan.Mode.GroupSpeed(0.5 * (plan.Band.Lower + plan.Band.Upper)) / 1e3:N0} km/s; rms over the domain and the whole run then {mean / Units.PicoTesla:G4} pT if nothing damps or amplifies"));
        yield return ("on the way across", Across(plan, crossing));
    }

    // Over a short run waves of random phase beat about their mean power.
    private static double Realised(WhistlerDriver driver, double duration)
    {
        const int Samples = 4000;
        return Math.Sqrt(Enumerable.Range(0, Samples).Select(i => driver.At((i + 0.5) * duration / Samples, 0)).Average(b => (b.By * b.By) + (b.Bz * b.Bz)));
    }

    // By linear theory of the whole plasma: hot electrons damp waves above A/(1 + A) f_ce.
    private static string Across(PicPlan plan, double crossing)
    {
        ParallelDispersion theory = plan.Theory();
        double gyro = plan.Mode.Plasma.ElectronGyrofrequency, middle = 0.5 * (plan.Band.Lower + plan.Band.Upper), length = crossing * plan.Mode.GroupSpeed(middle);
        return "amplitudes change by factors of " + string.Join(", ", ((double[])[plan.Band.Lower, middle, plan.Band.Upper]).Select(ω =>
            Text($"{Math.Exp(theory.Mode(plan.Mode.WaveNumber(ω)).GrowthRate * length / plan.Mode.GroupSpeed(ω)):G3} at {ω / gyro:G2} f_ce")));
    }

    private static string Noise(PicPlan plan)
    {
        if (plan.Noise is not { } noise || plan.FullNoise is not { } full)
            return "no estimate for this plasma";
        double gyro = plan.Mode.Plasma.ElectronGyrofrequency, band = noise.BandField;
        string range = Text($"{plan.Band.Lower / gyro:G2}–{plan.Band.Upper / gyro:G2} f_ce");
        if (plan.Setup.Species.Where(s => s.Kind.Charge < 0).All(s => s.DeltaF))
            return Text($"no shot noise (δf); as many macro-particles of full f would make {full.BandField / Units.PicoTesla:G3} pT rms of whistlers in {range}");
        string what = Text($"{band / Units.PicoTesla:G3} pT rms of whistlers in {range}, {noise.WhistlerField / Units.PicoTesla:G3} pT in all, E∥ {noise.ParallelField:G3} V/m");
        if (plan.Setup.Species.Any(s => s.DeltaF))
            what += Text($", of the full-f species; {full.BandField / Units.PicoTesla:G3} pT without δf");
        string warning = plan.Setup.Open?.Driver is { } driver && band > driver.Amplitude
            ? "  <- above the driver's waves: more particles per cell, or delta_f"
            : "";
        return what + warning;
    }

    private static string Growth(PicPlan plan) => plan.Growth is { } mode
        ? Text($"whistlers grow: γ up to {mode.GrowthRate:G4} s^-1 at {mode.Frequency / plan.Mode.Plasma.ElectronGyrofrequency:F3} f_ce, wavelength {Math.Tau / Math.Abs(mode.WaveNumber) / 1e3:G3} km: {mode.GrowthRate * plan.TimeStep * plan.Steps:F1} e-foldings in the run")
        : "no whistler grows";

    private static string Resonances(PicPlan plan)
    {
        double gyro = plan.Mode.Plasma.ElectronGyrofrequency, middle = plan.Setup.Open?.Driver is null && plan.Growth is { } mode ? mode.Frequency : 0.5 * (plan.Band.Lower + plan.Band.Upper);
        IEnumerable<string> energies = ((double[])[15, 45, 75]).Select(α => Resonance.Energies(plan.Mode, Physics.Species.Electron, middle, WaveDirections.Backward, α * Units.Degree) is [double lowest, ..]
            ? Text($"{lowest / Units.KeV:G4} keV at {α}°")
            : Text($"none at {α}°"));
        return Text($"{string.Join(", ", energies)} with {middle / gyro:F3} f_ce (pitch angles from the way against the waves)");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
