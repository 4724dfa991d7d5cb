using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

using Device device = Device.Default();                              // CUDA, else OpenCL, else the SIMD CPU

var plasma = new ColdPlasma(140 * NanoTesla, electronDensity: 1e7);
var whistler = new RMode(plasma);
double frequency = 0.3 * plasma.ElectronGyrofrequency;
WaveSet wave = WaveSet.Of(whistler, new Wave(frequency, WaveDirections.Backward, Amplitude: 100 * PicoTesla, PhaseTurns: 0));

double energy = Resonance.Energy(whistler, Species.Electron, frequency, WaveDirections.Backward, 45 * Degree);
using Particles electrons = Particles.Uniform(
    device, Species.Electron, [new ParticleEnsemble(45 * Degree, energy, Count: 10_000)], domain: 1000 * Kilometre, seed: 42);

using var model = TestParticleModel.Create(electrons, new UniformField(140 * NanoTesla).Plus(wave), new Boris());
new Simulation(model, timeStep: 5 * Microsecond, stopTime: 20 * Millisecond).Run();

var (α, E) = (new double[electrons.Count], new double[electrons.Count]);
electrons.UpdatePitchAngleAndEnergy();
electrons.ReadPitchAngleAndEnergy(first: 0, α, E);
Console.WriteLine($"{energy / KeV:F2} keV at 45° became {E.Min() / KeV:F2} … {E.Max() / KeV:F2} keV at {α.Min() / Degree:F1}° … {α.Max() / Degree:F1}°");
