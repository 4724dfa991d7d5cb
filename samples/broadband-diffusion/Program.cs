// Electrons scattered by broadband whistlers, against quasilinear theory: Run I of Allanson et al. (2021), reduced.
// The same experiment as the deck small/run-I.yaml, written in C#.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

// 1. The plasma, and whistlers in it: 1.79 pT rms between 0.2 and 0.4 f_ce, running against B0.
var plasma = new ColdPlasma(140 * NanoTesla, electronDensity: 1e7);
var whistler = new RMode(plasma);
double fce = plasma.ElectronGyrofrequency;
WaveSpectrum spectrum = WaveSpectrum.Flat(whistler, 0.2 * fce, 0.4 * fce, 1.79 * PicoTesla, WaveDirections.Backward);

// 2. The spectrum as 128 waves of random phase.
var phases = new RandomStream(seed: 2021, RandomStreams.WavePhases);
WaveSet waves = WaveSet.Realise(spectrum, count: 128, j => phases.Uniform(j).First);

// 3. Electrons in resonance with 0.3 f_ce at seven pitch angles.
ParticleEnsemble[] ensembles = [.. new[] { 15, 25, 35, 45, 55, 65, 75 }.Select(degrees => new ParticleEnsemble(
    degrees * Degree, Resonance.Energy(whistler, Species.Electron, 0.3 * fce, WaveDirections.Backward, degrees * Degree), Count: 1000))];

// 4. Let them scatter for 20 ms on the fastest device here.
var experiment = new BroadbandScattering { Waves = waves, Spectrum = spectrum, Ensembles = ensembles, StopTime = 20 * Millisecond, Seed = 2021 };
using Device device = Device.Default();
BroadbandScatteringResult result = experiment.Run(device);

// 5. Measured and quasilinear coefficients.
Console.WriteLine($"{result.Plan.Particles:N0} electrons on {device.Description}: {result.WaveEvaluationsPerSecond:0.00e-0} wave evaluations/s");
double elapsed = result.Times[^1];
foreach ((EnsembleRecord record, ScatteringTheory theory) in result.Ensembles.Zip(result.Theory))
{
    ScatteringMoments moments = record.Moments[^1];
    DiffusionTensor measured = moments.Formal(elapsed), error = moments.FormalError(elapsed);
    Console.WriteLine(FormattableString.Invariant(
        $"{record.Ensemble.PitchAngle / Degree,3:F0}°  {record.Ensemble.Energy / KeV,6:F2} keV  D_αα {measured.AlphaAlpha:0.00e-0} ± {error.AlphaAlpha:0.0e-0} s⁻¹, quasilinear {theory.Reference.AlphaAlpha:0.00e-0} s⁻¹"));
}

// 6. Keep them: a table with a named axis, which xarray and h5netcdf open as such.
using Hdf5File file = Hdf5File.Create(args.Length > 0 ? args[0] : "broadband-diffusion.h5");
var table = new Hdf5Table(file, "/coefficients", new TableAxis("pitch_angle", "rad", "initial pitch angle", [.. ensembles.Select(e => e.PitchAngle)]));
table.Add<double>(new("D_aa", "s-1", "measured pitch-angle diffusion coefficient"), [.. result.Ensembles.Select(e => e.Moments[^1].Formal(elapsed).AlphaAlpha)]);
table.Add<double>(new("D_aa_theory", "s-1", "quasilinear pitch-angle diffusion coefficient"), [.. result.Theory.Select(t => t.Reference.AlphaAlpha)]);
file.Commit();
Console.WriteLine($"kept in {file.Path}");
