// Weak turbulence and its quasilinear limit: diffusion coefficients that depend on the elapsed time (Allanson et al. 2022, Eqs. 20–22, 26).
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

// 1. The reference plasma and a flat band of whistlers that run against B0.
var plasma = new ColdPlasma(140 * NanoTesla, electronDensity: 1e7);
var whistler = new RMode(plasma);
double fce = plasma.ElectronGyrofrequency;
WaveSpectrum spectrum = WaveSpectrum.Flat(whistler, 0.2 * fce, 0.4 * fce, 1.79 * PicoTesla, WaveDirections.Backward);

// 2. An electron at 45°, in resonance with the middle of the band.
double α = 45 * Degree;
double energy = Resonance.Energy(whistler, Species.Electron, 0.3 * fce, WaveDirections.Backward, α);
DiffusionTensor limit = Quasilinear.Coefficients(spectrum, Species.Electron, energy, α);
Console.WriteLine(FormattableString.Invariant($"{energy / KeV:F2} keV, 45°: quasilinear D_αα = {limit.AlphaAlpha:0.0000e-0} s⁻¹"));

// 3. The coefficient after one, ten, … gyroperiods: waves far from resonance matter at first, then only the resonant ones.
double gyroperiod = 2 * Math.PI / fce;
double[] times = [.. new[] { 1, 3, 10, 30, 100, 300, 1000 }.Select(n => n * gyroperiod)];
double[] coefficients = [.. times.Select(t => WeakTurbulence.Coefficients(spectrum, Species.Electron, energy, α, t).AlphaAlpha)];
foreach ((double time, double d) in times.Zip(coefficients))
{
    Console.WriteLine(FormattableString.Invariant($"Δt = {time / gyroperiod,5:F0} gyroperiods: D_αα(Δt) / quasilinear = {d / limit.AlphaAlpha:F4}"));
}

// 4. Keep the curve.
using Hdf5File file = Hdf5File.Create(args.Length > 0 ? args[0] : "weak-turbulence.h5");
var table = new Hdf5Table(file, "/coefficients", new TableAxis("elapsed_time", "s", "elapsed time", times));
table.Add<double>(new("D_aa", "s-1", "weak-turbulence pitch-angle diffusion coefficient"), coefficients);
file.Commit();
Console.WriteLine($"kept in {file.Path}");
