// What a user writes first, built and run by PackageTests against the packed packages: a test-particle experiment and a table of coefficients.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

using Device device = Device.Default();
var whistler = new RMode(new ColdPlasma(140 * NanoTesla, electronDensity: 1e7));
double fce = whistler.Plasma.ElectronGyrofrequency, α = 45 * Degree;
double energy = Resonance.Energy(whistler, Species.Electron, 0.3 * fce, WaveDirections.Backward, α);
WaveSpectrum spectrum = WaveSpectrum.Flat(whistler, 0.2 * fce, 0.4 * fce, 5 * PicoTesla, WaveDirections.Backward);
Console.WriteLine(FormattableString.Invariant($"electron rest energy {Species.Electron.RestEnergy / KeV:F3} keV, resonant energy {energy / KeV:F2} keV"));

var waves = WaveSet.Realise(spectrum, count: 64, j => j * 0.618034 % 1);
var experiment = new BroadbandScattering { Waves = waves, Spectrum = spectrum, Ensembles = [new(α, energy, Count: 2000)], StopTime = 5 * Millisecond };
BroadbandScatteringResult run = experiment.Run(device);
double measured = run.Ensembles[0].Moments[^1].Formal(run.Times[^1]).AlphaAlpha;
Console.WriteLine(FormattableString.Invariant($"D_aa measured / weak turbulence = {measured / run.Theory[0].WeakTurbulence[^1].AlphaAlpha:F2} on {device.Id}"));

var oblique = new ObliqueSpectrum(whistler.Plasma, WaveBranch.Whistler, spectrum.Shape, WaveNormalDistribution.FieldAligned, spectrum.RmsAmplitude, spectrum.Directions);
DiffusionTable table = DiffusionCoefficients.Local(device, oblique, Species.Electron, [energy, 2 * energy], [α, 60 * Degree]);
Console.WriteLine(FormattableString.Invariant($"D_aa table / quasilinear = {table[0, 0].AlphaAlpha / run.Theory[0].Reference.AlphaAlpha:F4}"));
using Hdf5File file = Hdf5File.Create("coefficients.h5");
new Hdf5Table(file, "/coefficients", new TableAxis("energy", "J", "kinetic energy", table.Energies)).Add<double>(new("D_aa", "s-1", "at 45 deg"), [table[0, 0].AlphaAlpha, table[1, 0].AlphaAlpha]);
file.Commit();
