// Whistlers that grow out of anisotropic electrons, in a particle-in-cell run: the deck small/growth.yaml, smaller still, written in C#.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Pic.Recorders;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

// 1. The plasma of Runs VI–X of Allanson et al. (2021): cold electrons, and some that are hot and anisotropic.
const double B0 = 140 * NanoTesla, Density = 1e7;
PicSpecies Electrons(string name, double fraction, double parallel, double perpendicular, int particlesPerCell) => new(
    name, Species.Electron, fraction * Density, new BiMaxwellian(Species.Electron, parallel, perpendicular), particlesPerCell) { Start = ParticleStart.Quiet };
PicSpecies[] electrons =
[
    Electrons("cold", 0.9778, 1 * ElectronVolt, 1 * ElectronVolt, 32),
    Electrons("cool", 0.02, 2 * KeV, 5.4 * KeV, 160),
    Electrons("warm", 0.002, 20 * KeV, 50 * KeV, 32),
    Electrons("hot", 0.0002, 100 * KeV, 230 * KeV, 16),
];

// 2. What linear theory says of it.
LinearMode fastest = RelativisticDispersion.RMode(B0, electrons.Select(s => new PlasmaComponent(
    s.Kind, s.Density, s.Distribution.Moments.ParallelTemperature * s.Kind.RestEnergy, s.Distribution.Moments.PerpendicularTemperature * s.Kind.RestEnergy, 0)))
    .MostUnstable(1e-4, 1e-3)!.Value;
var whistler = new RMode(new ColdPlasma(B0, Density));
Console.WriteLine(FormattableString.Invariant(
    $"linear theory: whistlers of {fastest.Frequency / whistler.Plasma.ElectronGyrofrequency:F2} f_ce grow fastest, γ = {fastest.GrowthRate:F0} s⁻¹"));

// 3. A periodic domain of 60 km, a fixed background in place of protons.
var setup = new PicSetup(new PicGrid(cells: 100, cellSize: 600), B0, electrons) { NeutralisingBackground = true, FilterPasses = 2, Seed = 2021 };
using Device device = Device.Default();
using PicModel model = PicModel.Create(device, setup);

// 4. Tracers in resonance with 0.3 f_ce, and what is to be recorded.
ParticleEnsemble Resonant(double α) => new(α, Resonance.Energy(whistler, Species.Electron, 0.3 * whistler.Plasma.ElectronGyrofrequency, WaveDirections.Backward, α), 500);
PicTracers tracers = model.Add(new TracerSet { Injected = [Resonant(15 * Degree), Resonant(45 * Degree), Resonant(75 * Degree)], StartTime = 10 * Millisecond });
var energy = new EnergyHistory(model, 2 * Millisecond);
var species = new SpeciesHistory(model, 2 * Millisecond);
var scattering = new ScatteringRecorder(tracers, new(2 * Millisecond, 0, [], 0, 1, [.. Enumerable.Repeat((0.0, Math.PI), 3)]), seed: 1);

// 5. Run it.
var simulation = new Simulation(model, TimeStepBounds.Of(setup).Recommended, stopTime: 40 * Millisecond);
simulation.Outputs.Add(energy);
simulation.Outputs.Add(species);
simulation.Outputs.Add(scattering);
simulation.Run();

// 6. Waves, energy, anisotropy, tracers.
foreach (PicEnergy e in energy.Energies.Where((_, i) => i % 2 == 0))
{
    Console.WriteLine(FormattableString.Invariant($"{e.Time / Millisecond,4:F0} ms  B_w {e.WaveField / PicoTesla,6:F0} pT"));
}

Console.WriteLine(FormattableString.Invariant(
    $"energy drift {energy.Drift:0.0e-0}; anisotropy of the cool electrons {species.Moments[1][0].Anisotropy:F2} → {species.Moments[1][^1].Anisotropy:F2}"));
foreach (EnsembleRecord record in scattering.Ensembles)
{
    Moments α = record.Moments[^1].PitchAngle;
    Console.WriteLine(FormattableString.Invariant(
        $"{record.Ensemble.PitchAngle / Degree,3:F0}°: ⟨(α − α0)²⟩ {α.MeanSquare / (Degree * Degree):F0} deg², variance {α.Variance / (Degree * Degree):F0} deg²"));
}
