// What a user writes first: built and run by PackageTests against the packed packages.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

Console.WriteLine(FormattableString.Invariant($"electron rest energy {Species.Electron.RestEnergy / KeV:F3} keV"));

var whistler = new RMode(new ColdPlasma(140 * NanoTesla, electronDensity: 1e7));
double fce = whistler.Plasma.ElectronGyrofrequency;
WaveSpectrum spectrum = WaveSpectrum.Flat(whistler, 0.2 * fce, 0.4 * fce, 5 * PicoTesla, WaveDirections.Backward);
double energy = Resonance.Energy(whistler, Species.Electron, 0.3 * fce, WaveDirections.Backward, 45 * Degree);
Console.WriteLine(FormattableString.Invariant($"resonant energy {energy / KeV:F2} keV"));

using Device device = Device.Default();
BroadbandScatteringResult run = new BroadbandScattering
{
    Waves = WaveSet.Realise(spectrum, count: 64, j => j * 0.618034 % 1),
    Spectrum = spectrum,
    Ensembles = [new ParticleEnsemble(45 * Degree, energy, Count: 2000)],
    StopTime = 5 * Millisecond,
}.Run(device);
DiffusionTensor measured = run.Ensembles[0].Moments[^1].Formal(run.Times[^1]), theory = run.Theory[0].WeakTurbulence[^1];
Console.WriteLine(FormattableString.Invariant($"D_aa measured / weak turbulence = {measured.AlphaAlpha / theory.AlphaAlpha:F2} on {device.Id}"));
