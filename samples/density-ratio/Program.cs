// Bounce-averaged diffusion coefficients at one density ratio estimated from those at another (Albert, Longley & Chan 2024), and held against calculated ones.
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using static RadBelt.Gpu.Physics.Units;

// 1. A field line at L = 4.5, with ω_pe/ω_ce = 2 at its equator in one case and 6 in another; chorus near the equator in both.
var line = new DipoleFieldLine(lShell: 4.5);
var thin = new FieldLinePlasma(line, new FrequencyRatioDensity(2));
var dense = new FieldLinePlasma(line, new FrequencyRatioDensity(6));
WaveModel chorus = WaveModelCatalog.Named("albert2024-equatorial-chorus");

// 2. Electrons of 50 keV … 1 MeV where coefficients are wanted; p1 R1 = p2 R2 says at which energies the others are needed.
double[] energies = [.. Enumerable.Range(0, 12).Select(i => 50 * KeV * Math.Pow(20, i / 11.0))];
double[] pitchAngles = [.. Enumerable.Range(0, 30).Select(i => (1.5 + 3 * i) * Degree)];
var method = DensityRatioScaling.Albert2024;
double[] sourceEnergies = [.. energies.Select(e => method.SourceEnergy(Species.Electron, e, targetRatio: 6, sourceRatio: 2))];

// 3. Coefficients at both ratios, on the fastest device here.
using Device device = Device.Default();
var settings = new DiffusionSettings { Harmonics = new HarmonicRange(-5, 5) };
DiffusionTable source = DiffusionCoefficients.BounceAveraged(device, thin, chorus, Species.Electron, sourceEnergies, pitchAngles, settings);
DiffusionTable calculated = DiffusionCoefficients.BounceAveraged(device, dense, chorus, Species.Electron, energies, pitchAngles, settings);
Console.WriteLine(FormattableString.Invariant(
    $"{device.Description}: {(double)(source.Work.IntegrandEvaluations + calculated.Work.IntegrandEvaluations):0.00e0} evaluations of integrands"));

// 4. The estimate, and how far it is from what was calculated.
DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(source, sourceRatio: 2, targetRatio: 6, energies, method);
DensityRatioComparison ratios = estimate.Compare(calculated);
foreach ((string name, EstimateRatios ratio) in new[] { ("D_αα", ratios.AlphaAlpha), ("D_αp", ratios.AlphaMomentum), ("D_pp", ratios.MomentumMomentum) })
{
    Console.WriteLine(FormattableString.Invariant(
        $"{name}: estimated over calculated has the median {ratio.Quantile(0.5):F2}; {100 * ratio.FractionWithin(2):F0} % lie within a factor of 2"));
}

// 5. Keep D_αα: a table with named axes, which xarray and h5netcdf open as such.
using Hdf5File file = Hdf5File.Create(args.Length > 0 ? args[0] : "density-ratio.h5");
var table = new Hdf5Table(
    file, "/coefficients", new("energy", "J", "kinetic energy", energies), new("pitch_angle", "rad", "equatorial pitch angle", pitchAngles));
table.Add<double>(new("D_aa", "s-1", "calculated pitch-angle diffusion coefficient"), Column((e, a) => calculated[e, a].AlphaAlpha));
table.Add<double>(new("D_aa_estimate", "s-1", "the same, estimated"), Column((e, a) => estimate[e, a]?.AlphaAlpha ?? double.NaN));
file.Commit();
Console.WriteLine($"kept in {file.Path}");

double[] Column(Func<int, int, double> value) =>
    [.. from e in Enumerable.Range(0, energies.Length) from a in Enumerable.Range(0, pitchAngles.Length) select value(e, a)];
