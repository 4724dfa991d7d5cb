using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What <c>radbelt check</c> says of a <c>hybrid-pic</c> deck.</summary>
internal static class HybridCheck
{
    /// <summary>Label and value, in the order to show them.</summary>
    public static IEnumerable<(string Label, string Value)> Lines(HybridPicDeck deck, HybridPlan plan)
    {
        HybridPicSetup setup = plan.Setup;
        double fce = plan.Gyrofrequency, omega = Math.Tau * fce, unit = PhysicalConstants.SpeedOfLight / omega;
        yield return ("B_eq", Text($"{setup.Line.EquatorialField / Units.NanoTesla:G5} nT, f_ce {fce:G6} Hz, 1/Ω_e {1 / omega / Units.Microsecond:G4} us, c/Ω_e {unit / 1e3:G4} km"));
        yield return ("xi", Text($"{setup.Line.Curvature:G4} m^-2, {setup.Line.Curvature * unit * unit:G4} (Ω_e/c)^2: the equator of a dipole's line at L R_E = {setup.Line.DipoleRadius / PhysicalConstants.EarthRadius:G4} R_E"));
        yield return ("f_pe / f_ce", Text($"{plan.Mode.Plasma.ElectronPlasmaFrequency / plan.Mode.Plasma.ElectronGyrofrequency:G5}, cold electrons {setup.Cold.Density / Units.PerCubicCentimetre:G4} cm^-3"));
        yield return ("hot electrons", Hot(setup));
        double end = setup.Grid.Length / 2, dx = setup.Grid.CellSize;
        yield return ("domain", Text($"{setup.Grid.Length / 1e3:G5} km, {setup.Grid.Length / unit:G4} c/Ω_e, {setup.Grid.Cells:N0} cells of {dx:G4} m = {dx / unit:G3} c/Ω_e; R = B/B_eq at its ends {setup.Line.FieldRatio(end):G4}{Latitude(setup, end)}"));
        double frequency = deck.Trigger?.Frequency ?? (plan.Equilibrium.Fastest?.Frequency ?? 0.3 * omega) / Math.Tau, wavelength = Math.Tau / plan.Mode.WaveNumber(Math.Tau * frequency);
        yield return ("absorbing layers", Text($"{setup.Layer / 1e3:G4} km each, {setup.Layer / wavelength:G3} wavelengths of {wavelength / 1e3:G3} km ({frequency / fce:G3} f_ce at the equator)"));
        yield return ("time-step bounds", Text($"Courant {plan.Bounds.Courant:G4} s, gyration at the ends {plan.Bounds.Gyration:G4} s, plasma oscillation {plan.Bounds.Plasma:G4} s"));
        yield return ("time step", Text($"{plan.TimeStep:G4} s, Ω_e Δt = {omega * plan.TimeStep:G3}, {plan.TimeStep / plan.Bounds.Courant:F3} of the Courant limit, {plan.Steps:N0} in all to {deck.StopTime:G4} s = {omega * deck.StopTime:N0}/Ω_e"));
        yield return ("macro-particles", Text($"{plan.Particles:N0}, {setup.Hot.ParticlesPerCell:N0} a cell at the equator, {Method(setup.Hot)}"));
        yield return ("linear theory", Growth(plan));
        if (plan.Equilibrium.Largest is { } gain)
            yield return ("convective gain", Text($"of a wave that crosses the whole line e^{gain.Nepers:F2} = {Math.Exp(gain.Nepers):G3} in amplitude at most, at {gain.Frequency / omega:F3} f_ce"));
        yield return ("equilibrium", Equilibrium(plan.Equilibrium));
        if (deck.Trigger is { } trigger)
            yield return ("trigger", Text($"{trigger.Amplitude / Units.PicoTesla:G4} pT, {trigger.Amplitude / setup.Line.EquatorialField:G3} B_eq, at {trigger.Frequency / fce:G3} f_ce for {trigger.Duration:G4} s, {omega * trigger.Duration:N0}/Ω_e"));
        if (plan.ArchiveSettings is not null)
            yield return ("wave-field archive", Text($"{plan.ArchiveNodes:N0} nodes × {plan.ArchiveSamples:N0} samples {plan.ArchiveInterval / Units.Microsecond:G4} us apart: {Size(plan.ArchiveNodes * (double)plan.ArchiveSamples * WaveFieldSource.Components * sizeof(float))} before compression"));
    }

    private static string Hot(HybridPicSetup setup)
    {
        HotPopulation hot = setup.Hot;
        double energy = Species.Electron.RestEnergy / Units.KeV;
        return Text($"{hot.Density / Units.PerCubicCentimetre:G4} cm^-3 at the equator, {100 * hot.Density / setup.Cold.Density:G4} % of the cold ones; U∥ {hot.ParallelMomentum:G4}, U⊥ {hot.PerpendicularMomentum:G4} mc, as temperatures mc²U² {energy * hot.ParallelMomentum * hot.ParallelMomentum:G4} and {energy * hot.PerpendicularMomentum * hot.PerpendicularMomentum:G4} keV");
    }

    private static string Latitude(HybridPicSetup setup, double distance) => distance < DipoleArc.Length(setup.Line.DipoleRadius, Math.PI / 2)
        ? Text($", at latitudes of {DipoleArc.LatitudeAt(setup.Line.DipoleRadius, distance) / Units.Degree:G4}° of that dipole")
        : ", beyond the length of that dipole's line";

    private static string Method(HotPopulation hot) => (hot.DeltaF ? "δf" : "full f")
        + (hot.InitialWeight > 0 ? Text($", weights of {hot.InitialWeight:G3} to begin with") : "")
        + (hot.RelaxationTime is { } τ ? Text($", brought back to f0 in {τ:G4} s") : "");

    private static string Growth(HybridPlan plan) => plan.Equilibrium.Fastest is { } mode
        ? Text($"whistlers grow at the equator: γ up to {mode.GrowthRate:G4} s^-1 = {mode.GrowthRate / (Math.Tau * plan.Gyrofrequency):G3} Ω_e at {mode.Frequency / (Math.Tau * plan.Gyrofrequency):F3} f_ce, wavelength {Math.Tau / Math.Abs(mode.WaveNumber) / 1e3:G3} km: {mode.GrowthRate * plan.TimeStep * plan.Steps:F1} e-foldings in the run")
        : "no whistler grows";

    private static string Equilibrium(HotEquilibrium equilibrium) => equilibrium.IsEquilibrium
        ? Text($"hot electrons stay as they are without waves: f0 drifts by {equilibrium.Rate * equilibrium.QuarterBounce:0.0e-0} of itself in a quarter bounce of {equilibrium.QuarterBounce:G3} s; T⊥/T∥ - 1 = {equilibrium.Anisotropy:F3} at the equator")
        : Text($"hot electrons drift without waves: f0 by {equilibrium.Rate * equilibrium.QuarterBounce:G3} of itself, the density at the equator by {100 * equilibrium.DensityChange:G3} %, T⊥/T∥ - 1 = {equilibrium.Anisotropy:F3} by {equilibrium.AnisotropyChange:G3} in a quarter bounce of {equilibrium.QuarterBounce:G3} s");

    private static string Size(double bytes) => bytes < 1e10 ? Text($"{bytes / (1 << 20):G3} MiB") : Text($"{bytes / (1 << 30):N0} GiB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
